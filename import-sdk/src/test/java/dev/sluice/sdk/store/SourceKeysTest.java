package dev.sluice.sdk.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.sdk.statement.Secrets;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A key in a source, wherever somebody put it. */
class SourceKeysTest {
    private static final String KEY = "TOPsecret/2";
    private static final List<String> NAMES = List.of("access-key", "secret-access-key", "Session_Token", "SAS-TOKEN",
            "account_key", "encryption-key", "external-id", "credentials-file", "credentials", "password", "token",
            "sig");
    private static final List<String> SEPARATORS = List.of("?", "&", ";", ",", "%26", "%3B", "%3f", "%2526", "/", "//",
            "#",
            "!", ":", "|", "%20");
    private static final List<String> PLACES = List.of("s3://b@", "s3://b/p@", "s3://b/p@/orders", "s3://b/p?region=x@",
            "s3://b/p?region=x@&endpoint=http://h:1", "gs://b@/p?endpoint=http://h@", "azure://c/p?account-name=n@",
            "file:///dump@", "/dump@/x", "dump@", "s3:/b/p@", "local:///d?x@");

    @Test
    void isRefusedAndNeverShownWhereverItStands() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        for (int i = 0; i < 20_000; i++) {
            // Given
            String name = encoded(one(NAMES, random), random);
            String assignment = one(SEPARATORS, random) + name + encoded("=", random) + encoded(KEY, random);
            String text = one(PLACES, random).replace("@", assignment);

            // Then
            assertThatThrownBy(() -> SourceUri.parse(text)).as("seed %s, %s", seed, text)
                    .isInstanceOf(IllegalArgumentException.class)
                    .message()
                    .matches(message -> !message.toLowerCase(Locale.ROOT).contains("secret/2"))
                    .matches(message -> !message.toLowerCase(Locale.ROOT).contains("secret%2"));
            assertThat(Secrets.redact("cannot read " + text)).as("seed %s, %s", seed, text)
                    .doesNotContain("TOP",
                            "secret/2");
            assertThat(Secrets.redactUri(text)).as("seed %s, %s", seed, text).doesNotContain("TOP", "secret/2");
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            s3://b/p&access-key=AKIA&secret-access-key=hush                           | where no parameter is
            s3://nobucket/p?region=x;secret-access-key=hush&endpoint=http://h         | where no parameter is
            s3://b/pathaccess-key=hush                                                | where no parameter is
            s3://b/p?access-key:hush9                                                 | no parameter '…'
            s3://b/p?access-key%3Dhush                                                | where no parameter is
            s3://key%3Ahush%40b/p                                                     | user or password
            s3:/b/p&access-key=hush                                                   | a URI is SCHEME://
            """)
    void isRefusedSayingHowParametersAreWritten(String text, String because) {
        assertThatThrownBy(() -> SourceUri.parse(text)).isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(because)
                .hasMessageNotContaining("hush");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/data/token", "s3://b/access-key/secret", "s3://b/day=1/design=blue", "s3://b/tokens=5",
        "s3://b/p?sse-kms-key-id=alias%2Fx"})
    void isNotSeenInOrdinaryNames(String text) {
        assertThatCode(() -> SourceUri.parse(text)).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @CsvSource({"s3://b/token=5/*.csv,S3", "GS://b/x,GCS", "/dump/token=1,LOCAL", "file:///d,LOCAL"})
    void knowsTheStorageOfFilesThatAreCalledLikeOne(String location, SourceUri.Scheme scheme) {
        assertThat(SourceUri.schemeOf(location)).isEqualTo(scheme);
    }

    private static String one(List<String> choices, Random random) {
        return choices.get(random.nextInt(choices.size()));
    }

    /** As it is, encoded once or twice, in whole or in part. */
    private static String encoded(String text, Random random) {
        StringBuilder result = new StringBuilder();
        int way = random.nextInt(4);
        for (int i = 0; i < text.length(); i++) {
            char letter = text.charAt(i);
            String code = "%" + (way == 2 ? "25" : "") + String.format("%02x", (int) letter);
            result.append(switch (way) {
                case 0 -> String.valueOf(letter);
                case 1 -> URLEncoder.encode(String.valueOf(letter), StandardCharsets.UTF_8);
                default -> random.nextBoolean() ? code : String.valueOf(letter);
            });
        }
        return result.toString();
    }
}
