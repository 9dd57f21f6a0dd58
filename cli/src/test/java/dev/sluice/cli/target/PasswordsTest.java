package dev.sluice.cli.target;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.config.Secret;
import dev.sluice.sdk.store.SecretText;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PasswordsTest {
    private static final Map<String, String> VARIABLE = Map.of(Passwords.VARIABLE, "of the variable");
    private static final Optional<SecretText> TOML = Optional.of(new SecretText("b2YgdGhlIGZpbGU="));

    @Test
    void takesAFileBeforeTheVariableBeforeALightningFile() {
        // Given
        Path file = Path.of("secret");

        // When, Then
        assertThat(Passwords.of(file, VARIABLE, Keyboard.NOBODY).orOfLightning(TOML).said())
                .containsExactly(new Secret.File(file));
        assertThat(Passwords.of(null, VARIABLE, Keyboard.NOBODY).orOfLightning(TOML).said())
                .extracting(Secret::reveal)
                .containsExactly("of the variable");
    }

    @Test
    void takesThatOfALightningFileAsItIsAndThenOutOfBase64() {
        assertThat(Passwords.of(null, Map.of(), Keyboard.NOBODY).orOfLightning(TOML).said())
                .extracting(Secret::reveal)
                .containsExactly("b2YgdGhlIGZpbGU=", "of the file");
        assertThat(Passwords.of(null, Map.of(), Keyboard.NOBODY)
                .orOfLightning(Optional.of(new SecretText("no base 64!")))
                .said()).hasSize(1);
    }

    @Test
    void hasNoneWhereNobodySaysOne() {
        assertThat(Passwords.of(null, Map.of(), Keyboard.NOBODY).orOfLightning(Optional.empty()).said()).isEmpty();
    }
}
