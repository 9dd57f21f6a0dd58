package dev.sluice.cli.target;

import dev.sluice.config.Secret;
import dev.sluice.sdk.store.SecretText;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Where the password of an account is found. It is never kept.
 *
 * @param said     to be tried one after the other; none: nobody has said one
 * @param keyboard asked when none is said and one is needed
 */
public record Passwords(List<Secret> said, Keyboard keyboard) {

    /** The variable that may hold it. */
    public static final String VARIABLE = "SLUICE_TIDB_PASSWORD";

    public Passwords {
        said = List.copyOf(said);
    }

    /** A file wins over the variable; both win over what a Lightning file says. */
    public static Passwords of(@Nullable Path file, Map<String, String> environment, Keyboard keyboard) {
        return new Passwords(Stream.concat(
                Optional.ofNullable(file).<Secret>map(Secret.File::new).stream(),
                Optional.ofNullable(environment.get(VARIABLE)).map(Passwords::held).stream())
                .limit(1)
                .toList(), keyboard);
    }

    /** With what a Lightning file says, unless one is said otherwise: in plain text or, as Lightning takes it too, in Base64. */
    public Passwords orOfLightning(Optional<SecretText> password) {
        return said.isEmpty()
                ? new Passwords(password.map(SecretText::reveal)
                        .map(text -> Stream.concat(Stream.of(text), decoded(text)).map(Passwords::held).toList())
                        .orElse(List.of()), keyboard)
                : this;
    }

    private static Stream<String> decoded(String text) {
        try {
            return Stream.of(new String(Base64.getDecoder().decode(text), StandardCharsets.UTF_8))
                    .filter(plain -> !plain.isEmpty());
        } catch (IllegalArgumentException e) {
            return Stream.empty(); // It is in plain text.
        }
    }

    private static Secret held(String text) {
        return new Secret.Held(new SecretText(text));
    }
}
