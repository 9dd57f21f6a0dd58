package dev.sluice.cli.local;

import dev.sluice.cli.process.OwnedFile;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Optional;

/** The right to run a stack in a data directory. The operating system takes it back when this process dies. */
final class Owner implements AutoCloseable {

    private final DataDirectory directory;
    private final OwnedFile lock;

    private Owner(DataDirectory directory, OwnedFile lock) {
        this.directory = directory;
        this.lock = lock;
    }

    /** Takes the directory unless another process, or this one, has it. Addresses that a killed owner left are gone. */
    static Optional<Owner> tryTake(DataDirectory directory) throws IOException {
        Optional<OwnedFile> lock = OwnedFile.tryTake(directory.lock());
        if (lock.isPresent()) {
            Files.deleteIfExists(directory.addresses());
        }
        return lock.map(held -> new Owner(directory, held));
    }

    /** Tells other commands how to reach what runs here. */
    void publish(Addresses addresses) throws IOException {
        addresses.write(directory.addresses());
    }

    /** Gives the directory back; the addresses go first, so that nobody is sent to a stack that has stopped. */
    @Override
    public void close() throws IOException {
        try (lock) {
            Files.deleteIfExists(directory.addresses());
        }
    }
}
