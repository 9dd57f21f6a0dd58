package dev.sluice.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.cli.Ran;
import dev.sluice.sdk.tidb.real.NeedsRealTidb;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The account that docs/operations.md describes may do all that Sluice does, and no more is asked for. */
@NeedsRealTidb
class RealTidbAccountIT {
    private static final Pattern GRANTS = Pattern.compile("^\\s*(GRANT .*?;)", Pattern.MULTILINE);

    @TempDir
    private static Path directory;
    private static Cell cell;

    @BeforeAll
    static void start() throws Exception {
        cell = Cell.bare(directory.resolve("cell"), RealCellTidb.shared());
        createDocumentedAccount(cell, "sluice");
        cell.useAccount("sluice");
        cell.startServices();
    }

    @AfterAll
    static void stop() throws Exception {
        cell.execute("DROP USER 'sluice'@'%'");
        cell.close();
    }

    /** Lets an account of this name do what the page says, and nothing else. */
    static void createDocumentedAccount(Cell cell, String name) throws Exception {
        cell.execute("CREATE USER '" + name + "'@'%'");
        for (String grant : documentedGrants()) {
            cell.execute(grant.replace("'sluice'@", "'" + name + "'@"));
        }
    }

    static List<String> documentedGrants() throws IOException {
        List<String> grants = GRANTS.matcher(Files.readString(Path.of("../docs/operations.md")))
                .results()
                .map(grant -> grant.group(1))
                .toList();
        assertThat(grants).hasSize(2);
        return grants;
    }

    @Test
    void importsTablesAndAView() throws Exception {
        // Given
        Example example = Example.named("us-travel");
        cell.execute("DROP DATABASE IF EXISTS us_travel");

        // When
        cell.startImport("account-travel", example.directory());

        // Then
        cell.awaitImport("account-travel", "finished");
        for (Example.Answer answer : example.answers()) {
            assertThat(cell.row(answer.sql())).as(answer.sql()).isEqualTo(answer.row());
        }
    }

    @Test
    void findsItsJobWhoseAnswerWasLostAndCancelsIt() throws Exception {
        // Given
        Dump dump = Dump.in(directory.resolve("mine")).database("mine").table("mine", "t", 3);
        cell.tidb.controls().hold();
        try {
            cell.tidb.controls().cutNextImport();
            cell.startImport("mine", dump.directory());
            cell.awaitTable("mine", "mine", "t", "running");

            // When
            cell.command("{\"type\":\"cancel-import\",\"importId\":\"mine\"}");

            // Then
            cell.awaitImport("mine", "cancelled");
            assertThat(cell.tidb.acceptedStatements("mine", "t")).isEqualTo(1);
        } finally {
            cell.tidb.controls().release();
        }
    }

    @Test
    void showsRowsAndFindsNothingMissing() throws Exception {
        // Given
        Dump dump = Dump.in(directory.resolve("looked")).database("looked").table("looked", "t", 3);

        // When
        Ran doctor = cell.sluice("doctor", dump.directory().toString());
        Ran rows = cell.sluice("sql", "SELECT 1 AS one");

        // Then
        assertThat(doctor.code()).as(doctor.shown()).isZero();
        assertThat(rows).returns(0, Ran::code).extracting(Ran::data).isEqualTo("one\n1\n");
    }
}
