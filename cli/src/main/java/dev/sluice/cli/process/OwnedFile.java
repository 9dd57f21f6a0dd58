package dev.sluice.cli.process;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A lock file that one process holds at a time. The operating system takes it back when the process dies. */
public final class OwnedFile implements AutoCloseable {

    private final FileChannel channel;

    private OwnedFile(FileChannel channel) {
        this.channel = channel;
    }

    /** Takes the file, which is made if need be, unless another process or this one holds it. */
    public static Optional<OwnedFile> tryTake(Path file) throws IOException {
        Files.createDirectories(file.toAbsolutePath().getParent());
        FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        if (lock(channel) == null) {
            channel.close();
            return Optional.empty();
        }
        return Optional.of(new OwnedFile(channel));
    }

    /** Gives it back. The file stays: were it deleted, two processes could hold two files of the same name. */
    @Override
    public void close() throws IOException {
        channel.close();
    }

    private static @Nullable FileLock lock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException e) {
            return null;
        }
    }
}
