package dev.sluice.sdk.check;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class VisibleTest {

    @Test
    void leavesTheLettersOfEveryScriptAsTheyAre() {
        assertThat(Visible.text("店舗 café \u200C😀 it's")).isEqualTo("店舗 café \u200C😀 it's");
    }

    @Test
    void escapesWhatMovesACursorTurnsTheWritingOrHides() {
        assertThat(Visible.text("a\u0000\u001B[2J\r\n\t\u0085\u202E\u2028\uFEFF")).isEqualTo(
                "a\\u0000\\u001b[2J\\r\\n\\t\\u0085\\u202e\\u2028\\ufeff");
    }

    @Test
    void leavesTheLinesOfAMessage() {
        assertThat(Visible.lines("one\n\ttwo\u0007")).isEqualTo("one\n\ttwo\\u0007");
    }

    @Test
    void showsWhatIsFoundWithoutOne() {
        assertThat(new Problem("a\u001Bb", "c\u0000d").sentence()).isEqualTo("a\\u001bb; c\\u0000d");
        assertThat(Finding.critical(Check.SIZES, "a\u001Bb", "c\u0000d").sentence())
                .isEqualTo("a\\u001bb; c\\u0000d [sizes]");
    }
}
