package dev.sluice.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.sluice.checkpoint.CheckpointRecord;
import dev.sluice.event.Command;
import dev.sluice.event.Command.StartImport;
import dev.sluice.event.ScanFact;
import dev.sluice.event.SubmissionFact;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JsonTest {

    private static <T> T read(String text, Class<T> type) {
        return Json.read(text.getBytes(StandardCharsets.UTF_8), type);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
        "not JSON at all                                    | unreadable   | not JSON",
        "{\"type\":\"cancel-import\"                        | unreadable   | ends too early",
        "{\"type\":\"cancel-import\",\"importId\":\"a\"} x  | unreadable   | not JSON",
        "``                                                 | invalid      | No content",
        "null                                               | invalid      | null",
        "[]                                                 | invalid      | ",
        "{\"type\":\"erase-everything\",\"importId\":\"a\"} | unknown-type | 'erase-everything'",
        "{\"type\":\"start-imprt\",\"source\":{\"uri\":\"s3://b/d\"}} | unknown-type | 'start-imprt'",
        "{\"type\":\"pause-import\",\"importId\":\"a\"}     | unknown-type | 'pause-import'",
        "{\"type\":\"cancel-import\"}                       | invalid      | importId is missing",
        "{\"type\":\"cancel-import\",\"importId\":null}     | invalid      | importId is missing",
        "{\"type\":\"cancel-import\",\"importId\":\"a b\"}  | invalid      | importId must be 1 to 100",
        "{}                                                 | invalid      | source is missing",
        "{\"source\":{}}                                    | invalid      | source.uri is missing",
        "{\"source\":{\"uri\":\"s3://b/d\"},\"policy\":{\"tableConcurrency\":0}} | invalid | at least 1",
        "{\"source\":{\"uri\":\"s3://b/d\"},\"policy\":{\"onFailure\":\"explode\"}} | invalid | cancel-remaining",
        "{\"source\":{\"uri\":\"s3://b/d\"},\"options\":{\"thread\":null}} | invalid | StartImport",
    })
    void saysWhyACommandIsADeadLetter(String text, String reason, String detail) {
        // When
        UnreadableException refused = catchThrowableOfType(UnreadableException.class, () -> read(text, Command.class));
        // Then
        assertThat(refused.reason()).isEqualTo(reason);
        assertThat(refused).hasMessageContaining(detail == null ? "" : detail);
    }

    @Test
    void namesTheMissingPartOfAFactWhereverItLies() {
        // Given
        String text = "{\"type\":\"table-discovered\",\"importId\":\"a\",\"scanId\":\"s\",\"schema\":\"shop\","
                + "\"table\":\"t\",\"plan\":{\"format\":\"csv\"},\"digest\":\"d\"}";
        // When
        UnreadableException refused = catchThrowableOfType(UnreadableException.class, () -> read(text, ScanFact.class));
        // Then
        assertThat(refused.reason()).isEqualTo(Unreadable.INVALID);
        assertThat(refused).hasMessage("plan.location is missing");
    }

    @Test
    void refusesAFactThatNamesNoSubmission() {
        // Given
        String text = "{\"type\":\"nothing-found\",\"importId\":\"a\",\"schema\":\"shop\",\"table\":\"t\",\"attempt\":1}";
        // When
        UnreadableException refused = catchThrowableOfType(UnreadableException.class,
                () -> read(text, SubmissionFact.class));
        // Then
        assertThat(refused).hasMessage("groupKey is missing");
    }

    @Test
    void readsARecordWithoutATypeAsAStartAndKeepsNamesItDoesNotKnow() {
        // When
        Command command = read("{\"source\":{\"uri\":\"s3://b/d\"},\"zeta\":1,\"fliter\":[]}", Command.class);
        // Then
        StartImport start = (StartImport) command;
        assertThat(start.importId()).isEqualTo(start.manifest().fingerprint());
        assertThat(start.ignored()).containsExactly("fliter", "zeta");
    }

    @Test
    void keepsNamesItDoesNotKnowWhereverInAManifestTheyStand() {
        // When
        Command command = read("{\"source\":{\"uri\":\"s3://b/d\",\"accessKey\":\"AK\"},\"zeta\":{\"a\":1},"
                + "\"csv\":{\"nul\":[\"NULL\"],\"null\":[\"N\"],\"header\":true},\"policy\":{\"verfy\":\"strict\"},"
                + "\"layout\":{\"caseSensitiv\":true,\"routes\":[{\"schema-pattern\":\"a\",\"targetSchema\":\"b\"}]},"
                + "\"ignoreColumns\":[{\"db\":\"a\",\"table\":\"t\",\"columns\":[\"c\"]},{\"db\":\"b\",\"columns\":[\"c\"]}],"
                + "\"options\":{\"thread\":1}}", Command.class);
        // Then
        assertThat(((StartImport) command).ignored()).containsExactly("zeta", "source.accessKey", "csv.nul",
                "policy.verfy", "layout.caseSensitiv");
    }

    @Test
    void ignoresFieldsOfALaterRelease() {
        // When
        Command command = read("{\"type\":\"cancel-import\",\"importId\":\"a\",\"why\":\"because\"}", Command.class);
        // Then
        assertThat(command.importId().value()).isEqualTo("a");
    }

    @Test
    void keepsFieldsOfALaterReleaseInACheckpoint() {
        // Given
        String line = "{\"type\":\"applied-offsets\",\"offsets\":{\"t\":1}}";
        // When
        CheckpointRecord record = read(line, CheckpointRecord.class);
        // Then
        assertThat(Json.text(record)).isEqualTo(line);
    }
}
