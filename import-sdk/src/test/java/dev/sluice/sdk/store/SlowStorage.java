package dev.sluice.sdk.store;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** A storage that takes a while for a page, on a clock that the test winds: nothing waits for real. */
final class SlowStorage {
    private static final int PAGE = 1_000;

    private final String[] keys;

    SlowStorage(Stream<String> keys) {
        this.keys = keys.sorted().distinct().toArray(String[]::new);
    }

    int size() {
        return keys.length;
    }

    /** How long one thread needs that asks for one page after the other, in pages. */
    int pagesOneByOne() {
        return keys.length / PAGE + 1;
    }

    ListingPage page(KeyRange range) {
        int at = Arrays.binarySearch(keys, range.after());
        int from = at < 0 ? -at - 1 : at + 1;
        int to = Math.min(from + PAGE, keys.length);
        List<StoredObject> page = Arrays.stream(keys, from, to)
                .map(key -> new StoredObject(key, 1, Instant.EPOCH))
                .toList();
        return new ListingPage(page, page.isEmpty() ? "" : page.getLast().key(), to < keys.length);
    }

    /** Reads a whole listing with so many workers, each of whom waits one page's time for an answer. */
    Outcome list(int workers, Consumer<List<StoredObject>> reader) {
        ListingPlan plan = new ListingPlan();
        Queue<Answer> answers = new ArrayDeque<>();
        int requests = 0;
        int now = 0;
        int mostHeld = 0;
        for (; !plan.isFinished(); now++) {
            while (!answers.isEmpty() && answers.element().at() <= now) {
                Answer answer = answers.remove();
                plan.arrived(answer.task(), page(answer.task().keys()));
            }
            mostHeld = Math.max(mostHeld, plan.held());
            for (Optional<List<StoredObject>> page = plan.take(); page.isPresent(); page = plan.take()) {
                reader.accept(page.get());
            }
            for (Optional<ListingPlan.Task> task = free(plan, answers, workers); task.isPresent(); task = free(plan,
                    answers, workers)) {
                answers.add(new Answer(now + 1, task.get()));
                requests++;
            }
        }
        return new Outcome(now, requests, mostHeld);
    }

    private static Optional<ListingPlan.Task> free(ListingPlan plan, Queue<Answer> answers, int workers) {
        return answers.size() < workers ? plan.next() : Optional.empty();
    }

    /**
     * How a listing went.
     *
     * @param pageTimes how long it took, in the time that one page takes
     * @param mostHeld  the most pages that waited for the reader or were on their way
     */
    record Outcome(int pageTimes, int requests, int mostHeld) {}

    private record Answer(int at, ListingPlan.Task task) {}
}
