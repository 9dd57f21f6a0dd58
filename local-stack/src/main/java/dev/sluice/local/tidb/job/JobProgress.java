package dev.sluice.local.tidb.job;

import dev.sluice.local.tidb.plan.SizeText;
import java.time.Duration;
import java.util.OptionalLong;

/**
 * How far a running job is, at one moment.
 *
 * @param loadedBytes of the stored bytes of all files
 * @param loading     time spent in the step {@code import} so far
 */
public record JobProgress(Step step, long loadedBytes, long totalBytes, long rows, Duration loading) {

    private static final String UNKNOWN = "N/A";

    /** What column Cur_Step shows. */
    public enum Step {
        INIT("init"), IMPORT("import"), POST_PROCESS("post-process");

        private final String text;

        Step(String text) {
            this.text = text;
        }

        public String text() {
            return text;
        }
    }

    String processedSize() {
        return SizeText.of(loadedBytes);
    }

    String totalSize() {
        return SizeText.of(totalBytes);
    }

    /** Whole per cent without a sign. */
    String percent() {
        return step == Step.IMPORT && totalBytes > 0 ? Long.toString(loadedBytes * 100 / totalBytes) : UNKNOWN;
    }

    String speed() {
        return bytesPerSecond().isPresent() ? SizeText.of(bytesPerSecond().getAsLong()) + "/s" : UNKNOWN;
    }

    /** {@code HH:MM:SS}, with days in front of it when there are any. */
    String timeLeft() {
        if (secondsLeft().isEmpty()) {
            return UNKNOWN;
        }
        var left = Duration.ofSeconds(secondsLeft().getAsLong());
        String clock = "%02d:%02d:%02d".formatted(left.toHoursPart(), left.toMinutesPart(), left.toSecondsPart());
        return left.toDays() == 0 ? clock : left.toDays() + " d " + clock;
    }

    /** On average; known while rows are loaded. */
    OptionalLong bytesPerSecond() {
        return step == Step.IMPORT
                ? OptionalLong.of(loadedBytes * 1000 / Math.max(1, loading.toMillis()))
                : OptionalLong.empty();
    }

    /** Not known before the first bytes are loaded. */
    OptionalLong secondsLeft() {
        long speed = bytesPerSecond().orElse(0);
        return speed == 0 ? OptionalLong.empty() : OptionalLong.of((totalBytes - loadedBytes) / speed);
    }
}
