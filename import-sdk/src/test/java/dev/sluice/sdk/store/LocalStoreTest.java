package dev.sluice.sdk.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LocalStoreTest {
    @TempDir
    Path dir;

    private ObjectStore store(Path root) {
        return ObjectStore.open(SourceUri.parse(root.toString()));
    }

    private Path write(String key, String text) throws IOException {
        Path path = dir.resolve(key);
        Files.createDirectories(path.getParent());
        return Files.writeString(path, text);
    }

    private static List<StoredObject> list(ObjectStore store) {
        try (Stream<List<StoredObject>> pages = store.pages()) {
            return pages.flatMap(List::stream).toList();
        }
    }

    @Test
    void listsFilesOfAllDirectoriesInOrderOfTheirKeysBytes() throws IOException {
        // Given: a walk that sorts per directory would put a/x before a.b
        write("a/x", "1");
        write("a.b", "22");
        write("B", "");
        write(".hidden", "4444");

        // When
        List<StoredObject> listed = list(store(dir));

        // Then
        assertThat(listed).extracting(StoredObject::key).containsExactly(".hidden", "B", "a.b", "a/x");
        assertThat(listed).extracting(StoredObject::size).containsExactly(4L, 0L, 2L, 1L);
        assertThat(listed.getFirst().modified())
                .isEqualTo(Files.getLastModifiedTime(dir.resolve(".hidden")).toInstant());
    }

    @Test
    void readsNamesBeyondAsciiWhateverTheLocale() throws IOException {
        // Given: the bytes of the names are written as UTF-8, as dumps are
        Path root = Files.createDirectory(Utf8Path.of(dir + "/größe"));
        Files.writeString(Utf8Path.of(dir + "/größe/店 舗+%41.t.csv"), "1");

        // When
        ObjectStore store = ObjectStore.open(SourceUri.parse(dir + "/größe"));

        // Then
        assertThat(Utf8Path.text(root)).isEqualTo(dir + "/größe");
        assertThat(list(store)).extracting(StoredObject::key).containsExactly("店 舗+%41.t.csv");
        assertThat(store.location("店*.csv")).isEqualTo(dir + "/größe/店*.csv");
        try (InputStream in = store.open("店 舗+%41.t.csv")) {
            assertThat(in).hasContent("1");
        }
    }

    @Test
    void refusesANameThatIsNotUtf8() throws IOException {
        // Given
        Files.createFile(Path.of(URI.create("file://" + dir + "/a%FF.csv")));

        // Then
        assertThatThrownBy(() -> list(store(dir))).isInstanceOf(SourceUnreadableException.class)
                .hasMessageContaining("is not UTF-8");
    }

    @Test
    void handsOutEveryFileOverSeveralPages() throws IOException {
        // Given
        for (int i = 0; i < 1_001; i++) {
            write("f" + i, "");
        }

        // When
        List<List<StoredObject>> pages = store(dir).pages().toList();

        // Then
        assertThat(pages).extracting(List::size).containsExactly(1_000, 1);
    }

    @Test
    void readsALinkedFileAsAFileOfItsTargetsSize() throws IOException {
        // Given
        Path elsewhere = write("elsewhere/data", "12345");
        Path dump = Files.createDirectory(dir.resolve("dump"));
        Files.createSymbolicLink(dump.resolve("s.t.csv"), elsewhere);

        // When
        ObjectStore store = store(dump);

        // Then
        assertThat(list(store)).extracting(StoredObject::key, StoredObject::size)
                .containsExactly(tuple("s.t.csv", 5L));
        try (InputStream in = store.open("s.t.csv")) {
            assertThat(in).hasContent("12345");
        }
    }

    @Test
    void namesTheDirectoryBehindALinkedRootBecauseTidbDoesNotWalkALink() throws IOException {
        // Given
        write("real/s.t.csv", "1");
        Path link = Files.createSymbolicLink(dir.resolve("link"), dir.resolve("real"));

        // When
        ObjectStore store = store(link);

        // Then
        assertThat(list(store)).hasSize(1);
        assertThat(store.location("s.t.csv")).isEqualTo(dir.toRealPath() + "/real/s.t.csv");
    }

    @Test
    void refusesALinkToADirectoryAndALinkToNothing() throws IOException {
        // Given
        Path a = Files.createDirectory(dir.resolve("a"));
        Files.createSymbolicLink(a.resolve("sub"), Files.createDirectory(dir.resolve("sub")));
        Path b = Files.createDirectory(dir.resolve("b"));
        Files.createSymbolicLink(b.resolve("gone"), dir.resolve("nowhere"));

        // Then
        assertThatThrownBy(() -> list(store(a))).isInstanceOf(SourceUnreadableException.class)
                .hasMessageContaining(a.resolve("sub").toString());
        assertThatThrownBy(() -> list(store(b))).isInstanceOf(SourceUnreadableException.class)
                .hasMessageContaining(b.resolve("gone").toString());
    }

    @Test
    void refusesARootThatIsMissingOrAFileAndCreatesNothing() throws IOException {
        Path missing = dir.resolve("missing");
        Path file = write("file", "");
        assertThatThrownBy(() -> ObjectStore.open(SourceUri.parse("file://" + missing)))
                .isInstanceOf(SourceUnreadableException.class)
                .hasMessageContaining("no such directory");
        assertThatThrownBy(() -> store(file)).isInstanceOf(SourceUnreadableException.class)
                .hasMessageContaining("not a directory");
        assertThat(missing).doesNotExist();
    }

    @Test
    void namesTheFileThatCannotBeOpened() {
        assertThatThrownBy(() -> store(dir).open("gone.csv")).isInstanceOf(SourceUnreadableException.class)
                .hasMessageContaining(dir.resolve("gone.csv").toString());
    }

    @ParameterizedTest
    @CsvSource({"/d,s.t.*.csv", "/d,s.t.1.CSV.GZ", "/d,s.t 1!\"'(){}^|]`<>é.csv", "/d,s.t%41.sql",
        "/d,s.t\\[1].*.csv", "/d,x*/s.t.zst", "/,s.t.csv", "'/aZ09/d$&+,-.:;=@_~',s.t.csv"})
    void hasNoObjectionToWhatTidbTakesAsTyped(String root, String pattern) {
        assertThat(ServerDisk.objection(root, pattern)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"/d,s.t%gg.csv,'%'", "/d%,s.t.csv,'%'", "/d\u0001x,s.t.csv,control", "/d[1],s.t.csv,directory",
        "/d*,s.t.csv,directory", "/d,a\\[1]/s.t.csv,directory", "/d,s.t.*,suffix", "/d,s.t.*sql,suffix",
        "/d,s.t?1.csv,'?'", "/d,s.t#1.csv,'#'"})
    void objectsToWhatTidbWouldReadOtherwise(String root, String pattern, String because) {
        assertThat(ServerDisk.objection(root, pattern)).hasValueSatisfying(
                text -> assertThat(text).contains(because));
    }

    /** Each was tried on TiDB 8.5, which looks for {@code /d%20} and the like, and makes it. */
    @ParameterizedTest
    @ValueSource(strings = {" ", "!", "\"", "#", "'", "(", ")", "*", "<", ">", "?", "[", "\\", "]", "^", "`", "{", "|",
        "}",
        "é", "日", "%41", "%2E", "\u00a0"})
    void objectsToADirectoryThatTidbWouldLookForUnderAnotherName(String odd) {
        String directory = "/data/d" + odd + "x";
        assertThat(ServerDisk.objection(directory, "s.t.*.csv")).hasValueSatisfying(
                text -> assertThat(text).contains("the directory " + directory + " ", "'" + odd.charAt(0) + "'"));
        assertThat(ServerDisk.objection("/data", "d" + odd.replaceAll("[*\\[\\\\]", "\\\\$0") + "x/s.t.*.csv"))
                .isPresent();
    }
}
