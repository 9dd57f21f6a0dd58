package dev.sluice.cli.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigInteger;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What Jackson makes of TOML; the first test tells when {@link TomlNumbers} is needed no more. */
class TomlTest {

    private static final String NUMBER = "1000000000000000005";

    @Test
    void isNeededAsLongAsJacksonMisreadsNumbers() throws JsonProcessingException {
        assertThat(Toml.MAPPER.readTree("a = " + NUMBER).path("a").bigIntegerValue())
                .isNotEqualTo(new BigInteger(NUMBER));
    }

    /** {@code ;} stands for a line break. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            a = N              | /a
            a = N # all        | /a
            a = N#             | /a
            a=+N               | /a
            a = {b = N}        | /a/b
            a = {c = 1, b=N,d=1} | /a/b
            a = [N]            | /a/0
            a = [1,N,2]        | /a/1
            a = [;N;]          | /a/0
            a = [;[1, 2],;[N];] | /a/1/0
            a = [{b = 1}, {b = [2, N]}] | /a/1/b/1
            a = [{}, N]        | /a/1
            [t];"a = 1" = 2;'b' = N | /t/b
            [[t]];a.b = N      | /t/0/a/b
            a = \"\"\"x\"\"\"\";b = N | /b
            a = '';b = N       | /b
            """)
    void readsALongNumberWhereverAValueStands(String toml, String pointer) throws JsonProcessingException {
        // When
        JsonNode read = Toml.read(toml.replace("N", NUMBER).replace(";", "\n").replace("\\\"", "\""));

        // Then
        assertThat(read.at(pointer).bigIntegerValue()).isEqualTo(new BigInteger(NUMBER));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            a = " = N"                    | /a   | ` = N`
            a = ' = N'                    | /a   | ` = N`
            a = "\\" = N"               | /a   | `" = N`
            a = QQQx;b = N;y = 1QQQ       | /a   | `x;b = N;y = 1`
            a = QQQ\\QQQ;b = N;QQQ      | /a   | `QQQ;b = N;`
            a = \'\'\';b = N;\'\'\' | /a   | `b = N;`
            N = 'x'                       | /N   | x
            [N];a = 'x'                   | /N/a | x
            a = {N = 'x', b.N = 'x'}      | /a/b/N | x
            a = [{N = 'x'}];N = 'y'       | /N   | y
            # = N;a = 'x'                 | /a   | x
            """)
    void leavesTextsAndKeysAsTheyAre(String toml, String pointer, String text) throws JsonProcessingException {
        // When
        JsonNode read = Toml.read(plain(toml));

        // Then
        assertThat(read.at(plain(pointer)).textValue()).isEqualTo(plain(text));
    }

    private static String plain(String text) {
        return text.replace("N", NUMBER)
                .replace(";", "\n")
                .replace("QQQ", "\"\"\"")
                .replace("\\'", "'")
                .replace("\\\\", "\\");
    }

    @Test
    void readsEveryNumberOrRefusesIt() throws JsonProcessingException {
        long seed = new Random().nextLong();
        Random random = new Random(seed);
        for (int i = 0; i < 20_000; i++) {
            BigInteger number = new BigInteger(random.nextInt(1, 70), random);
            String spelled = switch (random.nextInt(5)) {
                case 0 -> "0x" + number.toString(16);
                case 1 -> "0o" + number.toString(8);
                case 2 -> "0b" + number.toString(2);
                case 3 -> "%,d".formatted(number).replaceAll("\\D", "_");
                default -> number.toString();
            };

            assertThat(Toml.read("a = " + spelled).path("a").bigIntegerValue()).as("seed %d: %s", seed, spelled)
                    .isEqualTo(number);
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {-1, -1234567890, -123456789012345678L, -999999999999999999L})
    void readsShorterNegativeNumbers(long number) throws JsonProcessingException {
        assertThat(Toml.read("a = " + number).path("a").longValue()).isEqualTo(number);
    }

    @ParameterizedTest
    @ValueSource(strings = {"-9223372036854775808", "-1_000_000_000_000_000_005", "-10000000000000000000"})
    void refusesANumberThatItWouldMisread(String number) {
        assertThatThrownBy(() -> LightningFile.parse("task.toml", "# a file\n[conflict]\nthreshold = " + number))
                .isInstanceOf(InvalidSettingException.class)
                .hasMessage("configuration task.toml, line 3: a whole number below -999999999999999999 cannot be read");
    }
}
