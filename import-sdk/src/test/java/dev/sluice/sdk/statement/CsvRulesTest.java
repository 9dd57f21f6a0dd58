package dev.sluice.sdk.statement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class CsvRulesTest {

    @Test
    void takesWhatADocumentLeavesOutFromTheDefaults() throws Exception {
        // When
        CsvRules rules = new ObjectMapper().readValue("{\"separator\":\"|\"}", CsvRules.class);
        // Then
        assertThat(rules).isEqualTo(new CsvRules("|", "\"", "\\", List.of("\\N"), "", true));
    }

    @Test
    void survivesJson() throws Exception {
        // Given
        ObjectMapper json = new ObjectMapper();
        CsvRules rules = new CsvRules("\t", "", "", List.of(""), "\r\n", false);
        // When / Then
        assertThat(json.readValue(json.writeValueAsString(rules), CsvRules.class)).isEqualTo(rules);
    }

    static List<Arguments> refusals() {
        return List.of(Arguments.of("", "\"", "\\", List.of(""), "", "separator must not be empty"),
                Arguments.of(",", "''", "\\", List.of(""), "", "at most one byte"),
                Arguments.of(",", "\u201c", "\\", List.of(""), "", "at most one byte"),
                Arguments.of(",", "\"", "ab", List.of(""), "", "escape of at most one byte"),
                Arguments.of(",", "\"", "\\", List.of("NULL", "\\N"), "", "exactly one CSV null value, not 2"),
                Arguments.of(",", "\"", "\\", List.of(), "", "exactly one CSV null value, not 0"),
                Arguments.of("||", "|", "\\", List.of(""), "", "prefix of each other"),
                Arguments.of("\\", "\"", "\\", List.of(""), "", "both the CSV separator and the CSV escape"),
                Arguments.of(",", "\"", "\"", List.of(""), "", "both the CSV delimiter and the CSV escape"),
                Arguments.of(",", "\"", "\\", List.of(""), "\\", "both the CSV terminator and the CSV escape"));
    }

    @ParameterizedTest
    @MethodSource("refusals")
    void refusesWhatTheStatementCannotSay(String separator, String delimiter, String escape, List<String> nulls,
            String terminator, String reason) {
        assertThatThrownBy(() -> new CsvRules(separator, delimiter, escape, nulls, terminator, true))
                .isInstanceOf(InvalidOptionException.class)
                .hasMessageContaining(reason);
    }
}
