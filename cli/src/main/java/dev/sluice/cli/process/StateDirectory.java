package dev.sluice.cli.process;

import dev.sluice.config.ServiceConfig;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.UUID;

/**
 * What one service keeps on disk, {@code state.dir/SERVICE}, and the right to be the only process that uses it.
 *
 * <p>The name that the process has in its Kafka groups lies there too: a process that comes back takes its old place at once,
 * and two with a directory each never fence each other, on whatever host.
 */
final class StateDirectory implements AutoCloseable {

    private final Path directory;
    private final String instanceId;
    private final OwnedFile lock;

    private StateDirectory(Path directory, String instanceId, OwnedFile lock) {
        this.directory = directory;
        this.instanceId = instanceId;
        this.lock = lock;
    }

    /**
     * Takes the directory of a service.
     *
     * @throws StateUnavailableException when another process has it, or it cannot be written
     */
    static StateDirectory take(Path state, String service) {
        Path directory = state.resolve(service).toAbsolutePath();
        try {
            OwnedFile lock = OwnedFile.tryTake(directory.resolve("lock"))
                    .orElseThrow(() -> new StateUnavailableException("another " + service + " runs with the state in "
                            + directory + ": stop it, or give this one a state.dir of its own", null));
            return new StateDirectory(directory, instanceId(directory.resolve("instance"), service), lock);
        } catch (IOException e) {
            throw new StateUnavailableException("cannot keep state in " + directory + " (" + e
                    + "): make it writable, or set state.dir", e);
        }
    }

    /** The configuration of the process that holds this. */
    ServiceConfig apply(ServiceConfig config) {
        return config.forInstance(instanceId, directory);
    }

    @Override
    public void close() throws IOException {
        lock.close();
    }

    /** Made once; under the lock, and moved into place whole; a machine that loses power may still leave it empty. */
    private static String instanceId(Path file, String service) throws IOException {
        if (!Files.exists(file) || Files.readString(file).isBlank()) {
            Path draft = file.resolveSibling("instance.new");
            Files.writeString(draft, service + "-" + UUID.randomUUID().toString().substring(0, 8));
            Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        }
        return Files.readString(file).strip();
    }
}
