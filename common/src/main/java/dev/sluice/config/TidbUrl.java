package dev.sluice.config;

import dev.sluice.sdk.tidb.TidbAddress;
import dev.sluice.sdk.tidb.Tls;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A TiDB as people write it: {@code mysql://USER@HOST:PORT,HOST:PORT?tls=MODE&tls-ca=FILE}. It never holds a password. Own code,
 * since {@code java.net.URI} knows neither several hosts nor a host with an underscore.
 *
 * @param addresses   at least one
 * @param user        empty when it is not said
 * @param tls         empty when it is not said
 * @param authorities certificates (PEM) to trust; empty when it is not said
 */
public record TidbUrl(List<TidbAddress> addresses, Optional<String> user, Optional<Tls.Mode> tls,
        Optional<Path> authorities) {

    private static final Pattern URL = Pattern.compile("mysql://(?:([^@/?#]*)@)?([^@/?#]+)/?(?:\\?([^#]*))?");
    private static final Pattern ADDRESS = Pattern.compile("(\\[[0-9A-Fa-f:.%]+]|[\\p{Alnum}._-]+)(?::(\\d{1,5}))?");
    private static final int MAX_PORT = 65_535;

    public TidbUrl {
        addresses = List.copyOf(addresses);
    }

    /**
     * Reads one.
     *
     * @throws IllegalArgumentException saying what is wrong, without any part that could be a password
     */
    public static TidbUrl parse(String text) {
        Matcher url = URL.matcher(text);
        if (!url.matches()) {
            throw new IllegalArgumentException(isOfAnother(text)
                    ? "is of another kind of server: TiDB speaks MySQL's protocol, write mysql://USER@HOST:PORT"
                    : "is not like mysql://USER@HOST:PORT");
        }
        Optional<String> user = Optional.ofNullable(url.group(1)).map(TidbUrl::user).filter(name -> !name.isEmpty());
        Map<String, String> options = options(url.group(3) == null ? "" : url.group(3));
        Optional<Tls.Mode> tls = Optional.ofNullable(options.remove("tls")).map(TidbUrl::mode);
        Optional<Path> authorities = Optional.ofNullable(options.remove("tls-ca")).map(Path::of);
        if (!options.isEmpty()) {
            throw new IllegalArgumentException("has more than the parameters tls and tls-ca");
        }
        return new TidbUrl(addresses(url.group(2)), user, tls, authorities);
    }

    /** The same with all that is left out: the user {@code root}; TLS unless the server is on this machine; absolute paths. */
    public TidbUrl complete() {
        return new TidbUrl(addresses, Optional.of(user.orElse("root")), Optional.of(tls.orElseGet(this::usual)),
                authorities.map(Path::toAbsolutePath));
    }

    private Tls.Mode usual() {
        return authorities.isEmpty() && addresses.stream().allMatch(TidbUrl::isHere)
                ? Tls.Mode.DISABLED
                : Tls.Mode.VERIFY_IDENTITY;
    }

    private static boolean isHere(TidbAddress address) {
        return address.host().equalsIgnoreCase("localhost") || address.host().matches("127(\\.\\d{1,3}){3}|::1");
    }

    /** How a connection is protected, of a complete one. */
    public Tls protection() {
        return new Tls(tls.orElseThrow(), authorities);
    }

    /** Whether both lead the same account to the same cluster, as far as their addresses tell; of complete ones. */
    public boolean isSameAs(TidbUrl other) {
        return user.equals(other.user) && addresses.stream().anyMatch(other.addresses::contains);
    }

    /** As it can be read again. */
    @Override
    public String toString() {
        String options = Stream.of(tls.map(mode -> "tls=" + word(mode)),
                authorities.map(file -> "tls-ca=" + encoded(file.toString())))
                .flatMap(Optional::stream)
                .collect(Collectors.joining("&"));
        return "mysql://" + user.map(name -> encoded(name) + "@").orElse("") + hosts(addresses)
                + (options.isEmpty() ? "" : "?" + options);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20").replace("%2F", "/");
    }

    private static String hosts(List<TidbAddress> addresses) {
        return addresses.stream().map(TidbAddress::toString).collect(Collectors.joining(","));
    }

    /** The addresses only. */
    public static String of(List<TidbAddress> addresses) {
        return "mysql://" + hosts(addresses);
    }

    private static boolean isOfAnother(String text) {
        return text.matches("(?i)[a-z][a-z0-9+.-]*://.*") && !text.startsWith("mysql://");
    }

    private static String user(String written) {
        if (written.contains(":")) {
            throw new IllegalArgumentException("must not hold a password, which others could see: leave it out");
        }
        return decoded(written);
    }

    private static List<TidbAddress> addresses(String written) {
        return Arrays.stream(written.split(",", -1)).map(TidbUrl::address).toList();
    }

    private static TidbAddress address(String written) {
        Matcher address = ADDRESS.matcher(written);
        if (!address.matches()) {
            throw new IllegalArgumentException("needs a host, as in mysql://USER@HOST:PORT");
        }
        int port = address.group(2) == null ? TidbAddress.USUAL_PORT : Integer.parseInt(address.group(2));
        if (port < 1 || port > MAX_PORT) {
            throw new IllegalArgumentException("needs a port from 1 to " + MAX_PORT);
        }
        return new TidbAddress(address.group(1).replaceAll("^\\[|]$", ""), port);
    }

    private static Map<String, String> options(String query) {
        Map<String, String> options = new LinkedHashMap<>();
        Arrays.stream(query.split("&")).filter(pair -> !pair.isEmpty()).forEach(pair -> {
            String[] parts = pair.split("=", 2);
            if (options.put(parts[0], parts.length == 1 ? "" : decoded(parts[1])) != null) {
                throw new IllegalArgumentException("has a parameter twice");
            }
        });
        return options;
    }

    private static String decoded(String written) {
        try {
            return URLDecoder.decode(written.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("has a % that two hexadecimal digits do not follow", e);
        }
    }

    private static Tls.Mode mode(String word) {
        return Arrays.stream(Tls.Mode.values())
                .filter(mode -> word(mode).equals(word))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("needs a tls of " + Arrays.stream(Tls.Mode.values())
                        .map(TidbUrl::word)
                        .collect(Collectors.joining(", "))));
    }

    private static String word(Tls.Mode mode) {
        return mode.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
