package dev.sluice.wire;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.event.DeadLetter;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DeadLettersTest {
    private static DeadLetter letter(String record) {
        return DeadLetters.of("sluice.import-commands", 0, 7, record.getBytes(StandardCharsets.UTF_8), why());
    }

    private static UnreadableException why() {
        return new UnreadableException(Unreadable.INVALID, "no");
    }

    @Test
    void saysWhereTheRecordLayAndWhy() {
        // When
        DeadLetter letter = letter("hello");
        // Then
        assertThat(letter).isEqualTo(new DeadLetter("sluice.import-commands", 0, 7, "invalid", "no", "hello"));
    }

    @Test
    void isEmptyForARecordWithoutValue() {
        // When
        DeadLetter letter = DeadLetters.of("t", 0, 7, null, why());
        // Then
        assertThat(letter.beginning()).isEmpty();
    }

    @Test
    void keepsSixteenKibibytes() {
        // When
        DeadLetter letter = letter("x".repeat(100_000));
        // Then
        assertThat(letter.beginning()).hasSize(16 * 1024);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"source\":{\"uri\":\"s3://b/d?access-key=AKIAPLANTED&secret-access-key=PLANTED\"}}",
        "{\"secretAccessKey\":\"PLANTED\"}",
        "{\"secret_access_key\" : \"PLANTED with spaces and \\\" a quote PLANTED\"}",
        "{\"text\":\"{\\\"password\\\":\\\"PLANTED twice, PLANTED\\\"}\"}",
        "{\"sessionToken\":{\"value\":\"PLANTED\"}}",
        "{\"password\":[\"PLANTED\",\"PLANTED\"]}", "password = 'PLANTED PLANTED'", "password: PLANTED",
        "mysql://root:PLANTED@tidb:4000/test", "mysql://root:PLANTED@home/PLANTED@tidb:4000",
        "azure://c/d?account-name=me&account-key=PLANTED&endpoint=x", "https://h/c?sv=2020&sig=PLANTED&se=1",
        "https://h/o?X-Amz-Credential=PLANTED&X-Amz-Signature=PLANTED", "{\"authorization\":\"Bearer PLANTED\"}",
        "{\"sasToken\":\"PLANTED", "{\"encryption_key\":123456PLANTED}"})
    void holdsNoCredential(String record) {
        // When
        DeadLetter letter = letter(record);
        // Then
        assertThat(letter.beginning()).doesNotContain("PLANTED").contains("xxxxxx");
    }

    @Test
    void scrubsTheReasonToo() {
        // When
        DeadLetter letter = DeadLetters.of("t", 0, 7, null,
                new UnreadableException(Unreadable.UNREADABLE, "not JSON near password=PLANTED"));
        // Then
        assertThat(letter.detail()).isEqualTo("not JSON near password=xxxxxx");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"source\":{\"uri\":\"s3://bucket/dump?region=eu\",\"credentials\":\"dumps\"}}",
        "{\"table\":\"tokens\",\"message\":\"duplicate key\"}", "http://host:8080/path"})
    void keepsWhatIsNoCredential(String record) {
        // When
        DeadLetter letter = letter(record);
        // Then
        assertThat(letter.beginning()).isEqualTo(record);
    }

    @Test
    void takesNoLongerForAHostileRecord() {
        // Given
        String hostile = "password=\\\"".repeat(2000);
        // When
        DeadLetter letter = letter(hostile);
        // Then
        assertThat(letter.beginning()).contains("xxxxxx");
    }
}
