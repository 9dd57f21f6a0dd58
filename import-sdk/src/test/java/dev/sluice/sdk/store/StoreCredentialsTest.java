package dev.sluice.sdk.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.sluice.sdk.store.SourceUri.Scheme;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class StoreCredentialsTest {

    @ParameterizedTest
    @MethodSource("complete")
    void givesTidbTheSameUnderTidbsNamesAndShowsNoSecret(Scheme scheme, Map<String, String> fields) {
        // When
        StoreCredentials credentials = StoreCredentials.of(scheme, fields);
        // Then
        assertThat(credentials.parameters()).isEqualTo(fields);
        assertThat(credentials.toString()).doesNotContain("hunter2");
    }

    static Stream<Arguments> complete() {
        return Stream.of(arguments(Scheme.S3, Map.of("access-key", "hunter2id", "secret-access-key", "hunter2")),
                arguments(Scheme.S3, Map.of("access-key", "hunter2id", "secret-access-key", "hunter2", "session-token",
                        "hunter2t")),
                arguments(Scheme.S3, Map.of("role-arn", "arn:r", "external-id", "hunter2")),
                arguments(Scheme.S3, Map.of("access-key", "hunter2id", "secret-access-key", "hunter2", "role-arn",
                        "r")),
                arguments(Scheme.S3, Map.of()), arguments(Scheme.GCS, Map.of("credentials-file", "/on/tidb.json")),
                arguments(Scheme.AZURE, Map.of("account-name", "n", "account-key", "hunter2")),
                arguments(Scheme.AZURE, Map.of("account-name", "n", "sas-token", "sig=hunter2")),
                arguments(Scheme.AZURE, Map.of("account-name", "n", "account-key", "hunter2", "encryption-key",
                        "hunter2e")));
    }

    @ParameterizedTest
    @MethodSource("incomplete")
    void namesTheFieldAtFaultAndNoValue(Scheme scheme, Map<String, String> fields, String because) {
        assertThatThrownBy(() -> StoreCredentials.of(scheme, fields)).isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(because)
                .hasMessageNotContaining("hunter2");
    }

    static Stream<Arguments> incomplete() {
        return Stream.of(arguments(Scheme.S3, Map.of("access-key", "hunter2"), "need 'secret-access-key'"),
                arguments(Scheme.S3, Map.of("secret-access-key", "hunter2"), "need 'access-key'"),
                arguments(Scheme.S3, Map.of("session-token", "hunter2"), "need 'access-key'"),
                arguments(Scheme.S3, Map.of("access-key", "", "secret-access-key", "hunter2"), "need 'access-key'"),
                arguments(Scheme.S3, Map.of("external-id", "hunter2"), "need 'role-arn'"),
                arguments(Scheme.S3, Map.of("account-key", "hunter2"), "have no [account-key]"),
                arguments(Scheme.AZURE, Map.of("account-key", "hunter2"), "need 'account-name'"),
                arguments(Scheme.AZURE, Map.of("account-name", "n"), "need 'account-key'"),
                arguments(Scheme.GCS, Map.of("service_account", "hunter2"), "have no [service_account]"));
    }

    @Test
    void keepsTheKeyFileOfAGoogleAccountFromTidb() {
        assertThat(StoreCredentials.of(Scheme.GCS, Map.of("service-account", "{}")).parameters()).isEmpty();
    }

    @Test
    void takesASignatureWithItsQuestionMark() {
        assertThat(StoreCredentials.of(Scheme.AZURE, Map.of("account-name", "n", "sas-token", "?sv=1&sig=x"))
                .parameters()).containsEntry("sas-token", "sv=1&sig=x");
    }
}
