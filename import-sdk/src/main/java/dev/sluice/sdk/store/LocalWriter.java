package dev.sluice.sdk.store;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import java.util.function.LongConsumer;

/** A directory that TiDB's nodes see too. It keeps no digests: a file is read to know its own. */
final class LocalWriter implements WritableStore {

    private final Path root;

    LocalWriter(Path root) {
        this.root = root;
    }

    @Override
    public Optional<WrittenObject> stat(String key) {
        Path file = path(key);
        try {
            FileDigest found = FileDigest.of(file);
            return Optional.of(new WrittenObject(found.size(), Optional.of(found.sha256())));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw unwritable(file, e);
        }
    }

    @Override
    public void put(String key, Path file, FileDigest digest, LongConsumer sent) {
        Path wanted = path(key);
        try {
            Path whole = draft(wanted);
            try {
                Files.copy(file, whole, StandardCopyOption.REPLACE_EXISTING);
                if (!FileDigest.of(whole).equals(digest)) {
                    throw new StoreUnwritableException("cannot write " + wanted + ": " + file
                            + " has changed meanwhile",
                            "", null);
                }
                Files.move(whole, wanted, StandardCopyOption.ATOMIC_MOVE);
                sent.accept(digest.size());
            } finally {
                Files.deleteIfExists(whole);
            }
        } catch (IOException e) {
            throw unwritable(wanted, e);
        }
    }

    @Override
    public boolean putIfAbsent(String key, byte[] content) {
        Path wanted = path(key);
        try {
            Path whole = Files.write(draft(wanted), content);
            try {
                // A link to a whole file appears at once.
                Files.createLink(wanted, whole);
                return true;
            } catch (FileAlreadyExistsException e) {
                return false;
            } finally {
                Files.delete(whole);
            }
        } catch (IOException e) {
            throw unwritable(wanted, e);
        }
    }

    @Override
    public void delete(String key) {
        Path file = path(key);
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw unwritable(file, e);
        }
    }

    /** A crash leaves it behind, and no rule of a dump knows its name. */
    private static Path draft(Path wanted) throws IOException {
        Files.createDirectories(wanted.getParent());
        return Files.createTempFile(wanted.getParent(), ".put-", ".tmp");
    }

    private Path path(String key) {
        return Utf8Path.of(Utf8Path.text(root) + "/" + key);
    }

    private static StoreUnwritableException unwritable(Path file, IOException cause) {
        return new StoreUnwritableException("cannot write " + file + " (" + cause.getClass().getSimpleName() + ")", "",
                cause);
    }

    @Override
    public void close() {
        // Holds no handle.
    }
}
