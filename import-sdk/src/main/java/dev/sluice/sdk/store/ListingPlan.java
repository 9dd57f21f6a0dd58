package dev.sluice.sdk.store;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/**
 * Decides which pages of a listing to ask for at the same time, and hands them out in order. No threads, no clock, no
 * storage: the caller guards it with a lock, fetches what {@link #next} says, and brings every answer back.
 *
 * <p>The source is cut into ranges, and a free worker takes the one nearest to the reader: the first range that nobody
 * reads, or what lies behind a new cut through one that has shown keys. A cut is a guess from the last key seen. While its
 * answer is out the range in front may be cut again, nearer to that key: so many guesses are made in the time of one, and
 * a guess with nothing behind it costs one answer.
 *
 * <p>How much lies behind a cut, the last page tells: where its own keys differ from each other, the keys behind the next
 * character are less than a page, one character before that some pages. So the coarse cuts come first, the finer ones only
 * for a worker that has nothing else; and a place in the keys where a cut was in vain is tried again after the others.
 *
 * <p>Memory does not grow with the source: {@link #HELD} pages and one wait for the reader or are on their way, at most.
 * Those in front of a range count twice for it, so the far ranges leave room to the near ones, and the first can always
 * go on.
 */
final class ListingPlan {
    static final int HELD = 512;

    private static final int COARSEST = -1;
    private static final int FINEST = 1;
    private static final BitSet NONE = new BitSet();

    private final List<Range> ranges = new ArrayList<>(List.of(new Range(KeyRange.EVERYTHING)));
    /** Places in the keys where the last cut had no whole page behind it. */
    private final BitSet poor = new BitSet();

    /** A page to fetch: what lies first in the range. */
    record Task(KeyRange keys, Range range) {}

    /** One range on its way from whole to read. */
    static final class Range {
        private KeyRange left;
        private final Deque<List<StoredObject>> pages = new ArrayDeque<>();
        /** The place in the keys where it was cut from the one in front, below 0 for the first. */
        private final int place;
        private boolean asked;
        private boolean done;
        private boolean shown;
        private int depth;

        private Range(KeyRange left) {
            this.left = left;
            this.place = left.after().length() - 1;
        }

        private int held() {
            return pages.size() + (asked ? 1 : 0);
        }

        private Optional<String> cut(int finer, BitSet skip) {
            return done ? Optional.empty() : left.cut(depth + finer, place, skip);
        }

        private Task ask() {
            asked = true;
            return new Task(left, this);
        }
    }

    /** What a free worker should fetch now, if anything; each task is to be answered once. */
    Optional<Task> next() {
        int near = near();
        for (Range range : ranges.subList(0, near)) {
            if (!range.asked && !range.done) {
                return Optional.of(range.ask());
            }
        }
        for (int finer = COARSEST; finer <= FINEST; finer++) {
            for (BitSet skip : List.of(poor, NONE)) {
                Optional<Task> behind = behindCut(near, finer, skip);
                if (behind.isPresent()) {
                    return behind;
                }
            }
        }
        return Optional.empty();
    }

    private Optional<Task> behindCut(int near, int finer, BitSet skip) {
        for (int i = 0; i < near; i++) {
            Optional<String> cut = ranges.get(i).cut(finer, skip);
            if (cut.isPresent()) {
                return Optional.of(cut(i, cut.get()).ask());
            }
        }
        return Optional.empty();
    }

    /** How many of the ranges may fetch a page now. */
    private int near() {
        int room = HELD - held();
        for (int i = 0; i < ranges.size(); i++) {
            room -= ranges.get(i).held();
            if (room <= 0) {
                return i == 0 && ranges.getFirst().held() == 0 ? 1 : i;
            }
        }
        return ranges.size();
    }

    private Range cut(int index, String at) {
        Range front = ranges.get(index);
        Range back = new Range(new KeyRange(at, front.left.end()));
        front.left = new KeyRange(front.left.after(), Optional.of(at));
        ranges.add(index + 1, back);
        return back;
    }

    /** Takes the answer to a task. */
    void arrived(Task task, ListingPage page) {
        Range range = task.range();
        range.asked = false;
        // The range may have been cut since it was asked: what lies behind the cut is somebody else's.
        List<StoredObject> own = page.objects().stream().filter(object -> range.left.reaches(object.key())).toList();
        if (!own.isEmpty()) {
            range.pages.add(own);
        }
        range.done = !page.more() || !range.left.reaches(page.last());
        if (!range.shown && range.place >= 0) {
            poor.set(range.place, range.done);
        }
        range.shown = true;
        if (!range.done) {
            range.left = new KeyRange(page.last(), range.left.end());
            range.depth = own.isEmpty() ? page.last().length() : common(own.getFirst().key(), page.last());
        } else if (range.pages.isEmpty()) {
            ranges.remove(range);
        }
    }

    private static int common(String a, String b) {
        int at = 0;
        while (at < Math.min(a.length(), b.length()) && a.charAt(at) == b.charAt(at)) {
            at++;
        }
        return at;
    }

    /** The next page in order, when it is there. */
    Optional<List<StoredObject>> take() {
        while (!ranges.isEmpty()) {
            Range first = ranges.getFirst();
            if (!first.pages.isEmpty() || !first.done) {
                return Optional.ofNullable(first.pages.poll());
            }
            ranges.removeFirst();
        }
        return Optional.empty();
    }

    /** How many pages wait to be taken, or are on their way. */
    int held() {
        return ranges.stream().mapToInt(Range::held).sum();
    }

    /** Whether every page has been taken. */
    boolean isFinished() {
        return ranges.isEmpty();
    }
}
