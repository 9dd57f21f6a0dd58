package dev.sluice.sdk.store.contract;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.sdk.store.ObjectStore;
import dev.sluice.sdk.store.SourceUnreadableException;
import dev.sluice.sdk.store.StoredObject;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What every kind of storage has to keep, whatever server is behind it. */
interface ObjectStoreContract {

    /** Puts one file, where the bucket or directory is made when it is not there. */
    void put(String bucket, String key, byte[] content) throws Exception;

    /** The source below a prefix of a bucket, which may not exist. */
    ObjectStore open(String bucket, String prefix);

    /** Whether the server sorts keys by UTF-8 bytes, as the storages do that it stands for. */
    default boolean sortsByUtf8() {
        return true;
    }

    @Test
    default void listsWhatLiesBelowThePrefixAndNothingBesideIt() throws Exception {
        // Given
        for (String key : List.of("data/a.csv", "data/sub/b.csv", "data2/c.csv", "data.csv", "dat/d.csv")) {
            put("prefixes", key, "x".getBytes(UTF_8));
        }
        // When / Then
        assertThat(keys("prefixes", "data")).containsExactly("a.csv", "sub/b.csv");
        assertThat(keys("prefixes", "data/sub")).containsExactly("b.csv");
        assertThat(keys("prefixes", "")).hasSize(5);
    }

    @Test
    default void tellsKeySizeAndTime() throws Exception {
        // Given
        put("facts", "dump/empty.csv", new byte[0]);
        put("facts", "dump/full.csv", "12345".getBytes(UTF_8));
        // When
        List<StoredObject> objects = objects("facts", "dump");
        // Then
        assertThat(objects).extracting(StoredObject::key).containsExactly("empty.csv", "full.csv");
        assertThat(objects).extracting(StoredObject::size).containsExactly(0L, 5L);
        assertThat(objects).extracting(object -> object.modified().getEpochSecond() > 1_700_000_000L)
                .containsOnly(true);
    }

    @Test
    default void listsMoreThanAPageInOrder() throws Exception {
        // Given
        List<String> names = IntStream.range(0, 2_050).mapToObj("shop.orders.%06d.csv"::formatted).toList();
        putAll("pages", names.stream().map(name -> "dump/" + name).toList());
        // When / Then
        assertThat(keys("pages", "dump")).containsExactlyElementsOf(names);
    }

    @Test
    default void keepsNamesAsTheyAre() throws Exception {
        // Given
        List<String> names = List.of("a b.csv", "a%20b.csv", "a%.csv", "a+b.csv", "a#b.csv", "a?b.csv", "a'b.csv",
                "a\"b.csv", "a&b=c;d.csv", "a[1].csv", "a*.csv", "店铺.csv", "café.csv", "~tilde.csv", "sub dir/x.csv");
        for (String name : names) {
            put("names", "my dump+%/" + name, name.getBytes(UTF_8));
        }
        // When
        List<String> found = keys("names", "my dump+%");
        // Then
        assertThat(found).containsExactlyInAnyOrderElementsOf(names);
        try (ObjectStore store = open("names", "my dump+%")) {
            for (String name : names) {
                try (InputStream bytes = store.open(name)) {
                    assertThat(bytes).as(name).hasBinaryContent(name.getBytes(UTF_8));
                }
            }
        }
    }

    @Test
    default void ordersKeysByTheirUtf8Bytes() throws Exception {
        // Given
        List<String> names = Stream.of("a", "Z", "é", "店", "\uff5e", "😀", "a.b", "a-b", "a0")
                .map(name -> name + ".csv")
                .sorted(Comparator.comparing(name -> name.getBytes(UTF_8), Arrays::compareUnsigned))
                .toList();
        for (String name : names) {
            put("order", name, new byte[]{1});
        }
        // When
        List<String> found = keys("order", "");
        // Then
        assertThat(found).containsExactlyInAnyOrderElementsOf(names);
        assertThat(found.equals(names)).isEqualTo(sortsByUtf8());
    }

    @Test
    default void findsNothingBelowAPrefixThatNoFileHas() throws Exception {
        // Given
        put("nothing", "elsewhere/a.csv", new byte[]{1});
        // When / Then
        try (ObjectStore store = open("nothing", "elsewhere"); Stream<List<StoredObject>> pages = store.pages()) {
            assertThat(pages).hasSize(1);
        }
        assertThat(remotely(() -> keys("nothing", "here"))).isEmpty();
    }

    /** A directory has to exist; a prefix has not. */
    default List<String> remotely(Callable<List<String>> listing) throws Exception {
        return listing.call();
    }

    @Test
    default void readsAPartOfAFile() throws Exception {
        // Given
        byte[] content = new byte[3_000_000];
        new SplittableRandom(2).nextBytes(content);
        put("parts", "dump/big file.csv", content);
        // When / Then
        try (ObjectStore store = open("parts", "dump")) {
            for (int from : new int[]{0, 1, 70_000, 2_999_992}) {
                assertThat(store.read("big file.csv", from, 65_536)).as("from %s", from)
                        .isEqualTo(Arrays.copyOfRange(content, from, Math.min(from + 65_536, content.length)));
            }
            assertThatThrownBy(() -> store.read("missing.csv", 0, 10)).isInstanceOf(SourceUnreadableException.class)
                    .hasMessageContaining("missing.csv");
        }
    }

    @Test
    default void readsAFileMoreThanOnceAndFromItsMiddleOn() throws Exception {
        // Given
        byte[] content = new byte[3_000_000];
        new SplittableRandom(1).nextBytes(content);
        put("bytes", "dump/big.csv", content);
        // When
        try (ObjectStore store = open("bytes", "dump")) {
            for (int round = 0; round < 3; round++) {
                try (InputStream begun = store.open("big.csv")) {
                    assertThat(begun.readNBytes(10)).isEqualTo(Arrays.copyOf(content, 10));
                }
            }
            // Then
            try (InputStream whole = store.open("big.csv")) {
                assertThat(whole.readAllBytes()).isEqualTo(content);
            }
        }
    }

    @Test
    default void namesTheBucketThatIsMissing() {
        assertThatThrownBy(() -> keys("no-such-bucket-here", "dump")).isInstanceOf(SourceUnreadableException.class)
                .hasMessageContaining("no-such-bucket-here");
    }

    @Test
    default void namesTheFileThatIsMissing() throws Exception {
        // Given
        put("missing", "dump/there.csv", new byte[]{1});
        // When / Then
        try (ObjectStore store = open("missing", "dump")) {
            assertThatThrownBy(() -> store.open("gone.csv").close()).isInstanceOf(SourceUnreadableException.class)
                    .hasMessageContaining("gone.csv");
        }
    }

    @Test
    default void looksUpOneFileByItsKey() throws Exception {
        // Given
        put("lookups", "dump/a b%.csv", "12345".getBytes(UTF_8));
        put("lookups", "dump/sub/c.csv", new byte[]{1});
        // When / Then
        try (ObjectStore store = open("lookups", "dump")) {
            assertThat(store.stat("a b%.csv")).hasValueSatisfying(found -> {
                assertThat(found).extracting(StoredObject::key, StoredObject::size).containsExactly("a b%.csv", 5L);
                assertThat(found.modified().getEpochSecond()).isGreaterThan(1_700_000_000L);
            });
            assertThat(store.stat("gone.csv")).isEmpty();
            assertThat(store.stat("sub")).isEmpty();
        }
    }

    default List<String> keys(String bucket, String prefix) {
        return objects(bucket, prefix).stream().map(StoredObject::key).toList();
    }

    private List<StoredObject> objects(String bucket, String prefix) {
        try (ObjectStore store = open(bucket, prefix); Stream<List<StoredObject>> pages = store.pages()) {
            return pages.flatMap(List::stream).toList();
        }
    }

    private void putAll(String bucket, List<String> keys) throws Exception {
        put(bucket, keys.getFirst(), new byte[]{1});
        keys.parallelStream().forEach(key -> {
            try {
                put(bucket, key, new byte[]{1});
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        });
    }
}
