package dev.sluice.sdk.ddl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The names L-1.10 are rows of TiDB Lightning's table of {@code character-set}. */
class SchemaCharsetTest {
    private static final Charset GB = Charset.forName("GB18030");
    private static final String TABLE = "CREATE TABLE `表` (`名` INT) COMMENT='“x”'";

    @ParameterizedTest(name = "L-1.10 {0} reads what is stored in {1}")
    @CsvSource({"auto,UTF-8", "auto,GB18030", "utf8mb4,UTF-8", "gb18030,GB18030", "binary,UTF-8"})
    void readsWhatIsStoredInIt(String word, String stored) {
        assertThat(SchemaCharset.of(word).decode(TABLE.getBytes(Charset.forName(stored)))).isEqualTo(TABLE);
    }

    /** For binary on purpose otherwise: Lightning sends the bytes, and TiDB makes question marks of names. */
    @ParameterizedTest(name = "L-1.10 {0} refuses what is stored in {1}")
    @CsvSource({"utf8mb4,GB18030", "binary,GB18030"})
    void refusesWhatIsNotStoredInIt(String word, String stored) {
        // Given
        byte[] bytes = ("-- a\n\n" + TABLE).getBytes(Charset.forName(stored));

        // Then
        assertThatThrownBy(() -> SchemaCharset.of(word).decode(bytes)).isInstanceOfSatisfying(
                UnreadableSqlException.class, wrong -> assertThat(wrong.in("f").seen()).startsWith("f:3: "))
                .hasMessage("failed to decode it as " + word + "; say the right character set with"
                        + " mydumper.character-set, or convert the file");
    }

    @ParameterizedTest(name = "L-1.10 {0} refuses bytes of no text")
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "LATIN1")
    void refusesBytesThatAreNoText(SchemaCharset charset) {
        assertThatThrownBy(() -> charset.decode(new byte[]{'a', (byte) 0xff})).isInstanceOf(
                UnreadableSqlException.class).hasMessageContaining("failed to decode it as " + charset.word());
    }

    @Test
    void takesAReplacementCharacterInUtf8AsItIsAndInGb18030ForALostOne() {
        assertThat(SchemaCharset.AUTO.decode("\uFFFD".getBytes(StandardCharsets.UTF_8))).isEqualTo("\uFFFD");
        assertThatThrownBy(() -> SchemaCharset.GB18030.decode("\uFFFD".getBytes(GB)))
                .isInstanceOf(UnreadableSqlException.class);
    }

    /** As Lightning: most of UTF-8 is text in GB18030 too, though another. */
    @Test
    void readsUtf8AsOtherTextWhenItIsCalledGb18030() {
        assertThat(SchemaCharset.GB18030.decode("表名".getBytes(StandardCharsets.UTF_8))).isNotEqualTo("表名")
                .doesNotContain("\uFFFD");
    }

    /** Windows-1252, not ISO 8859-1; what that leaves open is what MySQL makes of it. */
    @ParameterizedTest(name = "L-1.10 latin1 {0}")
    @CsvSource({"e9,é", "80,€", "9f,Ÿ", "81,\u0081", "61,a"})
    void readsLatin1AsWindowsDoes(String bytes, String text) {
        assertThat(SchemaCharset.LATIN1.decode(HexFormat.of().parseHex(bytes))).isEqualTo(text);
    }

    @Test
    void leavesOutAByteOrderMark() {
        assertThat(SchemaCharset.AUTO.decode("\uFEFFx".getBytes(StandardCharsets.UTF_8))).isEqualTo("x");
    }

    /** Lightning finds out only when it reads a schema file, and says nothing where there is none. */
    @ParameterizedTest(name = "L-1.10 {0}")
    @ValueSource(strings = {"UTF8MB4", "utf8", "gbk", "", " auto"})
    void refusesAnotherName(String word) {
        assertThatIllegalArgumentException().isThrownBy(() -> SchemaCharset.of(word))
                .withMessage("Unsupported encoding " + word
                        + " of schema files; say one of auto, utf8mb4, gb18030, latin1, binary");
    }
}
