package dev.sluice.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sluice.cli.lightning.TableRecord;
import dev.sluice.cli.lightning.TableStatus;
import dev.sluice.cli.pipeline.ImportView;
import dev.sluice.cli.pipeline.Views;
import dev.sluice.cli.plan.PlanDocument;
import dev.sluice.cli.settings.Explanation;
import dev.sluice.cli.show.Document;
import dev.sluice.cli.show.ExplainDocument;
import dev.sluice.cli.show.ImportDocument;
import dev.sluice.cli.show.ReportText;
import dev.sluice.cli.show.RowsDocument;
import dev.sluice.event.ImportState;
import dev.sluice.event.LeftOut;
import dev.sluice.event.TableState;
import dev.sluice.sdk.scan.Format;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Each document with every field filled has the fields that the page names, in its order. */
class DocumentsPageTest {
    private static final Pattern NAME = Pattern.compile("\"(\\w+)\"");
    private static final ImportView VIEW = new ImportView(
            Views.record("nightly")
                    .scanned("digest", LeftOut.of(List.of("a.dat")), "")
                    .ended(ImportState.FINISHED, Views.START),
            List.of(Views.table("nightly", "shop", "orders", TableState.FAILED, 2048)
                    .with(table -> table.message("[types:1406]Data Too Long"))));

    static Stream<Arguments> documents() {
        ImportDocument whole = ImportDocument.of(VIEW);
        return Stream.of(arguments("`import -o json`", whole),
                arguments("`import --detach -o json`", new ImportRun.Accepted("nightly")),
                arguments("`list -o json`", new ListCommand.Document(List.of(ImportDocument.Summary.of(VIEW)))),
                arguments("`tables -o json`", new TablesCommand.Document("nightly", whole.tables())),
                arguments("`forget -o json`", new ForgetCommand.Document("nightly", true, "")),
                arguments("`import --dry-run -o json`", new PlanDocument("nightly",
                        List.of(new PlanDocument.Table("shop", "orders", Format.CSV, List.of("a.csv"), 1, "a.csv",
                                "IMPORT", "+08:00", "+08:00, as asked for")),
                        List.of(new PlanDocument.Ignored("metadata", "no rows")), List.of("large"), List.of("wrong"))),
                arguments("`doctor -o json`", new ReportText.Document(
                        List.of(new ReportText.Document.Row("topics", "ok", "all there", "")))),
                arguments("`checkpoint import-lightning --dry-run -o json`", new TakeOverDryRun.Document("nightly",
                        List.of(new TakeOverDryRun.Document.Table("shop", "orders", TableStatus.RUNNING, 7, "",
                                TableRecord.Then.ADOPT)),
                        List.of("wrong"))),
                arguments("`explain -o json`", new ExplainDocument("a.toml", false, "/dump", "target default",
                        List.of(new Explanation("routes", "[]", Explanation.Outcome.USED, "routes")), List.of(
                                "wrong"), "sluice import -c a.toml", List.of("keys"))),
                arguments("`sql -o json`", new RowsDocument()));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("documents")
    void hasTheFieldsThatThePageNames(String command, Object document) throws IOException {
        // Given
        List<String> named = named(command);

        // When
        JsonNode printed = new ObjectMapper().readTree(Document.text(document));

        // Then
        assertThat(names(printed)).isEqualTo(named).startsWith("version");
        assertThat(printed.get("version").asInt()).isEqualTo(1);
    }

    /** The block behind the first line that begins with the command. */
    private static List<String> named(String command) throws IOException {
        String page = Files.readString(Path.of("../docs/reference/cli.md"));
        String behind = page.substring(page.indexOf("\n" + command) + 1);
        String block = behind.split("```", -1)[1];
        return NAME.matcher(block).results().map((MatchResult name) -> name.group(1)).toList();
    }

    /** Field names, also those of the first object in a list; the keys of a map are values. */
    private static List<String> names(JsonNode object) {
        List<String> names = new ArrayList<>();
        object.properties().forEach(field -> {
            names.add(field.getKey());
            if (field.getValue().path(0).isObject()) {
                names.addAll(names(field.getValue().path(0)));
            }
        });
        return names;
    }
}
