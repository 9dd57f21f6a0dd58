package dev.sluice.local.tidb.wire;

import dev.sluice.local.tidb.wire.Interceptor.Answer;
import dev.sluice.local.tidb.wire.ResultWriter.Encoding;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.net.NetSocket;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * One client and its session with the server. Everything runs on one event loop, except the answers to statements of
 * ours, which run on a virtual thread each.
 *
 * <p>Commands wait in line while an answer runs, and an answer starts only when no reply of the server is outstanding:
 * so replies leave in the order of the commands, however many a client sends ahead.
 */
final class RelaySession {

    /** A client that sends more ahead is not read from until the line is shorter. */
    private static final int MOST_WAITING = 256;

    private final NetSocket client;
    private final NetSocket server;
    private final OwnStatements own;
    private final ReplyTracker tracker = new ReplyTracker();
    private final Questions questions;
    private final Answering answering;
    private final PreparedAnswers prepared = new PreparedAnswers();
    private final Deque<ClientPacket> line = new ArrayDeque<>();
    private ResultWriter writer = new ResultWriter(Capabilities.NONE);
    private Phase phase = Phase.GREETING;
    private boolean clientIsGone;
    /** As the server counts its sessions; 0 before its greeting. */
    private long sessionId;

    private enum Phase {
        GREETING, LOG_IN, CHANGE_USER, COMMANDS
    }

    RelaySession(Vertx vertx, NetSocket client, NetSocket server, OwnStatements own) {
        this.client = client;
        this.server = server;
        this.own = own;
        Context eventLoop = vertx.getOrCreateContext();
        this.questions = new Questions(eventLoop, server::write, tracker);
        this.answering = new Answering(vertx, eventLoop, questions);
    }

    /** Begins to relay; to be called once, on the event loop of both sockets. */
    void start() {
        var fromClient = new PacketFramer(this::clientPacket);
        var fromServer = new PacketFramer(this::serverPacket);
        client.handler(bytes -> {
            fromClient.handle(bytes);
            regulateClient();
        });
        server.handler(bytes -> {
            fromServer.handle(bytes);
            if (client.writeQueueFull()) {
                server.pause();
            }
        });
        server.drainHandler(drained -> regulateClient());
        client.drainHandler(drained -> server.resume());
        client.exceptionHandler(broken -> client.close());
        server.exceptionHandler(broken -> server.close());
        client.closeHandler(closed -> clientClosed());
        server.closeHandler(closed -> serverClosed());
        client.resume();
    }

    private void regulateClient() {
        if (line.size() >= MOST_WAITING || server.writeQueueFull()) {
            client.pause();
        } else {
            client.resume();
        }
    }

    private void clientClosed() {
        clientIsGone = true;
        // While a statement is carried out, its session and the locks of that session have to stay.
        if (!answering.isBusy()) {
            server.close();
        }
    }

    private void serverClosed() {
        own.kills().closed(sessionId);
        questions.serverIsGone();
        client.close();
    }

    private void serverPacket(int sequence, Buffer payload, boolean continues) {
        switch (phase) {
            case GREETING -> {
                phase = Phase.LOG_IN;
                sessionId = Greeting.sessionId(payload);
                own.kills().opened(sessionId, questions);
                client.write(PacketWriter.framed(sequence, Greeting.restricted(payload)));
            }
            case LOG_IN, CHANGE_USER -> {
                client.write(PacketWriter.framed(sequence, payload));
                int first = payload.getUnsignedByte(0);
                if (first == 0x00 || first == 0xFF) {
                    phase = Phase.COMMANDS;
                    workOff();
                }
            }
            case COMMANDS -> reply(sequence, payload, continues);
        }
    }

    private void reply(int sequence, Buffer payload, boolean continues) {
        if (questions.ownNextPacket()) {
            questions.packet(payload);
        } else {
            client.write(PacketWriter.framed(sequence, payload));
            if (!continues) {
                tracker.next(payload);
            }
        }
        workOff();
    }

    private void clientPacket(int sequence, Buffer payload, boolean continues) {
        Buffer packet = PacketWriter.framed(sequence, payload);
        if (phase == Phase.LOG_IN && sequence == 1) {
            var capabilities = Capabilities.of(payload.getUnsignedIntLE(0));
            tracker.agreed(capabilities);
            writer = new ResultWriter(capabilities);
        }
        if (phase != Phase.COMMANDS) {
            server.write(packet);
        } else if (tracker.wantsFile()) {
            server.write(packet);
            if (payload.length() == 0 && !continues) {
                tracker.fileSent();
            }
        } else {
            line.add(new ClientPacket(packet, continues));
            workOff();
        }
    }

    private void workOff() {
        boolean goesOn = true;
        while (goesOn && phase == Phase.COMMANDS && !answering.isBusy() && !line.isEmpty()) {
            goesOn = handle(line.element());
        }
        regulateClient();
    }

    /** Takes the first in line and deals with it; false when it has to wait. */
    private boolean handle(ClientPacket next) {
        if (next.continues()) {
            return relay(next);
        }
        return switch (next.command()) {
            case Command.QUERY -> own.sentAsText(next)
                    .map(answer -> whenIdle(() -> run(answer, Encoding.TEXT, next)))
                    .orElseGet(() -> relay(next));
            case Command.PREPARE -> own.prepared(next)
                    .map(answer -> whenIdle(() -> client.write(writer.prepared(prepared.add(answer)))))
                    .orElseGet(() -> relay(next));
            case Command.EXECUTE -> prepared.find(next.statementId())
                    .map(answer -> whenIdle(() -> run(answer, Encoding.BINARY, next)))
                    .orElseGet(() -> relay(next));
            case Command.CLOSE_STATEMENT, Command.SEND_LONG_DATA, Command.RESET_STATEMENT, Command.FETCH ->
                prepared.find(next.statementId())
                        .map(answer -> whenIdle(() -> afterExecution(next)))
                        .orElseGet(() -> relay(next));
            case Command.CHANGE_USER -> whenIdle(() -> changeUser(next));
            case Command.RESET_CONNECTION -> {
                prepared.clear();
                yield relay(next);
            }
            default -> relay(next);
        };
    }

    private boolean relay(ClientPacket next) {
        line.remove();
        passOn(next);
        return true;
    }

    private void passOn(ClientPacket next) {
        server.write(next.packet());
        if (!next.continues()) {
            tracker.expect(ReplyTracker.shapeOf(next.command()));
        }
    }

    private boolean whenIdle(Runnable action) {
        if (!tracker.isIdle()) {
            return false;
        }
        line.remove();
        action.run();
        return true;
    }

    private void changeUser(ClientPacket next) {
        prepared.clear();
        phase = Phase.CHANGE_USER;
        server.write(next.packet());
    }

    /** A prepared statement of ours has neither parameters nor a cursor. */
    private void afterExecution(ClientPacket next) {
        switch (next.command()) {
            case Command.CLOSE_STATEMENT -> prepared.remove(next.statementId());
            case Command.RESET_STATEMENT -> client.write(writer.done(new Reply.Done(0)));
            case Command.FETCH -> client.write(writer.refusal(
                    new Reply.Refusal(1243, "HY000", "The statement has no open cursor")));
            default -> {
            }
        }
    }

    private void run(Answer answer, Encoding encoding, ClientPacket statement) {
        answering.run(answer, reply -> {
            send(reply, encoding, statement);
            workOff();
        });
    }

    private void send(Reply reply, Encoding encoding, ClientPacket statement) {
        if (clientIsGone) {
            server.close();
            return;
        }
        switch (reply) {
            case Reply.Rows rows -> client.write(writer.rows(rows, encoding));
            case Reply.Done done -> client.write(writer.done(done));
            case Reply.Refusal refusal -> client.write(writer.refusal(refusal));
            case Reply.PassOn passOn -> passOn(statement);
            case Reply.HangUp hangUp -> client.close();
        }
    }
}
