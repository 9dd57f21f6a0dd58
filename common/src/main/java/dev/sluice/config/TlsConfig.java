package dev.sluice.config;

import java.nio.file.Path;
import java.util.Optional;

/**
 * TLS to a target.
 *
 * @param mode disabled unless said
 * @param ca   certificates to trust, PEM; the JVM's own when absent
 */
public record TlsConfig(TlsMode mode, Optional<Path> ca) {

    static TlsConfig from(Section section) {
        return new TlsConfig(section.choice("mode", TlsMode.class, TlsMode.DISABLED),
                section.text("ca").map(Path::of));
    }
}
