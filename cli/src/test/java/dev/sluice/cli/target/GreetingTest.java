package dev.sluice.cli.target;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GreetingTest {

    @ParameterizedTest
    @ValueSource(strings = {"", "J\0\0\0\n8.0.11-TiDB-v8.5.4\0", "\u0010\0\0\0\u00ffj\u0004Host is blocked"})
    void isNoneOfAServerThatIsSilentOrSpeaksMySql(String said) {
        assertThat(Greeting.foreign(said.getBytes(ISO_8859_1))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"'SSH-2.0-OpenSSH_9.6\r\n', '\"SSH-2.0-OpenSSH_9.6\"'", "'* OK IMAP4rev1\nmore', '\"* OK IMAP4rev1\"'"})
    void isItsFirstLine(String said, String shown) {
        assertThat(Greeting.foreign(said.getBytes(ISO_8859_1))).contains(shown);
    }

    @Test
    void isInDigitsWhenItWouldHarmATerminal() {
        assertThat(Greeting.foreign("\u001b[2Jx".getBytes(ISO_8859_1))).contains("0x1b5b324a78");
    }
}
