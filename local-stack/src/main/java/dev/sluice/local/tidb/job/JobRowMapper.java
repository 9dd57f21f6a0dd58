package dev.sluice.local.tidb.job;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sluice.local.tidb.plan.TargetTable;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * A job as a row of {@code mysql.tidb_import_jobs}, whose columns are those of TiDB 9.0. The connection's time zone has
 * to be UTC.
 */
final class JobRowMapper {

    static final String CREATE_TABLE = """
            CREATE TABLE IF NOT EXISTS mysql.tidb_import_jobs (
                id BIGINT NOT NULL AUTO_INCREMENT PRIMARY KEY,
                create_time TIMESTAMP(6) NOT NULL DEFAULT CURRENT_TIMESTAMP(6),
                start_time TIMESTAMP(6) NULL DEFAULT NULL,
                update_time TIMESTAMP(6) NULL DEFAULT NULL,
                end_time TIMESTAMP(6) NULL DEFAULT NULL,
                table_schema VARCHAR(64) NOT NULL,
                table_name VARCHAR(64) NOT NULL,
                table_id BIGINT NOT NULL,
                created_by VARCHAR(300) NOT NULL,
                parameters MEDIUMTEXT NOT NULL,
                source_file_size BIGINT NOT NULL,
                status VARCHAR(64) NOT NULL,
                step VARCHAR(64) NOT NULL,
                summary TEXT DEFAULT NULL,
                error_message TEXT DEFAULT NULL,
                group_key VARCHAR(256) NOT NULL DEFAULT ''
            ) ENGINE=InnoDB AUTO_INCREMENT=30001 CHARACTER SET utf8mb4 COLLATE utf8mb4_bin""";
    static final String SELECT = "SELECT * FROM mysql.tidb_import_jobs ORDER BY id";
    static final String INSERT = """
            INSERT INTO mysql.tidb_import_jobs (create_time, table_schema, table_name, table_id, created_by, parameters,
                source_file_size, status, step, group_key) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""";
    static final String UPDATE = """
            UPDATE mysql.tidb_import_jobs SET start_time = ?, end_time = ?, status = ?, step = ?, summary = ?,
                error_message = ?, update_time = UTC_TIMESTAMP(6) WHERE id = ?""";
    private static final ObjectMapper JSON = new ObjectMapper();

    private JobRowMapper() {}

    static void setInsert(PreparedStatement insert, JobRequest request, Instant now) throws SQLException {
        ObjectNode parameters = JSON.createObjectNode()
                .put("file-location", request.dataSource())
                .put("statement", request.statement())
                .put("sql-mode", request.sqlMode())
                .put("time-zone", request.timeZone());
        request.currentSchema().ifPresent(schema -> parameters.put("current-schema", schema));
        insert.setObject(1, utc(now));
        insert.setString(2, request.target().schema());
        insert.setString(3, request.target().name());
        insert.setLong(4, request.tableId());
        insert.setString(5, request.createdBy());
        insert.setString(6, parameters.toString());
        insert.setLong(7, request.sourceBytes());
        insert.setString(8, JobStatus.PENDING.text());
        insert.setString(9, "");
        insert.setString(10, request.groupKey().orElse(""));
    }

    static void setUpdate(PreparedStatement update, Job job) throws SQLException {
        update.setObject(1, job.startTime().map(JobRowMapper::utc).orElse(null));
        update.setObject(2, job.endTime().map(JobRowMapper::utc).orElse(null));
        update.setString(3, job.status().text());
        update.setString(4, job.phase());
        update.setString(5, job.importedRows().isEmpty()
                ? null
                : JSON.createObjectNode().put("row-count", job.importedRows().getAsLong()).toString());
        update.setString(6, job.message().isEmpty() ? null : job.message());
        update.setLong(7, job.id());
    }

    static Job read(ResultSet row) throws SQLException {
        JsonNode parameters = json(row.getString("parameters"));
        String summary = row.getString("summary");
        var request = new JobRequest(parameters.path("statement").asText(),
                Optional.ofNullable(parameters.path("current-schema").textValue()),
                parameters.path("sql-mode").asText(),
                // What the rows of a former release's job were read in.
                parameters.path("time-zone").asText("SYSTEM"),
                row.getString("created_by"),
                new TargetTable(row.getString("table_schema"), row.getString("table_name")),
                row.getLong("table_id"),
                Optional.of(row.getString("group_key")).filter(key -> !key.isEmpty()),
                parameters.path("file-location").asText(),
                row.getLong("source_file_size"));
        return new Job(row.getLong("id"), request, JobStatus.of(row.getString("status")), row.getString("step"),
                summary == null ? OptionalLong.empty() : OptionalLong.of(json(summary).path("row-count").asLong()),
                Optional.ofNullable(row.getString("error_message")).orElse(""),
                row.getObject("create_time", LocalDateTime.class).toInstant(ZoneOffset.UTC),
                instant(row.getObject("start_time", LocalDateTime.class)),
                instant(row.getObject("end_time", LocalDateTime.class)));
    }

    private static LocalDateTime utc(Instant time) {
        return LocalDateTime.ofInstant(time, ZoneOffset.UTC);
    }

    private static Optional<Instant> instant(@Nullable LocalDateTime time) {
        return Optional.ofNullable(time).map(utc -> utc.toInstant(ZoneOffset.UTC));
    }

    private static JsonNode json(String text) throws SQLException {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException notOurs) {
            throw new SQLException("mysql.tidb_import_jobs was changed by somebody else: a text is not JSON", notOurs);
        }
    }
}
