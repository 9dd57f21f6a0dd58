package dev.sluice.sdk.tidb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.sdk.store.SourceUri;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MarkTest {

    private static final Mark MARK = new Mark("nightly-1120-0123456789abcdef", 2);

    @ParameterizedTest
    @CsvSource({"/dump/a.*.csv,/dump/sluice-nightly-1120-0123456789abcdef-2/../a.*.csv",
        "/a.csv,/sluice-nightly-1120-0123456789abcdef-2/../a.csv",
        "s3://b/d/a.*.csv,s3://b/d/a.*.csv?sluice=nightly-1120-0123456789abcdef-2",
        "gs://b/a.csv?endpoint=http://h,gs://b/a.csv?endpoint=http://h&sluice=nightly-1120-0123456789abcdef-2"})
    void standsInALocation(String location, String marked) {
        assertThat(MARK.on(location)).isEqualTo(marked);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/dump/a.*.csv", "/a.csv", "/dump/店舗 x.*.csv", "/dump/a?b#c.csv", "s3://b/d/a.*.csv",
        "s3://b/d/a%20b.*.csv?region=eu&use-accelerate-endpoint=true", "azure://c/a.csv?account-name=x"})
    void isReadFromWhatTidbShows(String location) {
        assertThat(Mark.in(location)).isEmpty();
        assertThat(Mark.in(ShownLocation.of(location))).isEmpty();
        assertThat(Mark.in(MARK.on(location))).contains(MARK);
        assertThat(Mark.in(ShownLocation.of(MARK.on(location)))).contains(MARK);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/dump/sluice-nightly-1/a.csv", "/dump/sluice-nightly-1/../b/a.csv",
        "/dump/xsluice-nightly-1/../a.csv", "/dump/sluice-nightly/../a.csv", "/dump/sluice-nightly-0/../a.csv",
        "s3://b/sluice=nightly-1/a.csv", "s3://b/a.csv?xsluice=nightly-1", "s3://b/a.csv?sluice=nightly%2F-1",
        "s3://b/a.csv#?sluice=nightly-1"})
    void isNotTakenForWhatOnlyLooksLikeOne(String dataSource) {
        assertThat(Mark.in(dataSource)).isEmpty();
    }

    @Test
    void isNeverPartOfAUsersSource() {
        assertThatThrownBy(() -> SourceUri.parse("s3://b/d?sluice=nightly-1")).hasMessageContaining("sluice");
        assertThat(SourceUri.parse("/dump/sluice-nightly-1/../d").path()).isEqualTo("/dump/d");
        assertThat(SourceUri.parse("file:///dump/sluice-nightly-1/..").path()).isEqualTo("/dump");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a/b", "a&b", "店", "a b"})
    void isMadeOfWhatNeedsNoEscape(String groupKey) {
        assertThatThrownBy(() -> new Mark(groupKey, 1)).isInstanceOf(IllegalArgumentException.class);
    }
}
