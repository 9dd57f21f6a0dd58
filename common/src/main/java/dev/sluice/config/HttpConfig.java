package dev.sluice.config;

/**
 * Where health and metrics are served.
 *
 * @param host the address to listen on, all of them unless said
 * @param port 8080 unless said; 0 takes a free one
 */
public record HttpConfig(String host, int port) {

    static HttpConfig from(Section section) {
        return new HttpConfig(section.text("host").orElse("0.0.0.0"), section.number("port", 0, 65535, 8080));
    }
}
