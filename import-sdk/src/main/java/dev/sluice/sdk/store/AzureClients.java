package dev.sluice.sdk.store;

import com.azure.core.exception.AzureException;
import com.azure.storage.blob.BlobContainerClient;
import com.azure.storage.blob.BlobContainerClientBuilder;
import com.azure.storage.common.StorageSharedKeyCredential;
import com.azure.storage.common.policy.RequestRetryOptions;
import com.azure.storage.common.policy.RetryPolicyType;
import java.util.Map;
import java.util.Optional;

/** Sets a client for Azure Blob Storage up as the URI says. */
final class AzureClients {

    private AzureClients() {}

    /** @param environment the variables of the process, used when nothing is given */
    static BlobContainerClient of(SourceUri uri, StoreCredentials credentials, Map<String, String> environment) {
        BlobContainerClientBuilder client = new BlobContainerClientBuilder().containerName(uri.bucket())
                .retryOptions(new RequestRetryOptions(RetryPolicyType.EXPONENTIAL, StorageWaits.ATTEMPTS,
                        StorageWaits.SILENCE, StorageWaits.FIRST_BACK_OFF, StorageWaits.LONGEST_BACK_OFF, null));
        switch (credentials) {
            case StoreCredentials.AzureKey(String account, SecretText key) -> client.endpoint(endpoint(uri, account))
                    .credential(new StorageSharedKeyCredential(account, key.reveal()));
            case StoreCredentials.AzureSas(String account, SecretText token) -> client.endpoint(endpoint(uri, account))
                    .sasToken(token.reveal());
            case StoreCredentials.Surroundings() -> {
                String account = account(uri, environment);
                client.endpoint(endpoint(uri, account))
                        .credential(new StorageSharedKeyCredential(account, key(uri, environment)));
            }
            case StoreCredentials.S3 other -> throw mismatch(other);
            case StoreCredentials.Gcs other -> throw mismatch(other);
        }
        try {
            return client.buildClient();
        } catch (IllegalArgumentException | AzureException e) {
            throw StorageFailure.unreachable(uri.toString(), e);
        }
    }

    private static String endpoint(SourceUri uri, String account) {
        return UriParameter.ENDPOINT.of(uri).orElse("https://" + account + ".blob.core.windows.net");
    }

    private static String account(SourceUri uri, Map<String, String> environment) {
        return UriParameter.ACCOUNT_NAME.of(uri)
                .or(() -> Optional.ofNullable(environment.get("AZURE_STORAGE_ACCOUNT")))
                .orElseThrow(() -> new SourceUnreadableException("cannot open " + uri + ": account name cannot be empty"
                        + " to access azure blob storage; add ?account-name=, or set AZURE_STORAGE_ACCOUNT", null));
    }

    private static String key(SourceUri uri, Map<String, String> environment) {
        return Optional.ofNullable(environment.get("AZURE_STORAGE_KEY"))
                .orElseThrow(() -> new SourceUnreadableException("cannot open " + uri
                        + ": there is no account key; name"
                        + " credentials from the configuration, or set AZURE_STORAGE_KEY", null));
    }

    private static IllegalArgumentException mismatch(StoreCredentials other) {
        return new IllegalArgumentException("these credentials are not for azure: " + other);
    }
}
