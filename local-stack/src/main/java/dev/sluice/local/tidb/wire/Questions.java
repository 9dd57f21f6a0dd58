package dev.sluice.local.tidb.wire;

import io.vertx.core.Context;
import io.vertx.core.buffer.Buffer;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What the relay itself asks the server in a client's session. Only while no reply to the client is outstanding, so
 * the next reply of the server belongs to the first open question. All but {@link #query} runs on the event loop.
 */
final class Questions implements ServerSession {

    private static final Duration LIMIT = Duration.ofSeconds(30);

    private final Context eventLoop;
    private final Consumer<Buffer> server;
    private final ReplyTracker tracker;
    private final Deque<Question> open = new ArrayDeque<>();
    private volatile CompletableFuture<Void> killed = new CompletableFuture<>();
    private boolean serverIsGone;

    Questions(Context eventLoop, Consumer<Buffer> server, ReplyTracker tracker) {
        this.eventLoop = eventLoop;
        this.server = server;
        this.tracker = tracker;
    }

    private record Question(List<List<@Nullable String>> rows,
            CompletableFuture<List<List<@Nullable String>>> answer) {}

    @Override
    public List<List<@Nullable String>> query(String sql) {
        var answer = new CompletableFuture<List<List<@Nullable String>>>();
        eventLoop.runOnContext(now -> ask(Command.QUERY, sql, answer));
        try {
            return answer.get(LIMIT.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException refused) {
            throw refused.getCause() instanceof ServerSessionException failure
                    ? failure
                    : new ServerSessionException("the server's answer makes no sense", refused);
        } catch (TimeoutException late) {
            throw new ServerSessionException("the server did not answer within " + LIMIT.toSeconds() + " s", late);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new ServerSessionException("interrupted while waiting for the server", interrupted);
        }
    }

    @Override
    public CompletionStage<Void> killed() {
        return killed;
    }

    /** What was killed before was another statement. */
    void statementBegins() {
        if (killed.isDone() && !serverIsGone) {
            killed = new CompletableFuture<>();
        }
    }

    /** Tells the statement that is carried out. Safe for any thread. */
    void kill() {
        killed.complete(null);
    }

    /** Keeps the server from ending a session that is idle for it, while we carry out a statement in its place. */
    void ping() {
        ask(Command.PING, "", new CompletableFuture<>());
    }

    private void ask(int command, String text, CompletableFuture<List<List<@Nullable String>>> answer) {
        if (serverIsGone) {
            answer.completeExceptionally(new ServerSessionException("the session has ended"));
            return;
        }
        open.add(new Question(new ArrayList<>(), answer));
        tracker.expect(ReplyTracker.shapeOf(command));
        server.accept(PacketWriter.framed(0, new PacketWriter().octet(command).rest(text).payload()));
    }

    /** Whether the server's next packet is for us and not for the client. */
    boolean ownNextPacket() {
        return !open.isEmpty();
    }

    /** Takes a packet of the server's. */
    void packet(Buffer packet) {
        Question question = open.element();
        ReplyTracker.Part part = tracker.next(packet);
        switch (part) {
            case OTHER -> {
            }
            case ROW -> question.rows.add(values(packet));
            case LAST -> {
                open.remove();
                end(question, packet);
            }
        }
    }

    private static List<@Nullable String> values(Buffer packet) {
        var reader = new PacketReader(packet, 0);
        var values = new ArrayList<@Nullable String>();
        while (reader.hasMore()) {
            values.add(reader.text());
        }
        return values;
    }

    private static void end(Question question, Buffer lastPacket) {
        if (lastPacket.getUnsignedByte(0) == 0xFF) {
            question.answer.completeExceptionally(refusal(new PacketReader(lastPacket, 1)));
        } else {
            question.answer.complete(question.rows);
        }
    }

    /** The code, {@code #}, five characters of state, the text. */
    private static ServerSessionException refusal(PacketReader error) {
        int code = error.unsignedShort();
        String text = error.remainingText();
        return text.startsWith("#")
                ? new ServerSessionException(code, text.substring(1, 6), text.substring(6))
                : new ServerSessionException(code, "HY000", text);
    }

    /** No question will be answered any more. */
    void serverIsGone() {
        serverIsGone = true;
        killed.complete(null);
        open.forEach(question -> question.answer.completeExceptionally(
                new ServerSessionException("the server closed the session")));
        open.clear();
    }
}
