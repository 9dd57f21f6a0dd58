package dev.sluice.sdk.store;

import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Names where the files of a dump lie; never holds a credential, so it may be logged, kept and published.
 *
 * @param scheme     the kind of storage
 * @param bucket     the bucket or container; empty for local files
 * @param path       an absolute, normalised path for local files; else the prefix without a slash at either end
 * @param parameters what the URI says after {@code ?}, keys in lower case with {@code -}; empty for local files
 */
public record SourceUri(Scheme scheme, String bucket, String path, SortedMap<String, String> parameters) {

    /** A kind of storage, and the URI schemes that name it. */
    public enum Scheme {
        LOCAL, S3, GCS, AZURE;

        /** The first of its URI schemes, by which it is known to users. */
        public String word() {
            return words().getFirst();
        }

        private List<String> words() {
            return switch (this) {
                case LOCAL -> List.of("file", "local");
                case S3 -> List.of("s3");
                case GCS -> List.of("gcs", "gs");
                case AZURE -> List.of("azure", "azblob");
            };
        }

        private static Scheme of(String word) {
            return Arrays.stream(values())
                    .filter(scheme -> scheme.words().contains(word))
                    .findFirst()
                    .orElseThrow(
                            () -> new IllegalArgumentException("a source cannot be '" + word + "://…'; use one of "
                                    + Arrays.stream(values())
                                            .flatMap(scheme -> scheme.words().stream())
                                            .collect(Collectors.joining(", "))));
        }
    }

    public SourceUri {
        parameters = Collections.unmodifiableSortedMap(new TreeMap<>(parameters));
    }

    /**
     * Reads a source as users write it. A text without {@code ://} is a local path, taken as typed; {@code file:///dir}
     * is the same directory, with its percent escapes decoded.
     *
     * @throws IllegalArgumentException when it is not absolute, not a URI, of an unknown scheme, without a bucket, or
     *                                  holds a credential; the text names the parameter at fault, never a value
     */
    public static SourceUri parse(String text) {
        if (!text.contains("://")) {
            refuseKeys(text, "the source is read as a path, and holds a credential: a URI is SCHEME://…, without one");
            return local(text);
        }
        URI uri = uri(text);
        Scheme scheme = scheme(uri);
        if (uri.getAuthority() != null && uri.getAuthority().contains("@")) {
            throw new IllegalArgumentException("a source may not hold a user or password before its host; name"
                    + " credentials from the configuration instead");
        }
        SortedMap<String, String> parameters = parameters(uri);
        refuseKeys(text,
                "the source holds what looks like a key, where no parameter is: parameters begin with ? and are"
                        + " separated by &; take the key out and name credentials from the configuration instead");
        return scheme == Scheme.LOCAL ? localUri(uri, parameters) : remote(scheme, uri, parameters);
    }

    /**
     * The kind of storage of a location below a source that was read before. What its files are called is not looked at.
     *
     * @throws IllegalArgumentException when it is of an unknown scheme
     */
    public static Scheme schemeOf(String location) {
        int end = location.indexOf("://");
        return end < 0 ? Scheme.LOCAL : Scheme.of(location.substring(0, end).toLowerCase(Locale.ROOT));
    }

    /** Anywhere: what is no parameter would be taken for a part of a name, and be shown and kept. */
    private static void refuseKeys(String text, String why) {
        if (SecretParameters.areIn(text)) {
            throw new IllegalArgumentException(why);
        }
    }

    /** A parameter's name, unless it may be something else: then it is not to be seen. */
    static String shown(String parameter) {
        return parameter.matches("[a-z-]{1,32}") ? parameter : "…";
    }

    /** What stands before the scheme makes a path of it, and a second colon a text that Java does not look into. */
    private static Scheme scheme(URI uri) {
        if (uri.getScheme() == null) {
            throw new IllegalArgumentException("the source does not begin with a scheme: write " + Scheme.S3.word()
                    + "://bucket/prefix, or a directory as " + Scheme.LOCAL.word() + ":///directory");
        }
        if (uri.isOpaque()) {
            throw new IllegalArgumentException("the source has more than '://' after its scheme: write "
                    + uri.getScheme() + "://…");
        }
        return Scheme.of(uri.getScheme().toLowerCase(Locale.ROOT));
    }

    private static URI uri(String text) {
        try {
            // A plus sign is itself, as in TiDB's own reading of these URIs; a form decoder would make it a space.
            return new URI(text.replace("+", "%2B"));
        } catch (URISyntaxException e) {
            int blank = text.indexOf(' ');
            if (blank >= 0) {
                throw new IllegalArgumentException("the source is not a URI: there is a blank at character "
                        + (blank + 1) + "; write %20 for a blank, and quote the source in a shell");
            }
            // The exception's text repeats the input, which may hold a secret: only the reason is passed on.
            throw new IllegalArgumentException("the source is not a URI: " + e.getReason() + " at character "
                    + e.getIndex());
        }
    }

    private static SourceUri localUri(URI uri, SortedMap<String, String> parameters) {
        if (!parameters.isEmpty()) {
            throw new IllegalArgumentException("a local source has no parameters, and '"
                    + shown(parameters.firstKey()) + "' would be lost; write a '?' in a directory's name as %3F");
        }
        if (uri.getRawAuthority() != null) {
            throw new IllegalArgumentException("a local source has no host: write " + uri.getScheme()
                    + ":///directory");
        }
        return local(uri.getPath());
    }

    private static SourceUri local(String path) {
        if (!path.startsWith("/")) {
            // What follows a question mark may be a key, of a URI that was misspelled.
            throw new IllegalArgumentException("a local source is an absolute path: '"
                    + path.replaceFirst("(?s)\\?.*", "?…") + "'");
        }
        if (path.indexOf('\0') >= 0) {
            throw new IllegalArgumentException("a local source cannot hold a NUL character");
        }
        return new SourceUri(Scheme.LOCAL, "", Utf8Path.normalized(path), new TreeMap<>());
    }

    private static SourceUri remote(Scheme scheme, URI uri, SortedMap<String, String> parameters) {
        String bucket = uri.getRawAuthority();
        if (bucket == null) {
            throw new IllegalArgumentException("please specify the bucket: " + uri.getScheme() + "://bucket/prefix");
        }
        if (uri.getRawFragment() != null) {
            throw new IllegalArgumentException("a source ends at '#', which would be lost; write %23");
        }
        parameters.forEach((name, value) -> UriParameter.check(scheme, name, value));
        return new SourceUri(scheme, bucket, withoutSlashesAround(uri.getPath()), parameters);
    }

    /** By hand: a regular expression that seeks the end from each of many slashes takes their number squared. */
    private static String withoutSlashesAround(String path) {
        int begin = 0;
        int end = path.length();
        while (begin < end && path.charAt(begin) == '/') {
            begin++;
        }
        while (begin < end && path.charAt(end - 1) == '/') {
            end--;
        }
        return path.substring(begin, end);
    }

    private static SortedMap<String, String> parameters(URI uri) {
        SortedMap<String, String> parameters = new TreeMap<>();
        if (uri.getRawQuery() == null) {
            return parameters;
        }
        for (String pair : uri.getRawQuery().split("&", -1)) {
            if (pair.isEmpty()) {
                continue;
            }
            int equals = pair.indexOf('=');
            String rawName = equals < 0 ? pair : pair.substring(0, equals);
            String name = decoded(rawName).toLowerCase(Locale.ROOT).replace('_', '-');
            if (SecretParameters.contain(name)) {
                throw new IllegalArgumentException("a source may not hold the credential '" + name
                        + "'; name credentials from the configuration instead");
            }
            // The first of a repeated parameter counts, as in TiDB.
            parameters.putIfAbsent(name, equals < 0 ? "" : decoded(pair.substring(equals + 1)));
        }
        return parameters;
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }

    /** The canonical spelling: a plain path for local files, else {@code scheme://bucket/prefix?name=value}. */
    @Override
    public String toString() {
        if (scheme == Scheme.LOCAL) {
            return path;
        }
        String query = parameters.entrySet().stream().map(SourceUri::pair).collect(Collectors.joining("&"));
        return scheme.word() + "://" + bucket + (path.isEmpty() ? "" : "/" + encoded(path))
                + (query.isEmpty() ? "" : "?" + query);
    }

    /**
     * The directory of local files.
     *
     * @throws IllegalStateException when it is no local source
     */
    public Path localPath() {
        if (scheme != Scheme.LOCAL) {
            throw new IllegalStateException(this + " is not on this machine");
        }
        return Utf8Path.of(path);
    }

    /** A folder below this one. */
    public SourceUri below(String folder) {
        return new SourceUri(scheme, bucket, path.isEmpty() || path.endsWith("/") ? path + folder : path + "/" + folder,
                parameters);
    }

    /** The URI of a key, or a pattern of keys, below this bucket instead of the prefix. */
    String at(String key) {
        return new SourceUri(scheme, bucket, key, parameters).toString();
    }

    private static String encoded(String key) {
        // A form body writes a space as "+"; TiDB takes a "+" for itself. A pattern's star stays readable.
        return URLEncoder.encode(key, StandardCharsets.UTF_8).replace("+", "%20").replace("%2F", "/");
    }

    private static String pair(Map.Entry<String, String> parameter) {
        return parameter.getKey() + "="
                + URLEncoder.encode(parameter.getValue(), StandardCharsets.UTF_8).replace("+", "%20");
    }
}
