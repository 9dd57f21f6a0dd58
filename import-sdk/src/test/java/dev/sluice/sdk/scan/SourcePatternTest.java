package dev.sluice.sdk.scan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.sdk.TableName;
import dev.sluice.sdk.check.Problem;
import dev.sluice.sdk.store.FakeStore;
import dev.sluice.sdk.store.StoredObject;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SourcePatternTest {

    private static StoredObject object(String key) {
        return new StoredObject(key, 1, FakeStore.MODIFIED);
    }

    private static DataFile file(String key) {
        String suffix = key.substring(key.lastIndexOf('.') + 1);
        return new DataFile(object(key), Format.CSV, Compression.ofSuffix(suffix).orElse(Compression.NONE));
    }

    private static Optional<String> pattern(TableName table, List<String> own, List<String> others,
            WildcardReach reach) {
        List<StoredObject> all = Stream.concat(own.stream(), others.stream()).map(SourcePatternTest::object).toList();
        return new PatternFinder(new FakeStore(), all, reach)
                .find(table, own.stream().map(SourcePatternTest::file).toList(), problem -> {})
                .map(SourcePattern::relative);
    }

    private static List<String> keys(String text) {
        return text == null ? List.of() : Arrays.asList(text.split(" "));
    }

    private static TableName table(String text) {
        int dot = text.indexOf('.');
        return new TableName(text.substring(0, dot), text.substring(dot + 1));
    }

    // S-… are cases of TiDB's own import SDK, L-… of Lightning, so that they can be compared.

    @ParameterizedTest(name = "{0} {1}: {4}")
    @CsvSource({"S-B1,db.tb,db.tb.0001.sql.gz db.tb.0002.sql.gz,,db.tb.*.sql.gz",
        "S-B2,db.tb,db.tb.0001.sql,,db.tb.0001.sql", "S-B3 alone,db.tb,a.sql b.sql,,*.sql",
        "S-B5,db.t,aaabaaa aaa,,aaa*", "S-2.2 nothing in common,db.t,foo bar,,*",
        "S-2.2 prefix and suffix,db.t,pre_middle_suf pre_most_suf,,pre_m*_suf",
        "S-2.3 without a number,db.tb,db.tb.sql db.tb.1.sql,db.tb-schema.sql,db.tb.*sql",
        "S-2.3 longer name,db.t,db.t.1.csv db.t.2.csv,db.t2.1.csv,db.t.*.csv",
        "S-2.3 some packed,db1.t1,f1/db1.t1.0.csv f1/db1.t1.1.csv.gz,f1/db1.t2.0.csv,f1/db1.t1.*",
        "S-2.3 packed,shop.orders,shop.orders.1.csv.zst shop.orders.2.csv.zst,shop.orders_archive.1.csv.zst,shop.orders.*.csv.zst",
        "S-2.2 common prefix,db.t,foo/bar/baz1 foo/bar/baz2 foo/bar/baz,,foo/bar/baz*",
        "S-2.2 no common prefix,db.t,a b,,*", "S-2.2 common suffix,db.t,abcXYZ defXYZ XYZ,,*XYZ",
        "S-2.2 suffix behind the prefix,db.t,abcdf abcef,,abc*f",
        "S-2.2 one path,db.t,pre_middle_suf,,pre_middle_suf",
        "S-2.2 dump,db.tb,db.tb.0001.sql db.tb.0002.sql,,db.tb.*.sql",
        "S-2.2 dump in a directory,db.tb,dir/db.tb.0001.sql dir/db.tb.x.sql,,dir/db.tb.*.sql",
        "S-2.2 no dump,db.users,db/db.users/1/part-a.parquet db/db.users/1/part-b.parquet,,db/db.users/1/part-*.parquet",
        "S-W8 a longer table,db.t,db.t.1.csv db.t.2.csv,db.tx.1.csv db.t-x.csv,db.t.*.csv",
        "L-W1,db.t,db.t.1.csv,,db.t.1.csv",
        "L-W2,db.t,db.t.0.sql db.t.1.sql,db.t2.0.sql db-schema-create.sql db.t-schema.sql db.t2-schema.sql,db.t.*.sql",
        "L-W5,import_into.t,mydata_0.csv mydata_1.csv,import_into-schema-create.sql import_into.t-schema.sql,mydata_*.csv",
        "schema files beside,db.t,db.t.0.sql db.t.1.sql,db.t2.0.sql db.t-schema.sql db-schema-create.sql,db.t.*.sql",
        "digit in the name,db.tb,db.tb.csv db.tb.1.csv,db.tb2.csv,db.tb.*csv",
        "routed,x.t,mydata_0.csv mydata_1.csv,x-schema-create.sql x.t-schema.sql,mydata_*.csv",
        "percent,db.t,db.t%22.1.csv db.t%22.2.csv,,db.t%22.*.csv", "two-unit letters,db.t,a😀1.csv a😁1.csv,,a*1.csv"})
    void selectsExactlyTheTablesFiles(String id, String table, String own, String others, String expected) {
        assertThat(pattern(table(table), keys(own), keys(others), WildcardReach.LAST_SEGMENT)).hasValue(expected);
    }

    /** TiDB's SDK sends these characters as they are: it refuses the first two, and reads other files for the third. */
    @ParameterizedTest(name = "{0} {1}: {4}")
    @CsvSource({"S-2.3 brackets,db.x,x[1].csv x[2].csv,x1.csv,x\\[*].csv",
        "L-W8 brackets in a table,db.a[1],db.a[1].1.csv db.a[1].2.csv,db.a1.1.csv,db.a\\[1].*.csv",
        "S-W11 one file,db.a*,db.a*.1.csv,db.ab.1.csv,db.a\\*.1.csv"})
    void escapesWhatWouldBeAWildcard(String id, String table, String own, String others, String expected) {
        assertThat(pattern(table(table), keys(own), keys(others), WildcardReach.LAST_SEGMENT)).hasValue(expected);
    }

    @ParameterizedTest(name = "{0} {1}: {4}")
    @CsvSource({
        "S-B4,db.tb,dir/subdir1/a.csv dir/subdir1/b.csv dir/subdir2/c.csv dir/subdir2/d.csv,,dir/subdir*/*.csv",
        "S-B8,db1.t1,f1/db1.t1.0.csv f2/db1.t1.1.csv,f1/db1.t2.0.csv,f*/db1.t1.*.csv",
        "S-2.2 snapshot,db.users,e/db/db.users/1/part-a.csv e/db/db.users/2/part-b.csv,e/db/db.orders/1/part-a.csv e/db2/db2.users/1/part-a.csv,e/db/db.users/*/part-*.csv",
        "S-2.3 months,x.y,2024/01/part-1.csv 2024/02/part-1.csv,2025/01/part-1.csv,2024/0*/part-1.csv",
        "L-W4,db.t,a/db.t.1.csv b/db.t.2.csv,,*/db.t.*.csv"})
    void usesAWildcardPerDirectoryOnlyWhereTheTargetAcceptsOne(String id, String table, String own, String others,
            String expected) {
        assertThat(pattern(table(table), keys(own), keys(others), WildcardReach.EVERY_SEGMENT)).hasValue(expected);
        assertThat(pattern(table(table), keys(own), keys(others), WildcardReach.LAST_SEGMENT)).isEmpty();
    }

    /** {@code Valid(pattern)} of TiDB's SDK: every file of the table, and no other of the source. */
    @ParameterizedTest(name = "S-2.2 {0} selects {1} and not {2}: {3}")
    @CsvSource({"*.txt,a.txt b.txt,,true", "*.txt,a.txt b.txt,c.txt,false", "*.csv,a.txt b.txt,,false",
        "dir/subdir*/*.csv,dir/subdir1/a.csv dir/subdir2/b.csv,,true", "'',a.txt,,false"})
    void acceptsAPatternThatSelectsExactlyTheTablesFiles(String pattern, String own, String others, boolean valid) {
        List<String> all = Stream.concat(keys(own).stream(), keys(others).stream()).toList();
        assertThat(new KeyIndex(all).selectsExactly(pattern, Set.copyOf(keys(own)))).isEqualTo(valid);
    }

    @Test
    void saysWhatToDoWhenOnlyAWildcardInADirectoryWouldDo() {
        // Given
        List<String> keys = List.of("a/db.t.1.csv", "b/db.t.1.csv");
        List<Problem> problems = new ArrayList<>();

        // When
        new PatternFinder(new FakeStore(), keys.stream().map(SourcePatternTest::object).toList(),
                WildcardReach.LAST_SEGMENT)
                .find(table("db.t"), keys.stream().map(SourcePatternTest::file).toList(), problems::add);

        // Then
        assertThat(problems).singleElement()
                .returns("put them in one directory", Problem::advice)
                .extracting(Problem::seen)
                .asString()
                .startsWith("db.t: ")
                .contains("last part of a path only", "a/db.t.1.csv");
    }

    @ParameterizedTest(name = "{0} {1}: {2} but not {3}")
    @CsvSource({"S-B3,db.tb,a.sql b.sql,db-schema.sql", "S-B9,db1.t1,a/db1.t1.0.csv a/b/db1.t1.1.csv,",
        "S-2.3 dotted name,db.t,db.t.1.csv db.t.2.csv,db.t.x.1.csv",
        "S-2.3 routed,db1.t1,data1.csv data2.csv,data3.csv",
        "S-W8 filtered,db.t,db.t.1.csv db.t.2.csv,db.t.x.1.csv", "L-W3,db.t,db.t.1.sql db.t.2.sql,db.t.x.1.sql",
        "L-W7,b.u,routes_a0.t0.1.sql routes_a0.t1.1.sql routes_a1.t2.1.sql,routes_a1.s1.1.sql"})
    void findsNoneWhereAnotherFileWouldBeReadToo(String id, String table, String own, String others) {
        assertThat(pattern(table(table), keys(own), keys(others), WildcardReach.EVERY_SEGMENT)).isEmpty();
    }

    @Test
    void neverSelectsAnotherFileWhateverTheNames() {
        long seed = 42;
        Random random = new Random(seed);
        int found = 0;
        for (int round = 0; round < 2_000; round++) {
            // Given
            Set<String> all = new TreeSet<>();
            while (all.size() < 8) {
                all.add(key(random));
            }
            List<String> own = new ArrayList<>(all).subList(0, 1 + random.nextInt(4));
            List<String> others = all.stream().filter(key -> !own.contains(key)).toList();

            // When
            Optional<String> pattern = pattern(new TableName("a", "b"), own, others, WildcardReach.EVERY_SEGMENT);

            // Then: the index agrees with trying the pattern on every key
            if (pattern.isPresent()) {
                Glob glob = Glob.of(pattern.get());
                assertThat(all.stream().filter(glob::matches).collect(Collectors.toSet()))
                        .as("seed %d round %d: %s", seed, round, pattern.get())
                        .isEqualTo(Set.copyOf(own));
                found++;
            }
        }
        assertThat(found).isPositive();
    }

    private static String key(Random random) {
        String alphabet = "ab.*[\\?/";
        StringBuilder key = new StringBuilder(random.nextBoolean() ? "a.b." : "");
        for (int length = 1 + random.nextInt(4); length > 0; length--) {
            key.append(alphabet.charAt(random.nextInt(alphabet.length())));
        }
        return key.append(".csv").toString();
    }
}
