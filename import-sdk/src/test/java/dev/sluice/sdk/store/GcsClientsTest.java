package dev.sluice.sdk.store;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GcsClientsTest {

    @ParameterizedTest
    @ValueSource(strings = {"https://storage.googleapis.com",
        "https://storage.europe-west3.rep.googleapis.com/storage/v1/"})
    void sendsTokensToGoogle(String endpoint) {
        assertThat(GcsClients.isGoogles(endpoint)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://127.0.0.1:18777/.googleapis.com", "https://x.googleapis.com.evil.net",
        "https://evil.net/?.googleapis.com", "https://storage.googleapis.com@evil.net", "https://evilgoogleapis.com",
        "http://storage.googleapis.com", "not a URI"})
    void sendsTokensToNobodyElse(String endpoint) {
        assertThat(GcsClients.isGoogles(endpoint)).isFalse();
    }
}
