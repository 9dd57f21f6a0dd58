package dev.sluice.sdk.store;

import dev.sluice.sdk.store.SourceUri.Scheme;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** What opens a source's storage, for this process and for TiDB. Nothing here prints a secret. */
public sealed interface StoreCredentials {

    /** Nothing is given: whatever the surroundings of this process hold, as each cloud's own tools find it. */
    StoreCredentials SURROUNDINGS = new Surroundings();

    /** Plain values by TiDB's parameter names, which TiDB needs in the URI to open the same storage; for the wire only. */
    Map<String, String> parameters();

    /** See {@link #SURROUNDINGS}. */
    record Surroundings() implements StoreCredentials {
        @Override
        public Map<String, String> parameters() {
            return Map.of();
        }
    }

    /**
     * Amazon S3 and what speaks like it.
     *
     * @param keys absent: those of the surroundings
     * @param role assumed with the keys; absent: the keys are used as they are
     */
    record S3(Optional<S3Keys> keys, Optional<S3Role> role) implements StoreCredentials {
        @Override
        public Map<String, String> parameters() {
            Map<String, String> named = new LinkedHashMap<>();
            keys.ifPresent(pair -> {
                named.put("access-key", pair.accessKey().reveal());
                named.put("secret-access-key", pair.secretAccessKey().reveal());
                pair.sessionToken().ifPresent(token -> named.put("session-token", token.reveal()));
            });
            role.ifPresent(assumed -> {
                named.put("role-arn", assumed.arn());
                assumed.externalId().ifPresent(id -> named.put("external-id", id.reveal()));
            });
            return named;
        }
    }

    /** A pair of keys, with a token when they are temporary. */
    record S3Keys(SecretText accessKey, SecretText secretAccessKey, Optional<SecretText> sessionToken) {}

    /** A role, by its ARN, with the id that its owner may ask for. */
    record S3Role(String arn, Optional<SecretText> externalId) {}

    /**
     * Google Cloud Storage.
     *
     * @param serviceAccount the key file's JSON; absent: the surroundings
     * @param fileOnTidb     where TiDB's nodes have a key file; absent: TiDB uses its own surroundings
     */
    record Gcs(Optional<SecretText> serviceAccount, Optional<String> fileOnTidb) implements StoreCredentials {
        @Override
        public Map<String, String> parameters() {
            return fileOnTidb.map(file -> Map.of("credentials-file", file)).orElse(Map.of());
        }
    }

    /**
     * Azure Blob Storage.
     *
     * @param encryptionKey what the blobs are encrypted with, in Base64, when Azure does not keep that key itself
     */
    record Azure(String accountName, AzureAccess access, Optional<SecretText> encryptionKey)
            implements
                StoreCredentials {
        @Override
        public Map<String, String> parameters() {
            Map<String, String> named = new LinkedHashMap<>();
            named.put("account-name", accountName);
            switch (access) {
                case AccountKey(SecretText key) -> named.put("account-key", key.reveal());
                case SharedAccess(SecretText token) -> named.put("sas-token", token.reveal());
            }
            encryptionKey.ifPresent(key -> named.put("encryption-key", key.reveal()));
            return named;
        }
    }

    /** What opens an account. */
    sealed interface AzureAccess {}

    /** The account's key. */
    record AccountKey(SecretText key) implements AzureAccess {}

    /** A shared access signature, without a leading question mark. */
    record SharedAccess(SecretText token) implements AzureAccess {}

    /**
     * Reads credentials from fields named as TiDB's parameters are; {@code service-account} is the one that TiDB does not
     * have.
     *
     * @throws IllegalArgumentException naming the field that is unknown, missing or empty, never a value
     */
    static StoreCredentials of(Scheme scheme, Map<String, String> fields) {
        CredentialFields read = new CredentialFields(scheme, fields);
        StoreCredentials credentials = switch (scheme) {
            case LOCAL -> throw new IllegalArgumentException("local files need no credentials");
            case S3 -> new S3(s3Keys(read), s3Role(read));
            case GCS -> new Gcs(read.secret("service-account"), read.text("credentials-file"));
            case AZURE -> azure(read);
        };
        read.refuseOthers();
        return credentials;
    }

    private static Optional<S3Keys> s3Keys(CredentialFields fields) {
        Optional<SecretText> token = fields.secret("session-token");
        if (!fields.has("access-key") && !fields.has("secret-access-key") && token.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new S3Keys(fields.needed("access-key"), fields.needed("secret-access-key"), token));
    }

    private static Optional<S3Role> s3Role(CredentialFields fields) {
        Optional<SecretText> externalId = fields.secret("external-id");
        if (externalId.isPresent() && !fields.has("role-arn")) {
            throw new IllegalArgumentException("s3 credentials with 'external-id' need 'role-arn'");
        }
        return fields.text("role-arn").map(arn -> new S3Role(arn, externalId));
    }

    private static StoreCredentials azure(CredentialFields fields) {
        String account = fields.needed("account-name").reveal();
        AzureAccess access = fields.secret("sas-token")
                .<AzureAccess>map(token -> new SharedAccess(
                        new SecretText(token.reveal().replaceFirst("^\\?", ""))))
                .orElseGet(() -> new AccountKey(fields.needed("account-key")));
        return new Azure(account, access, fields.secret("encryption-key"));
    }
}
