package dev.sluice.cli.lightning;

import dev.sluice.sdk.TableName;
import dev.sluice.sdk.statement.Secrets;
import dev.sluice.sdk.statement.SqlText;
import dev.sluice.sdk.tidb.ResultRow;
import dev.sluice.sdk.tidb.TidbException;
import dev.sluice.sdk.tidb.TidbSession;
import java.util.Set;

/** The table of {@code checkpoint.driver = "mysql"}: {@code import_into_checkpoints} in the schema of {@code checkpoint.schema}. */
public final class CheckpointTable {

    private static final Set<Integer> NO_SUCH_TABLE = Set.of(1049, 1146);

    private final TableName name;

    private CheckpointTable(String schema) {
        this.name = new TableName(schema, "import_into_checkpoints");
    }

    /**
     * Reads all of it in one statement. Blocks.
     *
     * @throws UnreadableCheckpointException naming the table, and the record at fault
     * @throws TidbException                 when TiDB does not show it for another reason
     */
    public static LightningCheckpoint read(TidbSession session, String schema) {
        return new CheckpointTable(schema).read(session);
    }

    private LightningCheckpoint read(TidbSession session) {
        try {
            return new LightningCheckpoint(session.query("SELECT * FROM " + SqlText.table(name))
                    .rows()
                    .stream()
                    .map(this::read)
                    .toList());
        } catch (TidbException e) {
            if (NO_SUCH_TABLE.stream().anyMatch(e::hasCode)) {
                throw wrong("does not exist on this target; --schema is checkpoint.schema of tidb-lightning.toml,"
                        + " --target the server that checkpoint.dsn or [tidb] names");
            }
            throw e;
        }
    }

    private TableRecord read(ResultRow row) {
        String table = row.text("table_name").orElse("");
        // Early versions kept the database in a column of its own.
        TableName named = row.text("db_name")
                .filter(schema -> !schema.isEmpty() && !table.isEmpty())
                .map(schema -> new TableName(schema, table))
                .or(() -> WrittenName.parse(table))
                .orElseThrow(() -> wrong("has a record '" + table + "' that is not named like `db`.`table`"));
        long status = row.number("status").orElseThrow(() -> wrong("has a record " + table + " without a status"));
        return new TableRecord(named, row.number("job_id").orElse(0),
                LightningCheckpoint.status(SqlText.table(name) + ": " + table, status),
                Secrets.redact(row.text("message").orElse("")));
    }

    private UnreadableCheckpointException wrong(String what) {
        return new UnreadableCheckpointException("Lightning's checkpoint " + SqlText.table(name) + " " + what);
    }
}
