package dev.sluice.sdk.store.contract;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.sdk.store.FileDigest;
import dev.sluice.sdk.store.ObjectStore;
import dev.sluice.sdk.store.StoreUnwritableException;
import dev.sluice.sdk.store.WritableStore;
import dev.sluice.sdk.store.WrittenObject;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/** What every kind of storage has to keep when files are written, whatever server is behind it. */
interface WritableStoreContract extends ObjectStoreContract {

    /** The same folder as {@link #open}, for writing. */
    WritableStore openToWrite(String bucket, String prefix);

    /** The same with something that is wrong, so that nothing can be written. */
    WritableStore openInVain();

    @Test
    default void keepsAFileWithItsDigest() throws Exception {
        // Given
        put("written", "dump/other.csv", new byte[]{1});
        Path file = file("id\n1\n".getBytes(UTF_8));
        try (WritableStore store = openToWrite("written", "dump"); ObjectStore reader = open("written", "dump")) {
            // When
            store.put("sub dir/a+b%.csv", file, FileDigest.of(file), sent -> {});
            // Then
            assertThat(store.stat("sub dir/a+b%.csv").orElseThrow().is(FileDigest.of(file))).isTrue();
            assertThat(text(reader, "sub dir/a+b%.csv")).isEqualTo("id\n1\n");
            assertThat(keys("written", "dump")).containsExactly("other.csv", "sub dir/a+b%.csv");
        }
    }

    @Test
    default void keepsAnEmptyFile() throws Exception {
        // Given
        put("written-empty", "dump/other.csv", new byte[]{1});
        Path file = file(new byte[0]);
        try (WritableStore store = openToWrite("written-empty", "dump")) {
            // When
            store.put("empty.csv", file, FileDigest.of(file), sent -> {});
            // Then
            assertThat(store.stat("empty.csv").orElseThrow().is(FileDigest.of(file))).isTrue();
        }
    }

    /** More than one part of each storage's way of writing. */
    @Test
    default void keepsALargeFileAsItIs() throws Exception {
        // Given
        put("written-large", "dump/other.csv", new byte[]{1});
        byte[] content = new byte[33 * 1024 * 1024 + 7];
        new SplittableRandom(12).nextBytes(content);
        Path file = file(content);
        FileDigest digest = FileDigest.of(file);
        try (WritableStore store = openToWrite("written-large", "dump");
                ObjectStore reader = open("written-large", "dump")) {
            // When
            AtomicLong sent = new AtomicLong();
            store.put("large.csv", file, digest, sent::addAndGet);
            // Then
            assertThat(sent).hasValue(digest.size());
            assertThat(store.stat("large.csv").orElseThrow().is(digest)).isTrue();
            try (InputStream bytes = reader.open("large.csv")) {
                assertThat(bytes.readAllBytes()).isEqualTo(content);
            }
        }
    }

    @Test
    default void replacesAFile() throws Exception {
        // Given
        put("replaced", "dump/a.csv", "old and long".getBytes(UTF_8));
        Path file = file("new".getBytes(UTF_8));
        try (WritableStore store = openToWrite("replaced", "dump"); ObjectStore reader = open("replaced", "dump")) {
            assertThat(store.stat("a.csv").orElseThrow().is(FileDigest.of(file))).isFalse();
            // When
            store.put("a.csv", file, FileDigest.of(file), sent -> {});
            // Then
            assertThat(store.stat("a.csv").orElseThrow().is(FileDigest.of(file))).isTrue();
            assertThat(text(reader, "a.csv")).isEqualTo("new");
        }
    }

    /** A file of the same size may hold something else. */
    @Test
    default void tellsTwoContentsOfOneSizeApart() throws Exception {
        // Given
        put("apart", "dump/other.csv", new byte[]{1});
        Path one = file("1111".getBytes(UTF_8));
        Path other = file("2222".getBytes(UTF_8));
        try (WritableStore store = openToWrite("apart", "dump")) {
            // When
            store.put("a.csv", one, FileDigest.of(one), sent -> {});
            // Then
            assertThat(store.stat("a.csv")).map(WrittenObject::size).contains(4L);
            assertThat(store.stat("a.csv").orElseThrow().is(FileDigest.of(other))).isFalse();
        }
    }

    @Test
    default void keepsNothingOfAFileThatHasChangedSinceItsDigest() throws Exception {
        // Given
        put("changed", "dump/other.csv", new byte[]{1});
        Path file = file("1111".getBytes(UTF_8));
        FileDigest before = FileDigest.of(file);
        Files.writeString(file, "2222");
        try (WritableStore store = openToWrite("changed", "dump")) {
            // When / Then
            if (checksTheWhole()) {
                assertThatThrownBy(() -> store.put("a.csv", file, before, sent -> {})).isInstanceOf(
                        StoreUnwritableException.class)
                        .hasMessageContaining("a.csv");
                assertThat(store.stat("a.csv")).isEmpty();
            }
        }
    }

    /** Whether the server holds what arrives against the digest of the whole file. */
    default boolean checksTheWhole() {
        return true;
    }

    @Test
    default void putsAFileOnlyWhereThereIsNone() throws Exception {
        // Given
        put("puts", "dump/there.csv", "old".getBytes(UTF_8));
        // When / Then
        try (WritableStore store = openToWrite("puts", "dump"); ObjectStore reader = open("puts", "dump")) {
            assertThat(store.putIfAbsent("new/marker.txt", "first".getBytes(UTF_8))).isTrue();
            assertThat(store.putIfAbsent("new/marker.txt", "second".getBytes(UTF_8))).isFalse();
            assertThat(store.putIfAbsent("there.csv", "new".getBytes(UTF_8))).isFalse();
            assertThat(text(reader, "new/marker.txt")).isEqualTo("first");
            assertThat(text(reader, "there.csv")).isEqualTo("old");
        }
        assertThat(keys("puts", "dump")).containsExactly("new/marker.txt", "there.csv");
    }

    @Test
    default void removesAFileOnceAndForAll() throws Exception {
        // Given
        put("removed", "dump/a.csv", new byte[]{1});
        put("removed", "dump/b.csv", new byte[]{1});
        try (WritableStore store = openToWrite("removed", "dump")) {
            // When
            store.delete("a.csv");
            store.delete("a.csv");
            // Then
            assertThat(store.stat("a.csv")).isEmpty();
        }
        assertThat(keys("removed", "dump")).containsExactly("b.csv");
    }

    @Test
    default void namesTheFileThatCannotBeWritten() throws Exception {
        // Given
        Path file = file("1".getBytes(UTF_8));
        FileDigest digest = FileDigest.of(file);
        try (WritableStore store = openInVain()) {
            // When / Then
            assertThatThrownBy(() -> store.put("a.csv", file, digest, sent -> {})).isInstanceOf(
                    StoreUnwritableException.class)
                    .hasMessageContaining("cannot write ")
                    .hasMessageContaining("a.csv");
        }
    }

    private static Path file(byte[] content) throws IOException {
        Path file = Files.createTempFile("written", ".csv");
        file.toFile().deleteOnExit();
        return Files.write(file, content);
    }

    private static String text(ObjectStore store, String key) throws IOException {
        try (InputStream bytes = store.open(key)) {
            return new String(bytes.readAllBytes(), UTF_8);
        }
    }
}
