package dev.sluice.local.tidb.load;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.local.tidb.plan.CsvRules;
import dev.sluice.local.tidb.plan.DataCharset;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever rows are written by whatever rules, they are read back equal. */
class CsvRoundTripTest {
    private static final List<String> SEPARATORS = List.of(",", "|", "\t", "||", "<>", "、");
    private static final List<String> TERMINATORS = List.of("", "\n", "\r\n", ";;", "@");
    private static final String ALPHABET = "ab,|\t<>;@\"'\\^\n\r、é漢N0 ";

    @TempDir
    private Path data;

    static LongStream seeds() {
        return LongStream.range(0, 300);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void readsBackWhatWasWritten(long seed) throws IOException {
        // Given
        Random random = new Random(seed);
        CsvRules rules = new CsvRules(random.nextBoolean() ? DataCharset.UTF8 : DataCharset.GB18030,
                pick(SEPARATORS, random), OptionalInt.of(random.nextBoolean() ? '"' : '\''),
                OptionalInt.of(random.nextBoolean() ? '\\' : '^'), "NULL", terminator(random), 0);
        List<List<String>> rows = rows(random);
        Path file = Files.writeString(data.resolve("f.csv"), written(rows, rules, random), rules.charset().charset());

        // When
        List<List<String>> read = read(file, rules);

        // Then
        assertThat(read).as("seed %d, rules %s", seed, rules).isEqualTo(rows);
    }

    private static Optional<String> terminator(Random random) {
        return Optional.of(pick(TERMINATORS, random)).filter(text -> !text.isEmpty());
    }

    private static List<List<String>> rows(Random random) {
        int width = 1 + random.nextInt(4);
        List<List<String>> rows = new ArrayList<>();
        for (int i = random.nextInt(8); i >= 0; i--) {
            rows.add(Stream.generate(() -> field(random)).limit(width).toList());
        }
        return rows;
    }

    private static String field(Random random) {
        return random.nextInt(6) == 0
                ? "<null>"
                : random.ints(random.nextInt(8), 0, ALPHABET.length())
                        .mapToObj(i -> ALPHABET.substring(i, i + 1))
                        .collect(Collectors.joining());
    }

    private static String written(List<List<String>> rows, CsvRules rules, Random random) {
        return rows.stream()
                .map(row -> row.stream()
                        .map(field -> written(field, rules, random))
                        .collect(Collectors.joining(rules.separator())))
                .map(row -> row + rules.terminator().orElse("\n"))
                .collect(Collectors.joining());
    }

    private static String written(String field, CsvRules rules, Random random) {
        if (field.equals("<null>")) {
            return "NULL";
        }
        String quote = Character.toString(rules.quote().orElseThrow());
        String escape = Character.toString(rules.escape().orElseThrow());
        String escaped = field.replace(escape, escape + escape);
        // Quotes may be doubled or escaped: both are read.
        return quote + escaped.replace(quote, random.nextBoolean() ? quote + quote : escape + quote) + quote;
    }

    private static List<List<String>> read(Path file, CsvRules rules) throws IOException {
        List<List<String>> rows = new ArrayList<>();
        try (CsvReader reader = new CsvReader(ByteSource.open(file, rules.charset()), rules)) {
            Row row = new Row();
            while (reader.read(row)) {
                rows.add(RowText.of(row));
            }
        }
        return rows;
    }

    private static <T> T pick(List<T> choices, Random random) {
        return choices.get(random.nextInt(choices.size()));
    }
}
