package dev.sluice.it;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Locale;

/** What the fault tests of one run saw, a line each, in {@code target/fault-matrix-N.txt}: one for each JVM of the run. */
final class FaultMatrix {
    private static final Path FILE = Path.of("target",
            "fault-matrix-" + System.getProperty("sluice.fork", "1") + ".txt");
    private static final String LINE = "%-72s | %6s | %22s | %18s%n";

    static {
        write(String.format(Locale.ROOT, LINE, "fault, in the JVM that started " + Instant.ofEpochMilli(
                ManagementFactory.getRuntimeMXBean().getStartTime()).truncatedTo(ChronoUnit.SECONDS),
                "times", "statements per table", "finished after"),
                StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE);
    }

    private FaultMatrix() {}

    /**
     * Adds a line.
     *
     * @param statements {@code IMPORT INTO} statements that TiDB accepted for each table
     * @param goOn       from the fault to the end of the import
     */
    static void add(String fault, int times, long statements, Duration goOn) {
        write(String.format(Locale.ROOT, LINE, fault, times, statements, String.format(Locale.ROOT, "%.1f s",
                goOn.toMillis() / 1000.0)), StandardOpenOption.APPEND);
    }

    private static void write(String line, StandardOpenOption... how) {
        try {
            Files.writeString(FILE, line, how);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
