package dev.sluice.cli.stage;

import dev.sluice.event.ImportId;
import dev.sluice.wire.Json;
import dev.sluice.wire.UnreadableException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Remembers what was staged, a file an import. Whoever reads one sees the old content or the new, never half of it. */
final class StageMemory {
    private static final String SUFFIX = ".json";

    private final Path directory;

    StageMemory(Path directory) {
        this.directory = directory;
    }

    /** @throws StageFailedException when it cannot be written */
    void remember(RememberedStage stage) {
        Path file = file(stage.importId());
        try {
            Files.createDirectories(directory);
            Path draft = Files.createTempFile(directory, stage.importId().value(), ".new");
            try (FileChannel whole = FileChannel.open(draft, StandardOpenOption.WRITE)) {
                ByteBuffer content = ByteBuffer.wrap(Json.write(stage));
                while (content.hasRemaining()) {
                    whole.write(content);
                }
                // Else a machine that loses power keeps the name and not the content.
                whole.force(true);
            }
            Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new StageFailedException("cannot remember in " + file + " what is staged (" + e
                    + "): make room there, or make it writable", e);
        }
    }

    /** @throws StageFailedException when the file is damaged */
    Optional<RememberedStage> find(ImportId id) throws IOException {
        return read(file(id));
    }

    /**
     * Reads one of {@link #files}; empty when another command has removed it since.
     *
     * @throws StageFailedException when the file is damaged
     */
    Optional<RememberedStage> read(Path file) throws IOException {
        try {
            return Optional.of(Json.read(Files.readAllBytes(file), RememberedStage.class));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (UnreadableException e) {
            throw new StageFailedException(file + " is damaged (" + e.getMessage()
                    + "): remove it; the staged files that it names stay in their bucket", e);
        }
    }

    /** Those that remember a stage. */
    List<Path> files() throws IOException {
        if (!Files.isDirectory(directory)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(directory)) {
            return files.filter(file -> file.getFileName().toString().endsWith(SUFFIX)).sorted().toList();
        }
    }

    void forget(ImportId id) throws IOException {
        Files.deleteIfExists(file(id));
    }

    private Path file(ImportId id) {
        return directory.resolve(id.value() + SUFFIX);
    }
}
