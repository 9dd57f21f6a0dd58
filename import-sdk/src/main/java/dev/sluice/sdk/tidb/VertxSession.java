package dev.sluice.sdk.tidb;

import io.vertx.core.Future;
import io.vertx.mysqlclient.MySQLConnection;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A session on one connection of Vert.x' MySQL client. */
final class VertxSession implements TidbSession {

    private static final Logger LOGGER = LoggerFactory.getLogger(VertxSession.class);

    private final MySQLConnection connection;
    private final Waiting waiting;
    private final TidbTarget target;
    private final Duration answerWait;
    private volatile boolean closed;

    VertxSession(MySQLConnection connection, TidbTarget target, Duration answerWait) {
        this.connection = connection;
        this.target = target;
        this.waiting = new Waiting(target);
        this.answerWait = answerWait;
        // Without a handler the driver prints the stack to the terminal. Who waits for an answer is told by its failure.
        connection.exceptionHandler(cut -> LOGGER.atDebug().setCause(cut).log("a connection to TiDB was cut"));
    }

    @Override
    public ResultRows query(String sql) {
        return query(sql, answerWait);
    }

    @Override
    public ResultRows query(String sql, Duration wait) {
        if (closed) {
            throw TidbException.notConnected(target, "the session is closed");
        }
        try {
            return rows(waiting.forAnswer(connection.query(sql).execute(), wait));
        } catch (TidbException e) {
            if (e.code().isEmpty()) {
                // The driver closes the connection behind the statement that is under way; nothing may follow it.
                close();
            }
            throw e;
        }
    }

    @Override
    public void close() {
        if (closed) {
            return;
        }
        closed = true;
        Future<Void> closing = connection.close();
        // Nobody waits for it and there is nothing to do when it fails: TiDB ends the session with the connection.
        closing.otherwiseEmpty();
    }

    private static ResultRows rows(RowSet<Row> answer) {
        List<String> labels = answer.columnsNames();
        if (labels == null) {
            return ResultRows.NONE;
        }
        List<List<@Nullable String>> values = new ArrayList<>();
        for (Row row : answer) {
            values.add(texts(row));
        }
        return new ResultRows(List.copyOf(labels), values);
    }

    private static List<@Nullable String> texts(Row row) {
        List<@Nullable String> texts = new ArrayList<>();
        for (int column = 0; column < row.size(); column++) {
            texts.add(ColumnText.of(row.getValue(column)));
        }
        return texts;
    }
}
