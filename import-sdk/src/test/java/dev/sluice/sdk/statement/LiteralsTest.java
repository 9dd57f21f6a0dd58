package dev.sluice.sdk.statement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LiteralsTest {
    private final Literals escaping = new Literals(Backslash.ESCAPES);
    private final Literals plain = new Literals(Backslash.PLAIN);

    @ParameterizedTest
    @CsvSource({"ANSI,ESCAPES", "'',ESCAPES",
        "'strict_trans_tables, no_backslash_escapes',PLAIN",
        "NO_BACKSLASH_ESCAPES_X,ESCAPES"})
    void knowsTheModeUnderWhichABackslashStandsForItself(String sqlMode, Backslash backslash) {
        assertThat(Backslash.under(sqlMode)).isEqualTo(backslash);
    }

    @ParameterizedTest
    @ValueSource(strings = {"|", "it's \"so\"", "日本", "||", "\n", ""})
    void writesATextWithoutABackslashAlikeUnderEveryMode(String text) {
        assertThat(plain.value(text)).isEqualTo(escaping.value(text)).isEqualTo("'" + text.replace("'", "''") + "'");
        assertThat(plain.quoted(text)).isEqualTo(escaping.quoted(text));
    }

    /** TiDB 8.5 took both for one backslash, each in its session. */
    @Test
    void writesABackslashSoThatBothReadingsSeeOne() {
        assertThat(escaping.value("\\N")).isEqualTo("'\\\\N'");
        assertThat(plain.value("\\N")).isEqualTo("x'5c4e'");
        assertThat(plain.value("é\0")).isEqualTo("x'c3a900'");
    }

    @Test
    void refusesALocationThatOneReadingWouldMistake() {
        assertThat(escaping.quoted("/d/a\\*.*.csv")).isEqualTo("'/d/a\\\\*.*.csv'");
        assertThatThrownBy(() -> plain.quoted("/d/a\\*.*.csv")).isInstanceOf(InvalidOptionException.class)
                .hasMessageContaining("NO_BACKSLASH_ESCAPES", "/d/a\\*.*.csv", "rename the files");
    }
}
