package dev.sluice.sdk.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.azure.core.http.HttpPipeline;
import com.azure.core.http.policy.BearerTokenAuthenticationPolicy;
import com.azure.core.http.policy.HttpPipelinePolicy;
import com.azure.storage.common.policy.StorageSharedKeyCredentialPolicy;
import dev.sluice.sdk.store.SourceUri.Scheme;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AzureClientsTest {
    private static final SourceUri AT_AZURE = SourceUri.parse("azure://c/p?account-name=me");
    private static final String KEY = "aHVudGVyMg==";

    @Test
    void signsWithTheKeyOfTheSurroundings() {
        assertThat(policies(AT_AZURE, Map.of("AZURE_STORAGE_KEY", KEY)))
                .hasAtLeastOneElementOfType(StorageSharedKeyCredentialPolicy.class);
    }

    @Test
    void takesTheIdentityOfAnApplicationBeforeAKey() {
        assertThat(policies(AT_AZURE, Map.of("AZURE_STORAGE_KEY", KEY, "AZURE_CLIENT_ID", "id", "AZURE_TENANT_ID",
                "tenant", "AZURE_CLIENT_SECRET", "hunter2")))
                .hasAtLeastOneElementOfType(BearerTokenAuthenticationPolicy.class);
    }

    @Test
    void looksForAnIdentityAsAzuresLibraryDoesWhenThereIsNoKey() {
        assertThat(policies(AT_AZURE, Map.of())).hasAtLeastOneElementOfType(BearerTokenAuthenticationPolicy.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://me.blob.core.windows.net", "https://evil.net/.blob.core.windows.net",
        "https://me.blob.core.windows.net.evil.net", "http://127.0.0.1:10000/me"})
    void sendsNoTokenOfThisMachineElsewhere(String endpoint) {
        SourceUri uri = SourceUri.parse("azure://c/p?account-name=me&endpoint=" + endpoint);
        assertThatThrownBy(() -> policies(uri, Map.of())).isInstanceOf(SourceUnreadableException.class)
                .hasMessageContaining("Azure's own hosts only");
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://me.blob.core.windows.net", "https://ME.Blob.core.chinacloudapi.cn/"})
    void sendsTokensToAzure(String endpoint) {
        assertThat(AzureClients.isAzure(endpoint)).isTrue();
    }

    @Test
    void needsToBeToldAnAccount() {
        assertThatThrownBy(() -> policies(SourceUri.parse("azure://c/p"), Map.of("AZURE_STORAGE_KEY", KEY)))
                .isInstanceOf(SourceUnreadableException.class)
                .hasMessageContaining("AZURE_STORAGE_ACCOUNT");
    }

    @ParameterizedTest
    @ValueSource(strings = {"account-key", "sas-token"})
    void sendsTheKeyToDecryptWithWhenOneIsNamed(String access) {
        // Given
        StoreCredentials named = StoreCredentials.of(Scheme.AZURE,
                Map.of("account-name", "me", access, KEY, "encryption-key", KEY));
        // When / Then
        assertThat(AzureClients.of(AT_AZURE, named, Map.of()).getCustomerProvidedKey().getEncryptionKey()).isEqualTo(
                KEY);
    }

    private static Stream<HttpPipelinePolicy> policies(SourceUri uri, Map<String, String> environment) {
        HttpPipeline pipeline = AzureClients.of(uri, StoreCredentials.SURROUNDINGS, environment).getHttpPipeline();
        return IntStream.range(0, pipeline.getPolicyCount()).mapToObj(pipeline::getPolicy);
    }
}
