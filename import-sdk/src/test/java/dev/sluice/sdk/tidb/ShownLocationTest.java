package dev.sluice.sdk.tidb;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class ShownLocationTest {

    /** A location, a tab, and what TiDB 8.5 makes of it ({@code RedactURL} over Go's {@code net/url}). */
    static List<String[]> told() throws IOException {
        try (InputStream file = ShownLocationTest.class.getResourceAsStream("/tidb/shown-locations.tsv")) {
            return new String(Objects.requireNonNull(file).readAllBytes(), StandardCharsets.UTF_8).lines()
                    .map(line -> line.split("\t"))
                    .toList();
        }
    }

    @ParameterizedTest
    @MethodSource("told")
    void showsALocationAsTidbDoes(String location, String shown) {
        assertThat(ShownLocation.of(location)).isEqualTo(shown);
    }

    @ParameterizedTest
    @MethodSource("told")
    void knowsALocationByWhatTidbShowsOfIt(String location, String shown) {
        assertThat(ShownLocation.isSame(location, shown)).isTrue();
        assertThat(ShownLocation.of(shown)).isEqualTo(shown);
    }

    @Test
    void comparesPlacesAndNotParameters() {
        assertThat(ShownLocation.isSame("s3://b/d/a.*.csv", "s3://b/d/a.*.csv?access-key=xxxxxx&region=eu")).isTrue();
        assertThat(ShownLocation.isSame("gcs://b/d/a.*.csv", "gs://b/d/a.*.csv")).isTrue();
        assertThat(ShownLocation.isSame("s3://b/d/a.*.csv", "s3://c/d/a.*.csv")).isFalse();
        assertThat(ShownLocation.isSame("s3://b/d/a.*.csv", "s3://b/d/b.*.csv?region=eu")).isFalse();
        assertThat(ShownLocation.isSame("/d/a?b.csv", "/d/a?c.csv")).isFalse();
        assertThat(ShownLocation.isSame("/d/a%41.csv", "/d/aA.csv")).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"/dump,/dump/shop.orders.*.csv,true", "/d(1),/d(1)/%E5%BA%97%20x.%2A.csv,true",
        "/d(1),/d%281%29/%E5%BA%97.%2A.csv,true", "/店,/%E5%BA%97/a.%2A.csv,true", "/dump,/other/a.*.csv,false",
        "s3://b/店,s3://b/%E5%BA%97/a.*.csv?region=eu,true", "gcs://b/d,gs://b/d/a.csv,true",
        "s3://b/d?region=eu,s3://b/e/a.csv,false"})
    void knowsWhatLiesBelowASource(String source, String shown, boolean below) {
        assertThat(ShownLocation.isBelow(source, shown)).isEqualTo(below);
    }
}
