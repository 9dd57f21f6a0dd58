package dev.sluice.local.tidb.server;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** The server that an earlier JVM left behind, when its tether was killed too. */
final class LeftoverProcess {

    private LeftoverProcess() {}

    /**
     * Ends the process named in the pid file, if it is a server on this data directory. Call it with the directory's
     * lock held: then nobody else can rightly run one.
     */
    static void end(DataLayout layout) throws IOException {
        Optional<ProcessHandle> found = read(layout.pid()).flatMap(ProcessHandle::of);
        if (found.isPresent() && runsOn(found.get(), layout.data())) {
            ProcessHandle process = found.get();
            process.destroy();
            if (!endsInTime(process)) {
                process.destroyForcibly();
            }
        }
        Files.deleteIfExists(layout.pid());
    }

    /** A process id is used again sooner or later: the command line tells whose it is. */
    private static boolean runsOn(ProcessHandle process, Path data) {
        return process.info().commandLine().filter(line -> line.contains("--datadir=" + data)).isPresent();
    }

    private static boolean endsInTime(ProcessHandle process) throws IOException {
        try {
            process.onExit().get(10, TimeUnit.SECONDS);
            return true;
        } catch (TimeoutException stillRunning) {
            return false;
        } catch (ExecutionException impossible) {
            throw new IllegalStateException("waiting for a process to end does not fail", impossible);
        } catch (InterruptedException interrupted) {
            throw Interruptions.asIoException(interrupted);
        }
    }

    private static Optional<Long> read(Path file) throws IOException {
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        String text = Files.readString(file).strip();
        // Empty when the machine stopped between making and writing the file.
        return text.matches("\\d{1,18}") ? Optional.of(Long.valueOf(text)) : Optional.empty();
    }
}
