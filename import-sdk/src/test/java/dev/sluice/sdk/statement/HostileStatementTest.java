package dev.sluice.sdk.statement;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.sdk.TableName;
import dev.sluice.sdk.scan.Format;
import dev.sluice.sdk.statement.ReadToken.Kind;
import dev.sluice.sdk.statement.SetValue.Call;
import dev.sluice.sdk.statement.SetValue.Null;
import dev.sluice.sdk.statement.SetValue.Numeric;
import dev.sluice.sdk.statement.SetValue.Operation;
import dev.sluice.sdk.statement.SetValue.Operator;
import dev.sluice.sdk.statement.SetValue.Text;
import dev.sluice.sdk.statement.SetValue.Variable;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever names and values hold, a statement is one statement and means them; its twin is one too, and holds no secret. */
class HostileStatementTest {
    private static final String SECRET = "s3cr3t";

    static LongStream seeds() {
        return LongStream.range(0, 1_000);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void meansWhatItWasGivenAndNothingElse(long seed) {
        // Given
        Hostile hostile = new Hostile(seed);
        ImportRequest request = request(hostile, "/" + hostile.text(), ResourceParameters.NONE);

        // When
        ReadStatement read = ReadStatement.of(SqlGenerator.generate(request).text());

        // Then
        assertThat(read.schema()).isEqualTo(request.table().schema());
        assertThat(read.table()).isEqualTo(request.table().table());
        assertThat(read.fields()).isEqualTo(request.fields().stream().map(HostileStatementTest::field).toList());
        assertThat(read.set().keySet()).containsExactlyElementsOf(
                request.set().stream().map(Assignment::column).toList());
        request.set()
                .forEach(assignment -> assertThat(read.set().get(assignment.column()))
                        .isEqualTo(tokens(assignment.value())));
        assertThat(read.location()).isEqualTo(request.location());
        assertThat(read.format()).isEqualTo(request.format().word());
        assertThat(read.options()).isEqualTo(options(request));
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void hasATwinThatIsOneStatementWithoutASecret(long seed) {
        // Given
        Hostile hostile = new Hostile(seed);
        Map<String, String> keys = new LinkedHashMap<>();
        keys.put("region", SECRET + hostile.text());
        keys.put("secret-access-key", hostile.text() + SECRET + hostile.text());
        String location = "s3://u" + hostile.uriPart().replaceAll("[/@]", "") + ":" + SECRET + "@b/"
                + hostile.uriPart() + "?" + hostile.one(List.of("access-key", "ACCESS_KEY", "session%2Dtoken")) + "="
                + SECRET + hostile.uriPart() + SECRET;
        ImportRequest request = request(hostile, location, new ResourceParameters(keys));

        // When
        ImportStatement statement = SqlGenerator.generate(request);

        // Then
        ReadStatement read = ReadStatement.of(statement.text());
        ReadStatement twin = ReadStatement.of(statement.redacted());
        assertThat(statement.toString()).isEqualTo(statement.redacted());
        assertThat(statement.redacted().toLowerCase(Locale.ROOT)).doesNotContain(SECRET);
        assertThat(twin.fields()).isEqualTo(read.fields());
        assertThat(twin.set().keySet()).isEqualTo(read.set().keySet());
        assertThat(twin.options().keySet()).isEqualTo(read.options().keySet());
        assertThat(read.location()).startsWith(location + "&");
        assertThat(parameters(read.location().substring(location.length() + 1))).isEqualTo(keys);
    }

    private static ImportRequest request(Hostile hostile, String location, ResourceParameters resources) {
        List<FieldTarget> fields = List.of(new FieldTarget.Column("c1" + hostile.name()),
                new FieldTarget.Variable(hostile.name()), new FieldTarget.Discarded(),
                new FieldTarget.Column("c2" + hostile.name()), new FieldTarget.Variable("v"));
        List<Assignment> set = hostile.oneIn(4)
                ? List.of()
                : List.of(new Assignment("s1" + hostile.name(), expression(hostile)),
                        new Assignment("s2" + hostile.name(), new Text(hostile.text())));
        return new ImportRequest(new TableName(hostile.name(), hostile.name()), fields, set, location,
                hostile.one(List.of(Format.values())), rules(hostile), choice(hostile), resources);
    }

    private static SetValue expression(Hostile hostile) {
        SetValue plain = hostile.one(List.of(new Text(hostile.text()), new Numeric(-7), new Null(), new Variable("v")));
        return hostile.oneIn(2)
                ? plain
                : new Operation(new Call("nullif", new Variable("V"), new Text(hostile.text())),
                        hostile.one(List.of(Operator.values())), plain);
    }

    private static CsvRules rules(Hostile hostile) {
        return new CsvRules("|" + hostile.text(), hostile.one(List.of("", "\"", "'", "`", "\0")),
                hostile.one(List.of("", "\\", "^")), List.of(hostile.text()), "\n" + hostile.text(), hostile.oneIn(2));
    }

    private static ImportOptions choice(Hostile hostile) {
        return ImportOptions.NONE.with(ImportOption.THREAD, 4)
                .with(ImportOption.MAX_ENGINE_SIZE, "10 GiB")
                .with(ImportOption.SPLIT_FILE)
                .with(ImportOption.CHARACTER_SET, "gbk")
                .with(ImportOption.CLOUD_STORAGE_URI, "s3://b/" + hostile.uriPart() + "?secret_access_key=" + SECRET
                        + hostile.uriPart() + SECRET);
    }

    private static String field(FieldTarget field) {
        return switch (field) {
            case FieldTarget.Column(String name) -> name;
            case FieldTarget.Variable(String name) -> "@" + name;
            case FieldTarget.Discarded() -> "@";
        };
    }

    private static List<ReadToken> tokens(SetValue value) {
        return switch (value) {
            case Text(String text) -> List.of(new ReadToken(Kind.TEXT, text));
            case Numeric number -> List.of(new ReadToken(Kind.NUMBER, "-7"));
            case Null() -> List.of(new ReadToken(Kind.WORD, "NULL"));
            case Variable(String name) -> List.of(new ReadToken(Kind.SYMBOL, "@"), new ReadToken(Kind.NAME, name));
            case Call(String function, List<SetValue> arguments) -> Stream.of(
                    List.of(new ReadToken(Kind.WORD, function.toUpperCase(Locale.ROOT)),
                            new ReadToken(Kind.SYMBOL, "(")),
                    tokens(arguments.get(0)), List.of(new ReadToken(Kind.SYMBOL, ",")), tokens(arguments.get(1)),
                    List.of(new ReadToken(Kind.SYMBOL, ")"))).flatMap(List::stream).toList();
            case Operation(SetValue left, Operator operator, SetValue right) -> Stream.of(
                    List.of(new ReadToken(Kind.SYMBOL, "(")), tokens(left), List.of(between(operator)), tokens(right),
                    List.of(new ReadToken(Kind.SYMBOL, ")"))).flatMap(List::stream).toList();
        };
    }

    private static ReadToken between(Operator operator) {
        return switch (operator) {
            case PLUS -> new ReadToken(Kind.SYMBOL, "+");
            case MINUS -> new ReadToken(Kind.SYMBOL, "-");
            case TIMES -> new ReadToken(Kind.SYMBOL, "*");
            case DIVIDED_BY -> new ReadToken(Kind.SYMBOL, "/");
            case EQUAL -> new ReadToken(Kind.SYMBOL, "=");
            case UNEQUAL -> new ReadToken(Kind.SYMBOL, "<>");
            case LESS -> new ReadToken(Kind.SYMBOL, "<");
            case AT_MOST -> new ReadToken(Kind.SYMBOL, "<=");
            case GREATER -> new ReadToken(Kind.SYMBOL, ">");
            case AT_LEAST -> new ReadToken(Kind.SYMBOL, ">=");
            case AND -> new ReadToken(Kind.WORD, "AND");
            case OR -> new ReadToken(Kind.WORD, "OR");
        };
    }

    private static Map<String, List<ReadToken>> options(ImportRequest request) {
        Map<String, List<ReadToken>> expected = new LinkedHashMap<>();
        expected.put("THREAD", List.of(new ReadToken(Kind.NUMBER, "4")));
        expected.put("CLOUD_STORAGE_URI", text(request.options().value(ImportOption.CLOUD_STORAGE_URI).orElseThrow()));
        expected.put("__MAX_ENGINE_SIZE", text("10 GiB"));
        expected.put("DETACHED", List.of());
        if (request.format() == Format.CSV) {
            CsvRules csv = request.csv();
            expected.put("SPLIT_FILE", List.of());
            expected.put("CHARACTER_SET", text("gbk"));
            if (csv.header()) {
                expected.put("SKIP_ROWS", List.of(new ReadToken(Kind.NUMBER, "1")));
            }
            expected.put("FIELDS_TERMINATED_BY", text(csv.separator()));
            expected.put("FIELDS_ENCLOSED_BY", text(csv.delimiter()));
            expected.put("FIELDS_ESCAPED_BY", text(csv.escape()));
            expected.put("LINES_TERMINATED_BY", text(csv.terminator()));
            expected.put("FIELDS_DEFINED_NULL_BY", text(csv.nulls().getFirst()));
        }
        return expected;
    }

    private static List<ReadToken> text(String meaning) {
        return List.of(new ReadToken(Kind.TEXT, meaning));
    }

    private static Map<String, String> parameters(String query) {
        Map<String, String> parameters = new LinkedHashMap<>();
        Stream.of(query.split("&", -1))
                .map(part -> part.split("=", 2))
                .forEach(pair -> parameters.put(decoded(pair[0]), decoded(pair[1])));
        return parameters;
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }
}
