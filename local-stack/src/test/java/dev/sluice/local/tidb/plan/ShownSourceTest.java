package dev.sluice.local.tidb.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class ShownSourceTest {

    /** What TiDB 8.5 makes of a text: {@code RedactURL} over Go's {@code net/url}. Of Azure more is masked here. */
    static List<String[]> told() throws IOException {
        try (InputStream file = ShownSourceTest.class.getResourceAsStream("/shown-sources.tsv")) {
            return new String(Objects.requireNonNull(file).readAllBytes(), StandardCharsets.UTF_8).lines()
                    .filter(line -> !line.contains("account-key") && !line.contains("sas-token"))
                    .map(line -> line.split("\t"))
                    .toList();
        }
    }

    @ParameterizedTest
    @MethodSource("told")
    void showsASourceAsTidbDoes(String text, String shown) {
        assertThat(ShownSource.of(text)).isEqualTo(shown);
    }

    @ParameterizedTest(name = "T-C62 {0}")
    @CsvSource({
        "s3://b/a.1.csv?access-key=AK&secret-access-key=SK, s3://b/a.1.csv?access-key=xxxxxx&secret-access-key=xxxxxx",
        "/dump/x.csv?access-key=AK, /dump/x.csv?access-key=AK",
        "s3://b/x.csv, s3://b/x.csv",
        "s3://b/x.csv?secret-access-key=S&access-key=A, s3://b/x.csv?access-key=xxxxxx&secret-access-key=xxxxxx",
        "S3://b/x?Session_Token=T&region=r, s3://b/x?Session_Token=xxxxxx&region=r",
        "oss://b/x?access-key=A&region, oss://b/x?access-key=xxxxxx&region=",
        "azure://b/x?sas-token=T&account-name=n, azure://b/x?sas-token=xxxxxx&account-name=n",
        "s3://b/x?external-id=E&role-arn=r, s3://b/x?external-id=xxxxxx&role-arn=r",
        "azure://b/x?encryption-key=E&account-key=K, azure://b/x?encryption-key=xxxxxx&account-key=xxxxxx",
        "gs://b/x?credentials-file=/f, gs://b/x?credentials-file=/f"})
    void masksCredentials(String text, String shown) {
        assertThat(ShownSource.of(text)).isEqualTo(shown);
    }
}
