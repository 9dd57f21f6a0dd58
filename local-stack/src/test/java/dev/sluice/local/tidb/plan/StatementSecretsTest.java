package dev.sluice.local.tidb.plan;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StatementSecretsTest {

    @ParameterizedTest
    @ValueSource(strings = {"access-key", "secret_access_key", "Session-Token", "external-id", "sas-token",
        "account-key", "encryption-key"})
    void takesAKeyOutOfAStatementThatIsKept(String name) {
        // When
        String kept = StatementSecrets.without("IMPORT INTO t FROM 's3://b/*.csv?" + name + "=a%2Fb+c&region=r'");

        // Then
        assertThat(kept).isEqualTo("IMPORT INTO t FROM 's3://b/*.csv?" + name + "=xxxxxx&region=r'");
    }
}
