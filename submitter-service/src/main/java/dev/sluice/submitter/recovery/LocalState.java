package dev.sluice.submitter.recovery;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * The folder in which Kafka Streams keeps the store, and of which changelog it is a copy: Streams asks only for an offset,
 * and an offset in a changelog that was made anew means something else.
 */
final class LocalState {
    private final Path folder;
    private final Path note;

    LocalState(Path stateDir, String applicationId) {
        folder = stateDir.resolve(applicationId);
        note = stateDir.resolve(applicationId + ".changelog");
    }

    boolean isOf(String changelogId) {
        try {
            return Files.exists(note) && Files.readString(note).equals(changelogId);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + note, e);
        }
    }

    /** Removes what is there and notes to which changelog everything belongs that comes after. */
    void startOver(String changelogId) {
        try {
            if (Files.exists(folder)) {
                deleteFolder();
            }
            Files.createDirectories(note.getParent());
            Files.writeString(note, changelogId);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot make " + folder + " anew", e);
        }
    }

    private void deleteFolder() throws IOException {
        List<Path> deepestFirst;
        try (Stream<Path> all = Files.walk(folder)) {
            deepestFirst = all.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path path : deepestFirst) {
            Files.delete(path);
        }
    }
}
