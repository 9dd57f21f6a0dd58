package dev.sluice.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import dev.sluice.cli.Ran;
import dev.sluice.wire.Json;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Dumps that people had trouble with: each is imported row for row, or refused in words before anything is created. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
public abstract class ReportCases {
    private static final int REFUSED_BEFORE_DDL = 3;

    @TempDir
    private static Path directory;
    private Cell cell;

    @BeforeAll
    void start() throws Exception {
        cell = Cell.whole(directory.resolve("cell"), tidb(directory.resolve("tidb")));
    }

    @AfterAll
    void stop() throws Exception {
        cell.close();
    }

    /** The TiDB of these tests. */
    abstract CellTidb tidb(Path tidbDirectory) throws IOException;

    /** Which of them. */
    List<Report> reports() throws IOException {
        return Report.all();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("reports")
    void becomesWhatItMust(Report report) throws Exception {
        // Given
        cell.execute("DROP DATABASE IF EXISTS " + report.schema());
        Path manifest = Files.write(directory.resolve("manifest.json"), Json.write(report.request()));

        // When
        Ran ran = cell.sluice("import", "--manifest", manifest.toString(), "-o", "json");

        // Then
        assertThat(ran.code()).as(ran.shown()).isEqualTo(report.exit());
        assertThat(report.says()).allSatisfy(words -> assertThat(ran.shown()).contains(words));
        assertThat(ran.shown()).doesNotContainPattern("[\\p{Cntrl}&&[^\\n]]");
        for (var question : report.rows().entrySet()) {
            assertThat(rows(question.getKey())).as(question.getKey()).isEqualTo(question.getValue());
        }
        if (report.exit() == REFUSED_BEFORE_DDL) {
            assertThat(cell.sql("SELECT COUNT(*) FROM information_schema.schemata WHERE schema_name='"
                    + report.schema() + "'")).as("created").isEqualTo("0");
        }
    }

    /** As the user sees them; a NULL is a null. */
    private List<List<String>> rows(String sql) throws Exception {
        Ran ran = cell.sluice("sql", "-o", "json", sql);
        assertThat(ran.code()).as(ran.shown()).isZero();
        return Json.read(ran.data().getBytes(StandardCharsets.UTF_8), Shown.class).rows();
    }

    /** What {@code sluice sql} tells. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    public record Shown(List<List<String>> rows) {}
}
