package dev.sluice.local.tidb.plan;

import dev.sluice.local.tidb.statement.TidbErrors;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The path of a FROM clause.
 *
 * @param scheme lower case; empty for a plain path
 * @param path   of a local source: exactly as written, so {@code file://} makes it one that is not absolute
 * @param query  what a URL has after {@code ?}, which may hold keys; may be empty
 */
record DataSource(Optional<String> scheme, String path, String query) {
    private static final Pattern URL = Pattern.compile("([A-Za-z][A-Za-z0-9+.-]*)://([^?]*)(?:\\?(.*))?",
            Pattern.DOTALL);
    private static final Pattern BAD_ESCAPE = Pattern.compile("%(?![0-9A-Fa-f]{2}).{0,2}");
    private static final Set<String> DISK = Set.of("file", "local");
    private static final Set<String> S3_LIKE = Set.of("s3", "ks3", "oss");
    // TiDB leaves external-id and encryption-key in; here what is shown is kept in a file.
    private static final Set<String> S3_SECRETS = Set.of("access-key", "secret-access-key", "session-token",
            "external-id");
    private static final Set<String> AZURE = Set.of("azure", "azblob");
    private static final Set<String> AZURE_SECRETS = Set.of("sas-token", "account-key", "encryption-key");

    /** @throws dev.sluice.local.tidb.statement.TidbException 8158 when Go's URL parser would refuse the text */
    static DataSource parse(String text) {
        Matcher url = URL.matcher(text);
        Optional<String> scheme = url.matches() ? Optional.of(url.group(1).toLowerCase(Locale.ROOT)) : Optional.empty();
        String path = scheme.isPresent() ? url.group(2) : text;
        refuseMalformed(text, path);
        String query = scheme.isPresent() && url.group(3) != null ? url.group(3) : "";
        return new DataSource(scheme, isDisk(scheme) ? text : path, query);
    }

    /** Whether the text, well formed or not, names a file of the server's own disk. */
    static boolean isServerDisk(String text) {
        Matcher url = URL.matcher(text);
        return !url.matches() || DISK.contains(url.group(1).toLowerCase(Locale.ROOT));
    }

    private static boolean isDisk(Optional<String> scheme) {
        return scheme.isEmpty() || scheme.filter(DISK::contains).isPresent();
    }

    /** Without the query, which may hold keys. */
    @Override
    public String toString() {
        return isLocal() ? path : scheme.orElseThrow() + "://" + path;
    }

    boolean isLocal() {
        return isDisk(scheme);
    }

    /**
     * What column Data_Source shows: the text as written, or, for a URL whose scheme carries keys in parameters, with
     * their values masked and the parameters sorted by name, as TiDB writes them anew.
     */
    static String redacted(String text) {
        Matcher url = URL.matcher(text);
        if (!url.matches() || url.group(3) == null) {
            return text;
        }
        Set<String> secrets = secretsOf(url.group(1).toLowerCase(Locale.ROOT));
        List<String> parameters = Arrays.stream(url.group(3).split("&", -1))
                .map(parameter -> masked(parameter, secrets))
                .sorted()
                .toList();
        return secrets.isEmpty()
                ? text
                : url.group(1) + "://" + url.group(2) + "?" + parameters.stream().collect(Collectors.joining("&"));
    }

    private static Set<String> secretsOf(String scheme) {
        return S3_LIKE.contains(scheme) ? S3_SECRETS : AZURE.contains(scheme) ? AZURE_SECRETS : Set.of();
    }

    private static String masked(String parameter, Set<String> secrets) {
        int equals = parameter.indexOf('=');
        String name = equals < 0 ? parameter : parameter.substring(0, equals);
        boolean secret = secrets.contains(name.toLowerCase(Locale.ROOT).replace('_', '-'));
        return secret ? name + "=xxxxxx" : parameter;
    }

    private static void refuseMalformed(String text, String path) {
        if (path.chars().anyMatch(c -> c < ' ' || c == 0x7f)) {
            throw TidbErrors.unparsableUri(redacted(text), "net/url: invalid control character in URL");
        }
        if (path.startsWith(":")) {
            throw TidbErrors.unparsableUri(redacted(text), "missing protocol scheme");
        }
        Matcher escape = BAD_ESCAPE.matcher(path);
        if (escape.find()) {
            throw TidbErrors.unparsableUri(redacted(text), "invalid URL escape \"" + escape.group() + "\"");
        }
    }
}
