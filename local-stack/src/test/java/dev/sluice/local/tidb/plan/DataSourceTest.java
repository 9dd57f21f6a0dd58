package dev.sluice.local.tidb.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DataSourceTest {

    @ParameterizedTest
    @CsvSource({
        "/dump/a%2Eb.csv, true, /dump/a%2Eb.csv", "file:///dump/a%2Eb+c.csv, true, file:///dump/a%2Eb+c.csv",
        "FILE:///x.csv, true, FILE:///x.csv", "local:///x.csv, true, local:///x.csv",
        "relative.csv, true, relative.csv", "s3://b/x.csv?region=r, false, b/x.csv"})
    void tellsLocalPathsFromOthers(String text, boolean local, String path) {
        // When
        DataSource source = DataSource.parse(text);

        // Then
        assertThat(source.isLocal()).isEqualTo(local).isEqualTo(DataSource.isServerDisk(text));
        assertThat(source.path()).isEqualTo(path);
    }

    @ParameterizedTest
    @ValueSource(strings = {":x", "/a%zz.csv", "/a%2", "/a\n.csv", "s3://b%/x"})
    void refusesWhatIsNoUrl(String text) {
        assertThatThrownBy(() -> DataSource.parse(text)).hasMessageStartingWith("The URI of data source is invalid.");
    }

    @ParameterizedTest(name = "T-C62 {0}")
    @CsvSource({
        "s3://b/a.1.csv?access-key=AK&secret-access-key=SK, s3://b/a.1.csv?access-key=xxxxxx&secret-access-key=xxxxxx",
        "/dump/x.csv?access-key=AK, /dump/x.csv?access-key=AK",
        "s3://b/x.csv, s3://b/x.csv",
        "s3://b/x.csv?secret-access-key=S&access-key=A, s3://b/x.csv?access-key=xxxxxx&secret-access-key=xxxxxx",
        "S3://b/x?Session_Token=T&region=r, S3://b/x?Session_Token=xxxxxx&region=r",
        "oss://b/x?access-key=A&region, oss://b/x?access-key=xxxxxx&region",
        "azure://b/x?sas-token=T&account-name=n, azure://b/x?account-name=n&sas-token=xxxxxx",
        "s3://b/x?external-id=E&role-arn=r, s3://b/x?external-id=xxxxxx&role-arn=r",
        "azure://b/x?encryption-key=E&account-key=K, azure://b/x?account-key=xxxxxx&encryption-key=xxxxxx",
        "gs://b/x?credentials-file=/f, gs://b/x?credentials-file=/f"})
    void masksCredentials(String text, String shown) {
        assertThat(DataSource.redacted(text)).isEqualTo(shown);
    }
}
