package dev.sluice.cli.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.sdk.TableName;
import dev.sluice.sdk.scan.Format;
import dev.sluice.sdk.statement.CsvRules;
import dev.sluice.sdk.statement.ImportOptions;
import dev.sluice.sdk.statement.ImportRequest;
import dev.sluice.sdk.statement.ImportStatement;
import dev.sluice.sdk.statement.ResourceParameters;
import dev.sluice.sdk.statement.SqlGenerator;
import dev.sluice.sdk.store.SourceUri.Scheme;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LightningSourceTest {

    @TempDir
    private Path directory;

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            no key        | s3://b/p?region=eu                                   | s3://b/p?region=eu | {}
            two keys      | s3://b/p?access-key=AK&secret-access-key=S           | s3://b/p | {access-key=AK, secret-access-key=S}
            S-E5: the external id is never stripped, but kept off topics like a key | s3://b/p?role-arn=r&external-id=e | s3://b/p | {external-id=e, role-arn=r}
            S-E5, no id   | s3://b/p?role-arn=r                                  | s3://b/p?role-arn=r | {}
            other names   | s3://b/p?ACCESS_KEY=AK&region=eu&Secret_Access_Key=S | s3://b/p?region=eu | {access-key=AK, secret-access-key=S}
            plus, percent | s3://b/p?access-key=a+b&secret-access-key=c%2Fd      | s3://b/p | {access-key=a+b, secret-access-key=c/d}
            the first     | s3://b/p?session-token=1&session-token=2             | s3://b/p | {session-token=1}
            account       | azure://c/p?account-name=n&sas-token=t               | azure://c/p | {account-name=n, sas-token=t}
            name alone    | azure://c/p?account-name=n                           | azure://c/p?account-name=n | {}
            a path        | /dump?access-key=AK                                  | /dump?access-key=AK | {}
            """)
    void takesKeysOutOfAUri(String id, String text, String uri, String keys) {
        // When
        LightningSource source = LightningSource.of(text);

        // Then
        assertThat(source.uri()).isEqualTo(uri);
        assertThat(new TreeMap<>(source.keys())).hasToString(keys);
    }

    @Test
    void holdsTheKeysAsACredentialThatShowsNone() {
        // When
        LightningSource source = LightningSource.of("s3://b/p?access-key=AK&secret-access-key=hush");

        // Then
        assertThat(source.credential().reveal(Scheme.S3).parameters()).isEqualTo(
                Map.of("access-key", "AK", "secret-access-key", "hush"));
        assertThat(source.credential().toString() + source + source.asCredential()).doesNotContain("hush");
        assertThat(source.asCredential()).isEqualTo("credentials: { NAME: { s3: { accessKeyId: { env: \"ACCESS_KEY\" },"
                + " secretAccessKey: { env: \"SECRET_ACCESS_KEY\" } } } }");
    }

    @Test
    @DisplayName("S-E4 puts the keys into the statement for the wire only")
    void putsTheKeysIntoTheStatementForTheWireOnly() {
        // Given
        LightningSource source = LightningSource.of("s3://b/p?access-key=ak&secret-access-key=sk");
        ResourceParameters keys = new ResourceParameters(source.credential().reveal(Scheme.S3).parameters());

        // When
        ImportStatement statement = SqlGenerator.generate(new ImportRequest(new TableName("d", "t"), List.of(),
                source.uri() + "/*.csv", Format.CSV, CsvRules.DEFAULT, ImportOptions.NONE, keys));

        // Then
        assertThat(statement.text()).contains("FROM 's3://b/p/*.csv?access-key=ak&secret-access-key=sk'");
        assertThat(statement.redacted()).contains("access-key=xxxxxx&secret-access-key=xxxxxx").doesNotContain("=sk");
    }

    @Test
    void readsAKeyFileForSluiceAndPassesItsPathToTidb() throws IOException {
        // Given
        Path file = Files.writeString(directory.resolve("key.json"), "{}");

        // When
        LightningSource source = LightningSource.of("gs://b/p?credentials-file=" + file);

        // Then
        assertThat(source.uri()).isEqualTo("gs://b/p");
        assertThat(source.credential().stores().get("gcs")).containsOnlyKeys("credentialsFile", "serviceAccount");
        assertThat(source.credential().reveal(Scheme.GCS).parameters()).isEqualTo(
                Map.of("credentials-file", file.toString()));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            s3://b/p?access-key=hush                 | s3 credentials need 'secret-access-key'
            s3://b/p?access-key=hush&account-key=x   | s3 credentials
            gs://b/p?credentials-file=/no/hush       | its credentials-file cannot be read here
            azure://c/p?account-key=hush             | azure credentials need 'account-name'
            """)
    void refusesHalfAKeyWithoutShowingIt(String text, String problem) {
        assertThatThrownBy(() -> LightningSource.of(text).credential()).isInstanceOf(InvalidSettingException.class)
                .hasMessageContaining(problem)
                .hasMessageNotContaining("hush");
    }

    @Test
    void namesTheKeysByTheirSource() {
        assertThat(LightningSource.of("s3://b/p?access-key=1").credentialName())
                .isEqualTo(LightningSource.of("s3://b/p?access-key=2").credentialName())
                .isNotEqualTo(LightningSource.of("s3://b/q?access-key=1").credentialName());
    }
}
