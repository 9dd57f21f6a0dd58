package dev.sluice.sdk.tidb.real;

import static java.nio.file.StandardCopyOption.ATOMIC_MOVE;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** What a running TiDB can be told to do: files in its directory, as {@code real-tidb/README.md} lists them. */
public final class RealTidbSwitches {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Path directory;

    RealTidbSwitches(Path directory) {
        this.directory = directory;
    }

    /** From now on jobs stand in the phase {@code importing}, before a row is written. */
    public void hold() {
        turn("hold-import", "");
    }

    /** Lets them go, and forgets what was switched on and did not happen. */
    public void release() {
        for (String name : new String[]{"hold-import", "fail-next-job", "lose-next-answer"}) {
            remove(directory.resolve(name));
        }
    }

    /** The next job that imports fails, and gives this as its reason. */
    public void failNextJob(String why) {
        turn("fail-next-job", why);
    }

    /** The next {@code IMPORT INTO} that is carried out ends with its connection cut instead of an answer. */
    public void loseNextAnswer() {
        turn("lose-next-answer", "");
    }

    /** TiDB refuses to read what is older. Returns when it does. */
    public void moveGcSafePoint(Instant to) {
        turn("gc-safe-point", to.truncatedTo(ChronoUnit.MILLIS).toString());
        awaitTaken("gc-safe-point");
    }

    /** Waits until a switch that works once has worked. */
    void awaitTaken(String name) {
        await("the switch " + name + " of the TiDB in " + directory).atMost(PATIENCE)
                .until(() -> Files.notExists(directory.resolve(name)));
    }

    /** It must not be read half-written. */
    private void turn(String name, String text) {
        try {
            Path whole = Files.writeString(directory.resolve(name + ".new"), text);
            Files.move(whole, directory.resolve(name), ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void remove(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
