package dev.sluice.cli.lightning;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.sluice.sdk.TableName;
import dev.sluice.sdk.scan.FileFault;
import dev.sluice.sdk.statement.Secrets;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The file of {@code checkpoint.driver = "file"}: JSON, whatever its name ends in (Lightning's default is {@code .pb}), an
 * object of records by table name. Fields that are not known are left alone; anything else that is odd refuses the file.
 */
public final class CheckpointFile {

    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private final Path file;

    private CheckpointFile(Path file) {
        this.file = file;
    }

    /**
     * Reads the whole file.
     *
     * @throws UnreadableCheckpointException naming the file, and the record at fault
     */
    public static LightningCheckpoint read(Path file) {
        return new CheckpointFile(file).read();
    }

    private LightningCheckpoint read() {
        try {
            byte[] bytes = Files.readAllBytes(file);
            JsonNode all = bytes.length == 0 ? MAPPER.createObjectNode() : MAPPER.readTree(bytes);
            if (!all.isObject()) {
                throw wrong("is not an object of records by table name");
            }
            List<TableRecord> records = all.properties().stream().map(this::read).toList();
            return new LightningCheckpoint(records);
        } catch (NoSuchFileException e) {
            throw wrong("does not exist; it is what checkpoint.dsn of tidb-lightning.toml names");
        } catch (MismatchedInputException e) {
            throw twice(e).orElseGet(() -> notJson(e));
        } catch (JsonProcessingException e) {
            throw notJson(e);
        } catch (IOException e) {
            throw wrong("cannot be read: " + FileFault.of(e));
        }
    }

    /** Empty when it is about what follows the object. */
    private Optional<UnreadableCheckpointException> twice(MismatchedInputException e) {
        JsonPointer at = e.getProcessor() instanceof JsonParser parser
                ? parser.getParsingContext().pathAsPointer()
                : JsonPointer.empty();
        if (at.matches()) {
            return Optional.empty();
        }
        String record = at.getMatchingProperty();
        return Optional.of(at.tail().matches()
                ? wrong("has two records " + record + "; remove the wrong one")
                : wrong("has a record " + record + " with two " + at.last().getMatchingProperty()));
    }

    private UnreadableCheckpointException notJson(JsonProcessingException e) {
        // The parser's words quote the file, in which TiDB's messages may hold what is not to be shown.
        JsonLocation at = e.getLocation();
        return wrong("is not JSON" + (at == null ? "" : " at line " + at.getLineNr() + ", column " + at.getColumnNr())
                + ", so it is no checkpoint of the import-into backend; those of other backends only Lightning can go on"
                + " with");
    }

    private TableRecord read(Map.Entry<String, JsonNode> entry) {
        String key = entry.getKey();
        JsonNode record = entry.getValue();
        TableName table = name(key, key);
        JsonNode inside = record.path("table_name");
        if (!inside.isMissingNode() && !name(key, inside.asText()).equals(table)) {
            throw wrong("has a record " + key + " that is about " + inside.asText());
        }
        long jobId = number(key, record, "job_id");
        TableStatus status = LightningCheckpoint.status(file + ": " + key, number(key, record, "status"));
        return new TableRecord(table, jobId, status, Secrets.redact(record.path("message").asText("")));
    }

    private TableName name(String key, String written) {
        return WrittenName.parse(written)
                .orElseThrow(() -> wrong("has a record " + key + " that is not named like `db`.`table`"));
    }

    private long number(String key, JsonNode record, String field) {
        JsonNode value = record.path(field);
        if (!value.isIntegralNumber() || !value.canConvertToLong()) {
            throw wrong("has a record " + key + " without a whole number as " + field);
        }
        return value.longValue();
    }

    private UnreadableCheckpointException wrong(String what) {
        return new UnreadableCheckpointException("Lightning's checkpoint " + file + " " + what);
    }
}
