package dev.sluice.local.tidb.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GlobPatternTest {

    @ParameterizedTest
    @CsvSource({
        "*, anything, true", "a*c, abc, true", "a*c, ac, true", "a*c, abd, false", "a?c, a?c, true",
        "a?c, abc, false", "[abc], b, true", "[abc], d, false", "[^abc], d, true", "[^abc], a, false",
        "[a-c]x, bx, true", "[a-cx-z], y, true", "\\*, *, true", "\\*, a, false", "[\\]], ], true",
        "[\\-x], -, true", "a.b, axb, false", "{a}, {a}, true", "漢*, 漢字, true", "[0-9]*, 12, true",
        "[&&[], &, true"})
    void matchesAsGoDoesButForTheQuestionMark(String glob, String name, boolean matches) {
        assertThat(GlobPattern.compile(glob).matches(name)).isEqualTo(matches);
    }

    @ParameterizedTest
    @ValueSource(strings = {"[", "[]", "[a", "[^", "[a-", "[-a]", "[z-a]", "a\\", "[a\\"})
    void refusesWhatGoRefuses(String glob) {
        assertThatThrownBy(() -> GlobPattern.compile(glob)).hasMessage("syntax error in pattern");
    }
}
