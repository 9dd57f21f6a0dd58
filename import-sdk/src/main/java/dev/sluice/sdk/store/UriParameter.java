package dev.sluice.sdk.store;

import dev.sluice.sdk.store.SourceUri.Scheme;
import java.net.URI;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What may stand after {@code ?} in the URI of a source: TiDB 9.0's parameters without those that are secrets. TiDB ignores
 * a name that it does not know; here a mistyped one is refused, for nobody else would notice.
 */
enum UriParameter {
    ENDPOINT("endpoint", Kind.ENDPOINT, Use.READING, Scheme.S3, Scheme.GCS, Scheme.AZURE), //
    REGION("region", Kind.TEXT, Use.READING, Scheme.S3), //
    PROVIDER("provider", Kind.TEXT, Use.READING, Scheme.S3), //
    PROFILE("profile", Kind.TEXT, Use.READING, Scheme.S3), //
    ROLE_ARN("role-arn", Kind.TEXT, Use.READING, Scheme.S3), //
    FORCE_PATH_STYLE("force-path-style", Kind.BOOLEAN, Use.READING, Scheme.S3), //
    USE_ACCELERATE_ENDPOINT("use-accelerate-endpoint", Kind.BOOLEAN, Use.READING, Scheme.S3), //
    ACCOUNT_NAME("account-name", Kind.TEXT, Use.READING, Scheme.AZURE), //
    STORAGE_CLASS("storage-class", Kind.TEXT, Use.WRITING, Scheme.S3, Scheme.GCS), //
    SSE("sse", Kind.TEXT, Use.WRITING, Scheme.S3), //
    SSE_KMS_KEY_ID("sse-kms-key-id", Kind.TEXT, Use.WRITING, Scheme.S3), //
    ACL("acl", Kind.TEXT, Use.WRITING, Scheme.S3), //
    OBJECT_LOCK_ENABLED("object-lock-enabled", Kind.BOOLEAN, Use.WRITING, Scheme.S3), //
    PREDEFINED_ACL("predefined-acl", Kind.TEXT, Use.WRITING, Scheme.GCS), //
    ACCESS_TIER("access-tier", Kind.TEXT, Use.WRITING, Scheme.AZURE), //
    ENCRYPTION_SCOPE("encryption-scope", Kind.TEXT, Use.WRITING, Scheme.AZURE);

    // What Go's strconv.ParseBool takes.
    private static final Set<String> TRUE = Set.of("1", "t", "T", "TRUE", "true", "True");
    private static final Set<String> FALSE = Set.of("0", "f", "F", "FALSE", "false", "False");

    private final String word;
    private final Kind kind;
    private final Use use;
    // Never written to after construction.
    @SuppressWarnings("ImmutableEnumChecker")
    private final Set<Scheme> schemes;

    UriParameter(String word, Kind kind, Use use, Scheme... schemes) {
        this.word = word;
        this.kind = kind;
        this.use = use;
        this.schemes = EnumSet.copyOf(List.of(schemes));
    }

    /** The shape of a value. */
    enum Kind {
        TEXT, BOOLEAN, ENDPOINT
    }

    /** What a parameter is for: one for writing is passed on to TiDB, and counts here where files are written. */
    enum Use {
        READING, WRITING
    }

    String word() {
        return word;
    }

    Use use() {
        return use;
    }

    Set<Scheme> schemes() {
        return schemes;
    }

    /** The value in this source's URI. */
    Optional<String> of(SourceUri uri) {
        return Optional.ofNullable(uri.parameters().get(word)).filter(value -> !value.isEmpty());
    }

    /** Whether a {@link Kind#BOOLEAN} is said to be true; empty when nothing is said. */
    Optional<Boolean> isTrue(SourceUri uri) {
        return of(uri).map(TRUE::contains);
    }

    /** @throws IllegalArgumentException when there is no such parameter, or its value has not its shape */
    static void check(Scheme scheme, String name, String value) {
        List<UriParameter> known = Arrays.stream(values()).filter(one -> one.schemes.contains(scheme)).toList();
        UriParameter parameter = known.stream()
                .filter(one -> one.word.equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("a source in " + scheme.word() + " has no parameter '"
                        + SourceUri.shown(name) + "'; it has " + known.stream()
                                .map(UriParameter::word)
                                .collect(Collectors.joining(", "))));
        parameter.checkValue(value);
    }

    private void checkValue(String value) {
        if (kind == Kind.BOOLEAN && !TRUE.contains(value) && !FALSE.contains(value)) {
            throw new IllegalArgumentException("the parameter '" + word + "' must be true or false");
        }
        if (kind == Kind.ENDPOINT) {
            checkEndpoint(value);
        }
    }

    private static void checkEndpoint(String value) {
        URI endpoint;
        try {
            endpoint = URI.create(value);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("the endpoint is not a URI");
        }
        if (endpoint.getScheme() == null || !endpoint.getScheme().matches("(?i)https?")) {
            throw new IllegalArgumentException("scheme not found in endpoint: write http://host or https://host");
        }
        if (endpoint.getHost() == null) {
            throw new IllegalArgumentException("host not found in endpoint: write http://host or https://host");
        }
        if (endpoint.getRawUserInfo() != null || endpoint.getRawQuery() != null) {
            throw new IllegalArgumentException("an endpoint has neither a user nor parameters");
        }
    }
}
