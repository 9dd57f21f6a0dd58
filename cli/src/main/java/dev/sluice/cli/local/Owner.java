package dev.sluice.cli.local;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

/** The right to run a stack in a data directory. The operating system takes it back when this process dies. */
final class Owner implements AutoCloseable {

    private final DataDirectory directory;
    private final FileChannel channel;

    private Owner(DataDirectory directory, FileChannel channel) {
        this.directory = directory;
        this.channel = channel;
    }

    /** Takes the directory unless another process, or this one, has it. Addresses that a killed owner left are gone. */
    static Optional<Owner> tryTake(DataDirectory directory) throws IOException {
        Files.createDirectories(directory.root());
        FileChannel channel = FileChannel.open(directory.lock(), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        if (lock(channel) == null) {
            channel.close();
            return Optional.empty();
        }
        Files.deleteIfExists(directory.addresses());
        return Optional.of(new Owner(directory, channel));
    }

    /** Tells other commands how to reach what runs here. */
    void publish(Addresses addresses) throws IOException {
        addresses.write(directory.addresses());
    }

    /** Gives the directory back; the addresses go first, so that nobody is sent to a stack that has stopped. */
    @Override
    public void close() throws IOException {
        try (channel) {
            Files.deleteIfExists(directory.addresses());
        }
    }

    private static @Nullable FileLock lock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException e) {
            return null;
        }
    }
}
