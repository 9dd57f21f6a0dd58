package dev.sluice.cli.local;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import dev.sluice.wire.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What runs in a data directory now, for other commands of the same user.
 *
 * @param pid      of the process that runs it
 * @param lasting  whether it stays until somebody stops it: {@code sluice up}; else it ends with its command
 * @param kafka    {@code HOST:PORT}, or {@code null} when no broker runs
 * @param tidbPort on 127.0.0.1, or {@code null} when no stand-in TiDB runs
 * @param httpPort on 127.0.0.1, or {@code null} when nothing is served
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Addresses(long pid, boolean lasting, @Nullable String kafka, @Nullable Integer tidbPort,
        @Nullable Integer httpPort) {

    static Optional<Addresses> read(Path file) throws IOException {
        try {
            return Optional.of(Json.read(Files.readAllBytes(file), Addresses.class));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        }
    }

    /** Whether the process that wrote this still runs. */
    @JsonIgnore
    boolean isAlive() {
        return ProcessHandle.of(pid).isPresent();
    }

    /** Readers see the old content or the new, never half of it. */
    void write(Path file) throws IOException {
        Path draft = file.resolveSibling(file.getFileName() + ".new");
        Files.write(draft, Json.write(this));
        Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
    }
}
