package dev.sluice.sdk.tidb;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class ShownLocationTest {

    /** A location, a tab, and what TiDB 8.5 makes of it ({@code RedactURL} over Go's {@code net/url}). */
    static List<String[]> told() throws IOException {
        return lines("/tidb/shown-locations.tsv").map(line -> line.split("\t")).toList();
    }

    /**
     * 200 locations in hex, for they hold tabs too, each with {@code ast.RedactURL} of TiDB 8.5 over it. Made by a Go test: of 1 to
     * 10 letters out of {@code az09 %'"*[]+?#&;=店ü😀!$(),:@~^`{}|\<>-_./}, tab, 01 and 7F, drawn by {@code rand.NewSource(7)}
     * one at a time, each between {@code /data/} and {@code .*.csv}, then between {@code s3://b/d/} and
     * {@code .*.csv?sluice=k.7}; what came twice is left out.
     */
    static List<String[]> drawn() throws IOException {
        return lines("/tidb/seeded-locations.hex").map(line -> Stream.of(line.split(" "))
                .map(hex -> new String(HexFormat.of().parseHex(hex), StandardCharsets.UTF_8))
                .toArray(String[]::new)).toList();
    }

    private static Stream<String> lines(String resource) throws IOException {
        try (InputStream file = ShownLocationTest.class.getResourceAsStream(resource)) {
            return new String(Objects.requireNonNull(file).readAllBytes(), StandardCharsets.UTF_8).lines();
        }
    }

    @ParameterizedTest
    @MethodSource({"told", "drawn"})
    void showsALocationAsTidbDoes(String location, String shown) {
        assertThat(ShownLocation.of(location)).isEqualTo(shown);
    }

    @ParameterizedTest
    @MethodSource({"told", "drawn"})
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
