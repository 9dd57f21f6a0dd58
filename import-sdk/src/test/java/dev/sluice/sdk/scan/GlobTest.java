package dev.sluice.sdk.scan;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GlobTest {

    @ParameterizedTest
    @CsvSource({"db.t.*.csv,db.t.1.csv,true", "db.t.*.csv,db.t.x.1.csv,true", "db.t.*.csv,db.t2.1.csv,false",
        "db.t.*.csv,x/db.t.1.csv,false", "*.csv,a/b.csv,false", "dir/sub*/*.csv,dir/sub1/a.csv,true",
        "dir/sub*/*.csv,dir/sub1/x/a.csv,false", "a*b*c,aXbXbXc,true", "a*b*c,aXbXbX,false", "*,'',true",
        "a*,a,true", "a?*,ab,false", "a?*,a?b,true", "a\\[1].*,a[1].x,true", "a\\[1].*,a1.x,false",
        "a\\**,a*b,true", "a\\**,ab,false", "a\\\\*,a\\b,true"})
    void matchesAsTidbDoes(String pattern, String key, boolean matches) {
        assertThat(Glob.of(pattern).matches(key)).isEqualTo(matches);
    }

    @ParameterizedTest
    @CsvSource({"a?b.csv,a?b.csv,true", "a?b.csv,axb.csv,false", "a\\b.csv,a\\b.csv,true", "a\\b.csv,ab.csv,false"})
    void takesATextWithoutWildcardAsAName(String pattern, String key, boolean matches) {
        assertThat(Glob.of(pattern).matches(key)).isEqualTo(matches);
    }

    @ParameterizedTest
    @CsvSource({"x[1].csv,x\\[1].csv", "a*.csv,a\\*.csv", "a\\b.csv,a\\b.csv", "a\\[b.csv,a\\\\\\[b.csv",
        "a?b.csv,a?b.csv", "db.t.csv,db.t.csv"})
    void namesExactlyOneFile(String key, String pattern) {
        assertThat(Glob.naming(key)).isEqualTo(pattern);
        assertThat(Glob.of(pattern).matches(key)).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"db.t.*.csv,db.t.", "a\\[1].*,a[1].", "*,''", "a\\b.csv,a\\b.csv", "x\\*y,x*y"})
    void knowsWhatEveryMatchStartsWith(String pattern, String prefix) {
        assertThat(Glob.of(pattern).literalPrefix()).isEqualTo(prefix);
    }

    @Test
    void namesAnyKeyExactlyWhateverCharactersItHolds() {
        long seed = 20_261_121L;
        Random random = new Random(seed);
        for (int i = 0; i < 20_000; i++) {
            String key = key(random);
            String other = key(random);
            Glob glob = Glob.of(Glob.naming(key));
            assertThat(glob.matches(key)).as("seed %d: %s names itself", seed, key).isTrue();
            assertThat(glob.matches(other)).as("seed %d: %s names %s", seed, key, other).isEqualTo(key.equals(other));
        }
    }

    private static String key(Random random) {
        String alphabet = "ab*[]\\?/";
        StringBuilder key = new StringBuilder();
        for (int length = 1 + random.nextInt(4); length > 0; length--) {
            key.append(alphabet.charAt(random.nextInt(alphabet.length())));
        }
        return key.toString();
    }
}
