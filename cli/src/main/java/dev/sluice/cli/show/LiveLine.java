package dev.sluice.cli.show;

import dev.sluice.cli.pipeline.ImportView;
import dev.sluice.event.TableState;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;

/** The one line that tells how an import is going. */
public final class LiveLine {

    private LiveLine() {}

    /** {@code importing: 3 done · 2 running · 7 waiting | 48 % of 2.5 MiB | 0.3 MiB/s | 4 s left}. */
    public static String of(ImportView view, Duration sinceStart) {
        Map<TableState, Integer> counts = view.counts();
        int running = counts.getOrDefault(TableState.RUNNING, 0) + counts.getOrDefault(TableState.SUBMITTING, 0);
        int waiting = counts.getOrDefault(TableState.WAITING, 0);
        return view.record().shown().word() + ": " + (view.tables().size() - running - waiting) + " done · " + running
                + " running · " + waiting + " waiting" + bytes(view.bytesDone(), view.bytes(), sinceStart);
    }

    private static String bytes(long done, long all, Duration sinceStart) {
        if (all == 0) {
            return "";
        }
        String share = String.format(Locale.ROOT, " | %d %% of %s", 100 * done / all, Sizes.of(all));
        if (done == 0 || sinceStart.toSeconds() == 0) {
            return share;
        }
        long perSecond = Math.max(1, done / sinceStart.toSeconds());
        return share + " | " + Sizes.of(perSecond) + "/s | " + (all - done) / perSecond + " s left";
    }
}
