package dev.sluice.sdk.store;

import com.azure.core.exception.AzureException;
import com.azure.identity.DefaultAzureCredentialBuilder;
import com.azure.storage.blob.BlobContainerClient;
import com.azure.storage.blob.BlobContainerClientBuilder;
import com.azure.storage.blob.models.CustomerProvidedKey;
import com.azure.storage.common.StorageSharedKeyCredential;
import com.azure.storage.common.policy.RequestRetryOptions;
import com.azure.storage.common.policy.RetryPolicyType;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Sets a client for Azure Blob Storage up as the URI says, with what TiDB would use in the same surroundings. */
final class AzureClients {
    private static final String ENCRYPTION_KEY = "AZURE_ENCRYPTION_KEY";
    private static final List<String> APPLICATION = List.of("AZURE_CLIENT_ID", "AZURE_TENANT_ID",
            "AZURE_CLIENT_SECRET");
    private static final List<String> HOSTS_OF_AZURE = List.of(".blob.core.windows.net",
            ".blob.core.usgovcloudapi.net", ".blob.core.chinacloudapi.cn");

    private final SourceUri uri;
    private final Map<String, String> environment;
    private final BlobContainerClientBuilder client;

    private AzureClients(SourceUri uri, Map<String, String> environment) {
        this.uri = uri;
        this.environment = environment;
        this.client = new BlobContainerClientBuilder().containerName(uri.bucket())
                .retryOptions(new RequestRetryOptions(RetryPolicyType.EXPONENTIAL, StorageWaits.ATTEMPTS,
                        StorageWaits.SILENCE, StorageWaits.FIRST_BACK_OFF, StorageWaits.LONGEST_BACK_OFF, null));
    }

    /** @param environment the variables of the process, used when nothing is given */
    static BlobContainerClient of(SourceUri uri, StoreCredentials credentials, Map<String, String> environment) {
        return new AzureClients(uri, environment).build(credentials);
    }

    private BlobContainerClient build(StoreCredentials credentials) {
        switch (credentials) {
            case StoreCredentials.Azure named -> use(named);
            case StoreCredentials.Surroundings() -> useSurroundings();
            case StoreCredentials.S3 other -> throw mismatch(other);
            case StoreCredentials.Gcs other -> throw mismatch(other);
        }
        try {
            return client.buildClient();
        } catch (IllegalArgumentException | AzureException e) {
            throw StorageFailure.unreachable(Deed.READ, uri.toString(), e);
        }
    }

    private void use(StoreCredentials.Azure named) {
        client.endpoint(endpoint(named.accountName()));
        switch (named.access()) {
            case StoreCredentials.AccountKey(SecretText key) -> client
                    .credential(new StorageSharedKeyCredential(named.accountName(), key.reveal()));
            case StoreCredentials.SharedAccess(SecretText token) -> client.sasToken(token.reveal());
        }
        named.encryptionKey().map(SecretText::reveal).ifPresent(this::decryptWith);
    }

    /** An application's identity, else the account's key, else what Azure's library finds: the order of TiDB. */
    private void useSurroundings() {
        String account = account();
        client.endpoint(endpoint(account));
        Optional<String> key = Optional.ofNullable(environment.get("AZURE_STORAGE_KEY"));
        if (key.isPresent() && !environment.keySet().containsAll(APPLICATION)) {
            client.credential(new StorageSharedKeyCredential(account, key.get()));
        } else {
            requireAzure();
            client.credential(new DefaultAzureCredentialBuilder().build());
        }
        Optional.ofNullable(environment.get(ENCRYPTION_KEY)).ifPresent(this::decryptWith);
    }

    private void decryptWith(String key) {
        client.customerProvidedKey(new CustomerProvidedKey(key));
    }

    private String endpoint(String account) {
        return UriParameter.ENDPOINT.of(uri).orElse("https://" + account + ".blob.core.windows.net");
    }

    private String account() {
        return UriParameter.ACCOUNT_NAME.of(uri)
                .or(() -> Optional.ofNullable(environment.get("AZURE_STORAGE_ACCOUNT")))
                .orElseThrow(() -> new SourceUnreadableException("cannot open " + uri + ": account name cannot be empty"
                        + " to access azure blob storage", "add ?account-name=, or set AZURE_STORAGE_ACCOUNT", null));
    }

    /** Whoever holds a token of this machine can use it elsewhere; a key only signs. */
    private void requireAzure() {
        Optional<String> foreign = UriParameter.ENDPOINT.of(uri).filter(endpoint -> !isAzure(endpoint));
        if (foreign.isPresent()) {
            throw new SourceUnreadableException("cannot open " + uri
                    + ": a token of this machine is sent to Azure's own"
                    + " hosts only", "name credentials from the configuration, or set AZURE_STORAGE_KEY", null);
        }
    }

    /** Whether a token may be sent there: by its host and encrypted, whatever the rest of the text says. */
    static boolean isAzure(String endpoint) {
        URI asked = URI.create(endpoint);
        String host = asked.getHost().toLowerCase(Locale.ROOT);
        return "https".equalsIgnoreCase(asked.getScheme()) && HOSTS_OF_AZURE.stream().anyMatch(host::endsWith);
    }

    private static IllegalArgumentException mismatch(StoreCredentials other) {
        return new IllegalArgumentException("these credentials are not for azure: " + other);
    }
}
