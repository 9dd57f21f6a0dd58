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
}
