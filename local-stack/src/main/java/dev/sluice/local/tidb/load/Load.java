package dev.sluice.local.tidb.load;

import dev.sluice.local.tidb.plan.ImportPlan;
import dev.sluice.local.tidb.plan.SourceFile;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One run of {@link TableLoader}. */
final class Load {
    private final ImportPlan plan;
    private final Connection connection;
    private final LoadProgress progress;
    private final Path scratch;
    private long bytesOfFinishedFiles;
    private long rows;

    Load(ImportPlan plan, Connection connection, LoadProgress progress, Path scratch) {
        this.plan = plan;
        this.connection = connection;
        this.progress = progress;
        this.scratch = scratch;
    }

    long run() {
        plan.unreadable().ifPresent(why -> {
            throw new LoadFailedException(why, null);
        });
        prepareSession();
        for (SourceFile file : plan.files()) {
            loadFile(file);
            bytesOfFinishedFiles += file.bytes();
            progress.loaded(bytesOfFinishedFiles, rows);
        }
        return rows;
    }

    private void prepareSession() {
        // TiDB keeps a zero in an AUTO_INCREMENT column and does not look at foreign keys while it imports.
        try (PreparedStatement settings = connection.prepareStatement(
                "SET SESSION sql_mode = CONCAT(?, ',NO_AUTO_VALUE_ON_ZERO'), time_zone = ?, foreign_key_checks = 0")) {
            connection.setAutoCommit(true);
            settings.setString(1, plan.sqlMode().text());
            settings.setString(2, plan.timeZone());
            settings.execute();
        } catch (SQLException e) {
            throw new LoadFailedException("cannot prepare the session: " + words(e), e);
        }
    }

    private void loadFile(SourceFile file) {
        try (Fetched fetched = Fetched.of(file, scratch); RowReader reader = RowReaders.open(fetched.path(), plan)) {
            Row row = new Row();
            boolean more = read(reader, row, file);
            while (more) {
                if (progress.cancelled()) {
                    throw new LoadCancelledException();
                }
                more = loadChunk(reader, row, file);
                progress.loaded(bytesOfFinishedFiles + Math.min(reader.storedBytes(), file.bytes()), rows);
            }
        } catch (IOException e) {
            throw new LoadFailedException(file.path() + ": " + e.getMessage(), e);
        }
    }

    /** Starts with the row at hand; returns whether {@code row} holds the first one of the next chunk. */
    private boolean loadChunk(RowReader reader, Row row, SourceFile file) throws IOException {
        List<String> columns = reader.columns();
        Layout layout = Layout.of(plan, columns);
        layout.unfilledColumn().ifPresent(column -> {
            throw at(file, reader.line(), "Field '" + column + "' doesn't have a default value", null);
        });
        try (Chunk chunk = Chunk.create(scratch, layout)) {
            boolean more;
            do {
                add(chunk, row, reader, file);
                more = read(reader, row, file);
            } while (more && !chunk.isFull() && reader.columns().equals(columns));
            insert(chunk, layout, file);
            return more;
        }
    }

    private static boolean read(RowReader reader, Row row, SourceFile file) {
        try {
            return reader.read(row);
        } catch (IOException e) {
            throw at(file, reader.line(), String.valueOf(e.getMessage()), e);
        }
    }

    private static void add(Chunk chunk, Row row, RowReader reader, SourceFile file) throws IOException {
        try {
            chunk.add(row, reader.line());
        } catch (RowRefusedException e) {
            throw at(file, reader.line(), String.valueOf(e.getMessage()), e);
        }
    }

    private void insert(Chunk chunk, Layout layout, SourceFile file) throws IOException {
        try (PreparedStatement statement = connection.prepareStatement(layout.statement())) {
            statement.setString(1, chunk.finish().toString());
            statement.executeUpdate();
            rows += chunk.rows();
        } catch (SQLException e) {
            int row = failedRow();
            boolean known = row > 0 && row <= chunk.rows();
            throw at(file, chunk.line(known ? row : 1), (known ? "" : "or after it: ") + words(e), e);
        }
    }

    /** The row of the chunk that the last statement failed at, from 1; 0 when the server does not say. */
    private int failedRow() {
        try (Statement statement = connection.createStatement()) {
            statement.execute("GET DIAGNOSTICS CONDITION 1 @`sluice row` = ROW_NUMBER");
            try (ResultSet row = statement.executeQuery("SELECT @`sluice row`")) {
                return row.next() ? row.getInt(1) : 0;
            }
        } catch (SQLException connectionLost) { // the first failure is the one to report
            return 0;
        }
    }

    private static LoadFailedException at(SourceFile file, long line, String problem, @Nullable Throwable cause) {
        return new LoadFailedException(file.path() + ", line " + line + ": " + problem, cause);
    }

    /** The server's message without the driver's prefix and without a row number that counts from the chunk. */
    private static String words(SQLException e) {
        return String.valueOf(e.getMessage()).replaceFirst("^\\(conn=\\d+\\) ", "").replaceFirst(" at row \\d+$", "");
    }
}
