package dev.sluice.sdk.store;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/**
 * Decides which pages of a listing to ask for at the same time, and hands them out in order. No threads, no clock, no
 * storage: the caller guards it with a lock, fetches what {@link #next} says, and brings every answer back.
 *
 * <p>The source is cut into ranges. A worker that has nothing to do takes the first range that nobody reads, or cuts the
 * first one that has shown, since it was last cut, that it holds something. A cut is a guess: when nothing lies behind it,
 * one answer was wasted and the range in front has a closer end. A range stops when {@link #AHEAD} of its pages wait for the
 * reader, there are {@link #RANGES} ranges at most, and those far from the reader are not cut: so memory does not grow with
 * the source, and the reader does not wait at a range that one worker reads alone.
 */
final class ListingPlan {
    static final int AHEAD = 8;
    static final int RANGES = 64;
    private static final int NEAR = 32;

    private final List<Range> ranges = new ArrayList<>(List.of(new Range(KeyRange.EVERYTHING)));

    /** A page to fetch: what lies first in the range. */
    record Task(KeyRange keys, Range range) {}

    /** One range on its way from whole to read. */
    static final class Range {
        private KeyRange left;
        private final Deque<List<StoredObject>> pages = new ArrayDeque<>();
        private boolean asked;
        private boolean done;
        private boolean mayBeCut;

        private Range(KeyRange left) {
            this.left = left;
        }

        private Task ask() {
            asked = true;
            return new Task(left, this);
        }
    }

    /** What a free worker should fetch now, if anything; each task is to be answered once. */
    Optional<Task> next() {
        for (Range range : ranges) {
            if (!range.asked && !range.done && range.pages.size() < AHEAD) {
                return Optional.of(range.ask());
            }
        }
        for (int i = 0; i < Math.min(ranges.size(), NEAR) && ranges.size() < RANGES; i++) {
            Range range = ranges.get(i);
            Optional<String> cut = range.mayBeCut && !range.done ? range.left.middle() : Optional.empty();
            if (cut.isPresent()) {
                return Optional.of(cut(i, cut.get()).ask());
            }
        }
        return Optional.empty();
    }

    private Range cut(int index, String at) {
        Range front = ranges.get(index);
        Range back = new Range(new KeyRange(at, front.left.end()));
        front.left = new KeyRange(front.left.after(), Optional.of(at));
        front.mayBeCut = false;
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
        range.mayBeCut = !range.done;
        if (!range.done) {
            range.left = new KeyRange(page.last(), range.left.end());
        } else if (range.pages.isEmpty()) {
            wasted(range);
        }
    }

    /** Nothing lay behind a cut: the range in front of it may be cut again at once. */
    private void wasted(Range empty) {
        int index = ranges.indexOf(empty);
        if (index > 0) {
            ranges.remove(index);
            ranges.get(index - 1).mayBeCut = true;
        }
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

    /** How many pages wait to be taken. */
    int pagesHeld() {
        return ranges.stream().mapToInt(range -> range.pages.size()).sum();
    }

    /** Whether every page has been taken. */
    boolean isFinished() {
        return ranges.isEmpty();
    }
}
