package dev.sluice.sdk.tidb;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.stream.Stream;

/**
 * {@code SHOW RAW IMPORT JOB(S)} (TiDB, 2026): three columns, the third a JSON document. A key that does not apply is
 * absent. There were two generations of keys; where they differ the newer name stands first here.
 */
final class RawDialect implements JobDialect {

    private static final ObjectMapper JSON = new ObjectMapper();

    @Override
    public String show() {
        return "SHOW RAW IMPORT";
    }

    @Override
    public JobStatus read(ResultRow row) {
        long jobId = row.number("Job_ID").orElseThrow();
        JsonNode stats = parse(jobId, row.text("Raw_Stats").orElse(""));
        JsonNode step = stats.path("current_step");
        return new JobStatus(jobId, row.text("Group_Key").filter(key -> !key.isEmpty()), text(stats, "/data_source"),
                text(stats, "/target_table"), number(stats, "/table_id"), text(stats, "/job_phase", "/phase"), text(
                        stats, "/status"),
                size(number(stats, "/source_file_size_bytes")),
                number(stats, "/summary/imported_rows", "/imported_rows", "/summary/row-count"),
                text(stats, "/error/message", "/error_message"), text(stats, "/created_by"),
                moment(stats, "/create_time_unix"), moment(stats, "/start_time_unix"), moment(stats, "/end_time_unix"),
                step.hasNonNull("name") ? Optional.of(step(step)) : Optional.empty());
    }

    private static JobStep step(JsonNode step) {
        OptionalLong remaining = number(step, "/remaining_seconds");
        return new JobStep(step.path("name").asText(), done(step), number(step, "/processed_bytes"),
                number(step, "/total_bytes"), number(step, "/speed_bytes_per_sec"),
                remaining.isPresent() ? Optional.of(Duration.ofSeconds(remaining.getAsLong())) : Optional.empty());
    }

    private static OptionalDouble done(JsonNode step) {
        return Stream.of("bytes", "conflicts")
                .filter(unit -> step.path("total_" + unit).asLong() > 0)
                .mapToDouble(unit -> Math.min(1,
                        step.path("processed_" + unit).asDouble() / step.path("total_" + unit).asDouble()))
                .findFirst();
    }

    private static JsonNode parse(long jobId, String text) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the Raw_Stats of import job " + jobId + " are no JSON", e);
        }
    }

    private static Optional<JsonNode> find(JsonNode stats, String... paths) {
        return Stream.of(paths).map(stats::at).filter(JsonNode::isValueNode).filter(node -> !node.isNull()).findFirst();
    }

    private static String text(JsonNode stats, String... paths) {
        return find(stats, paths).map(JsonNode::asText).orElse("");
    }

    private static OptionalLong number(JsonNode stats, String... paths) {
        return find(stats, paths).filter(JsonNode::isNumber)
                .map(node -> OptionalLong.of(node.asLong()))
                .orElseGet(OptionalLong::empty);
    }

    private static Optional<ByteCount> size(OptionalLong bytes) {
        return bytes.isPresent() ? Optional.of(ByteCount.exactly(bytes.getAsLong())) : Optional.empty();
    }

    private static Optional<Instant> moment(JsonNode stats, String path) {
        OptionalLong seconds = number(stats, path);
        return seconds.orElse(0) == 0 ? Optional.empty() : Optional.of(Instant.ofEpochSecond(seconds.getAsLong()));
    }
}
