package dev.sluice.sdk.schema;

import dev.sluice.sdk.tidb.ResultRows;
import dev.sluice.sdk.tidb.SessionSettings;
import dev.sluice.sdk.tidb.TidbException;
import dev.sluice.sdk.tidb.TidbSession;
import dev.sluice.sdk.tidb.TidbSessions;
import dev.sluice.sdk.tidb.TidbTarget;
import dev.sluice.sdk.tidb.Tls;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A target that takes every statement, unless it was told another answer for a part of one. Safe for many threads. */
public final class FakeTarget implements TidbSessions {
    private final Map<String, Supplier<ResultRows>> answers = new ConcurrentHashMap<>();
    private final Collection<String> sent = new ConcurrentLinkedQueue<>();
    private final AtomicInteger open = new AtomicInteger();
    private final AtomicInteger mostOpen = new AtomicInteger();

    /** One whose sessions are in the zone of its computer. */
    public FakeTarget() {
        answering("@@GLOBAL.time_zone", () -> row(List.of("zone"), List.of("SYSTEM")));
    }

    /** Answers a statement that holds this text. */
    public FakeTarget answering(String part, Supplier<ResultRows> rows) {
        answers.put(part, rows);
        return this;
    }

    /** Refuses a statement that holds this text. */
    public FakeTarget refusing(String part, int code, String words) {
        return answering(part, () -> {
            throw TidbException.answered(code, "HY000", words);
        });
    }

    /** Gives no answer to a statement that holds this text. */
    public FakeTarget losing(String part) {
        TidbTarget target = new TidbTarget("tidb", 4000, "root", () -> "", Tls.DISABLED);
        return answering(part, () -> {
            throw TidbException.notAnswered(target, "connection reset");
        });
    }

    /** An answer of one row. */
    public static ResultRows row(List<String> labels, List<@Nullable String> values) {
        return new ResultRows(labels, List.of(values));
    }

    /** All statements over all sessions that created something, in order. */
    public List<String> created() {
        return sent.stream().filter(sql -> sql.startsWith("CREATE")).toList();
    }

    /** All statements over all sessions, in order. */
    public List<String> sent() {
        return List.copyOf(sent);
    }

    /** How many sessions are open now. */
    public int openSessions() {
        return open.get();
    }

    /** How many sessions were open at once. */
    public int mostOpenSessions() {
        return mostOpen.get();
    }

    @Override
    public TidbSession open(SessionSettings settings) {
        mostOpen.accumulateAndGet(open.incrementAndGet(), Math::max);
        return new Session();
    }

    private final class Session implements TidbSession {
        private final AtomicBoolean closed = new AtomicBoolean();

        @Override
        public ResultRows query(String sql) {
            sent.add(sql);
            return answers.entrySet()
                    .stream()
                    .filter(answer -> sql.contains(answer.getKey()))
                    .findFirst()
                    .map(answer -> answer.getValue().get())
                    .orElse(ResultRows.NONE);
        }

        @Override
        public ResultRows query(String sql, Duration wait) {
            return query(sql);
        }

        @Override
        public void close() {
            if (closed.compareAndSet(false, true)) {
                open.decrementAndGet();
            }
        }
    }
}
