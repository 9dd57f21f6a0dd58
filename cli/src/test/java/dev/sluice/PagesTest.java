package dev.sluice;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every class, method, test and page that the docs name exists: they drift otherwise. */
class PagesTest {
    private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
    private static final Pattern CODE = Pattern.compile("`(dev\\.sluice[\\w.]*\\.[A-Z]\\w*)(?:#(\\w+))?`");
    /** A small letter before its end tells it from a word all in capitals, as {@code COMMIT}. */
    private static final Pattern TEST = Pattern.compile("\\b[A-Z]\\w*[a-z]\\w*(?:Test|IT)\\b");
    private static final Pattern LINK = Pattern.compile("]\\((?!https?:|#)([^)#]+)(?:#[^)]*)?\\)");

    static Stream<Path> pages() throws IOException {
        try (Stream<Path> docs = Files.walk(ROOT.resolve("docs")); Stream<Path> top = Files.list(ROOT)) {
            return Stream.concat(Stream.of(ROOT.resolve("import-sdk/README.md")), Stream.concat(docs, top))
                    .filter(path -> path.toString().endsWith(".md"))
                    .toList()
                    .stream();
        }
    }

    @ParameterizedTest
    @MethodSource("pages")
    void namesOnlyWhatExists(Path page) throws IOException {
        String text = Files.readString(page);

        assertThat(CODE.matcher(text).results().filter(PagesTest::isGone).map(MatchResult::group)).isEmpty();
        assertThat(TEST.matcher(text).results().map(MatchResult::group).filter(name -> !TESTS.contains(name)))
                .isEmpty();
        assertThat(LINK.matcher(text)
                .results()
                .map(link -> link.group(1))
                .filter(link -> !Files.exists(page.resolveSibling(link)))).isEmpty();
    }

    /** {@code XxxTest} is how the pages write any test. */
    private static final Set<String> TESTS = tests();

    private static Set<String> tests() {
        try (Stream<Path> files = Files.walk(ROOT, 20)) {
            Set<String> names = files.map(path -> path.getFileName().toString())
                    .filter(name -> name.endsWith("Test.java") || name.endsWith("IT.java"))
                    .map(name -> name.substring(0, name.length() - ".java".length()))
                    .collect(Collectors.toSet());
            names.addAll(Set.of("XxxTest", "XxxIT"));
            return names;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean isGone(MatchResult named) {
        try {
            Class<?> found = Class.forName(named.group(1), false, PagesTest.class.getClassLoader());
            return named.group(2) != null && Arrays.stream(found.getDeclaredMethods())
                    .noneMatch(method -> method.getName().equals(named.group(2)));
        } catch (ClassNotFoundException e) {
            return true;
        }
    }
}
