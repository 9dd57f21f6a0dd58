package dev.sluice.monitor.poll;

import dev.sluice.checkpoint.TableCheckpoint;
import dev.sluice.event.JobProgress;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A line in the log every five minutes while jobs run, for whoever has only the log. Not safe to share. */
final class ProgressLine {

    private static final Logger LOGGER = LoggerFactory.getLogger(ProgressLine.class);
    private static final Duration EVERY = Duration.ofMinutes(5);

    private final String target;
    private Instant last;

    ProgressLine(String target, Instant now) {
        this.target = target;
        this.last = now;
    }

    void log(List<TableCheckpoint> tables, Instant now) {
        if (now.isBefore(last.plus(EVERY))) {
            return;
        }
        last = now;
        LOGGER.atInfo()
                .addKeyValue("target", target)
                .addKeyValue("jobs", tables.size())
                .addKeyValue("bytes", tables.stream().mapToLong(TableCheckpoint::bytes).sum())
                .addKeyValue("bytesDone", tables.stream().mapToLong(ProgressLine::done).sum())
                .log("jobs in flight");
    }

    private static long done(TableCheckpoint table) {
        double fraction = Optional.ofNullable(table.progress()).map(JobProgress::fraction).orElse(0.0);
        return (long) (table.bytes() * fraction);
    }
}
