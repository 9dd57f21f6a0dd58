package dev.sluice.cli.stage;

import dev.sluice.cli.show.Sizes;
import dev.sluice.cli.show.Terminal;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicLong;

/**
 * How far an upload is, on the terminal: a live line, or one now and then where there is none. One thread, but for
 * {@link #sent}.
 */
final class UploadProgress {
    private static final Duration BETWEEN_LINES = Duration.ofSeconds(10);

    private final Terminal terminal;
    private final int files;
    private final long bytes;
    private final long began = System.nanoTime();
    private long toldAt = began;
    private int doneFiles;
    private int thereFiles;
    private final AtomicLong doneBytes = new AtomicLong();

    UploadProgress(Terminal terminal, StagePlan plan) {
        this.terminal = terminal;
        this.files = plan.files().size();
        this.bytes = plan.bytes();
    }

    /** Notes bytes of a file that is under way; by any thread. */
    void sent(long more) {
        doneBytes.addAndGet(more);
    }

    void done(Upload.Done file) {
        doneFiles++;
        if (file.wasThere()) {
            thereFiles++;
            sent(file.bytes());
        }
    }

    void show() {
        long now = System.nanoTime();
        if (terminal.isInteractive()) {
            terminal.live(line());
        } else if (now - toldAt >= BETWEEN_LINES.toNanos()) {
            terminal.say(line());
            toldAt = now;
        }
    }

    private String line() {
        // An attempt of a request that is made again is counted again.
        long share = bytes == 0 ? 100 : Math.min(100, 100 * doneBytes.get() / bytes);
        return String.format(Locale.ROOT, "staging: %d of %d files | %d %% of %s", doneFiles, files, share, Sizes.of(
                bytes));
    }

    /** {@code 12 files, 34.0 MiB, in 7 s; 5 of them were there}. */
    String sum() {
        return (files == 1 ? "1 file" : files + " files") + ", " + Sizes.of(bytes) + ", in " + Duration.ofNanos(System
                .nanoTime() - began)
                .toSeconds() + " s" + (thereFiles == 0 ? "" : "; " + thereFiles + " of them were there");
    }
}
