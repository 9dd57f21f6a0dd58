package dev.sluice.local.tidb.load;

import dev.sluice.local.tidb.plan.SourceFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** A data file on this machine's disk: the file itself, or a copy of a remote one that goes when it is closed. */
record Fetched(Path path, boolean copied) implements AutoCloseable {

    /** @param scratch where copies may lie */
    static Fetched of(SourceFile file, Path scratch) throws IOException {
        if (file.remote().isEmpty()) {
            return new Fetched(file.path(), false);
        }
        // The readers go by the extension.
        String name = Optional.ofNullable(file.path().getFileName()).map(Path::toString).orElse("");
        Fetched copy = new Fetched(
                Files.createTempFile(scratch, "fetched-", name.substring(Math.max(0, name.lastIndexOf('.')))), true);
        try {
            file.remote().get().copyTo(copy.path());
            return copy;
        } catch (IOException e) {
            copy.close();
            throw e;
        }
    }

    @Override
    public void close() throws IOException {
        if (copied) {
            Files.deleteIfExists(path);
        }
    }
}
