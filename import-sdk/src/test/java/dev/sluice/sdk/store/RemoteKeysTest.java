package dev.sluice.sdk.store;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RemoteKeysTest {

    @ParameterizedTest
    @CsvSource({"s3://b/p,db.t.*.csv,s3://b/p/db.t.*.csv", "s3://b,db.t.1.csv,s3://b/db.t.1.csv",
        "gs://b/p,a b%?#+].csv,gcs://b/p/a%20b%25%3F%23%2B%5D.csv",
        "azure://b/p,a b%?#+.csv,azure://b/p/a%20b%25%3F%23%2B.csv",
        "s3://b/p,a b%?#+].*.csv,s3://b/p/a%20b%25%3F%23%2B%5D.*.csv",
        "gs://dumpling?endpoint=http://h:1/,db1.tb1.*.sql,gcs://dumpling/db1.tb1.*.sql?endpoint=http%3A%2F%2Fh%3A1%2F",
        "s3://b/my%20dump,a%?#b+c.csv,s3://b/my%20dump/a%25%3F%23b%2Bc.csv",
        "azure://c/p,店.*.csv,azure://c/p/%E5%BA%97.*.csv",
        "s3://b/p?region=eu,'it''s.*.csv',s3://b/p/it%27s.*.csv?region=eu"})
    void namesAPatternToTidbWithTheSourcesOwnParameters(String source, String pattern, String location) {
        // Given
        RemoteKeys keys = new RemoteKeys(SourceUri.parse(source));
        // When / Then
        assertThat(keys.objection(pattern)).isEmpty();
        assertThat(keys.location(pattern)).isEqualTo(location);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/a.csv", "a.csv/", "a\\[1].*.csv", "a\\*.csv", "a\u0001.csv"})
    void objectsToWhatTidbWouldReadAnotherWay(String pattern) {
        assertThat(new RemoteKeys(SourceUri.parse("s3://b/p")).objection(pattern)).isPresent();
    }

    @ParameterizedTest
    @ValueSource(strings = {"s3://b/p*", "s3://b/p%5B1%5D"})
    void objectsToAPrefixThatIsAPattern(String source) {
        assertThat(new RemoteKeys(SourceUri.parse(source)).objection("a.csv")).isPresent();
    }
}
