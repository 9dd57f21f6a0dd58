package dev.sluice.cli.settings;

import dev.sluice.config.TidbUrl;
import dev.sluice.sdk.store.SecretText;
import dev.sluice.sdk.tidb.TidbAddress;
import dev.sluice.sdk.tidb.Tls;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * The server of a Lightning file's {@code [tidb]} and how Lightning gets in there.
 *
 * @param server   that is named
 * @param ways     complete ones; the second is for TLS that is only preferred
 * @param password empty when the file says none
 */
public record LightningTidb(TidbServer server, List<TidbUrl> ways, Optional<SecretText> password) {

    static LightningTidb of(TidbServer server, LightningFile file) {
        Optional<Path> authorities = text(file, "tidb.security.ca-path").or(() -> text(file, "security.ca-path"))
                .map(Path::of);
        List<Tls.Mode> modes = modes(text(file, "tidb.tls").orElse(authorities.isPresent() ? "cluster" : "false"));
        return new LightningTidb(server, modes.stream()
                .map(mode -> new TidbUrl(List.of(new TidbAddress(server.host(), server.port())), Optional.of(server
                        .user()), Optional.of(mode), authorities.filter(ca -> mode == Tls.Mode.VERIFY_IDENTITY))
                        .complete())
                .toList(), text(file, "tidb.password").map(SecretText::new));
    }

    /** As Lightning means its words; others have been refused. */
    private static List<Tls.Mode> modes(String word) {
        return switch (word) {
            case "cluster" -> List.of(Tls.Mode.VERIFY_IDENTITY);
            case "skip-verify" -> List.of(Tls.Mode.REQUIRED);
            case "preferred" -> List.of(Tls.Mode.REQUIRED, Tls.Mode.DISABLED);
            default -> List.of(Tls.Mode.DISABLED);
        };
    }

    private static Optional<String> text(LightningFile file, String key) {
        return file.text(key).filter(text -> !text.isEmpty());
    }
}
