package dev.sluice.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.cli.Ran;
import dev.sluice.sdk.tidb.real.NeedsRealTidb;
import dev.sluice.sdk.tidb.real.RealTidb;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The account of docs/operations.md by {@code --tidb}: it imports, and what it lacks is granted by what {@code doctor} says. */
@NeedsRealTidb
class OwnTidbGrantsIT {
    private static final String ACCOUNT = "'own_grants'@'%'";
    private static final Pattern GRANT = Pattern.compile("GRANT [A-Z, ]+ ON \\S+ TO " + ACCOUNT);

    @TempDir
    private Path directory;
    private Path dump;
    private final RealTidb tidb = RealTidb.shared();

    @BeforeEach
    void create() throws Exception {
        Dump made = Dump.in(directory.resolve("dump")).database("own_grants").table("own_grants", "t", 3);
        dump = made.directory();
        Files.writeString(dump.resolve("own_grants.v-schema.sql"), "CREATE TABLE v (id INT, name INT);");
        Files.writeString(dump.resolve("own_grants.v-schema-view.sql"), "CREATE VIEW v AS SELECT * FROM t;");
        asRoot("DROP DATABASE IF EXISTS own_grants");
        asRoot("CREATE USER " + ACCOUNT);
        for (String grant : RealTidbAccountIT.documentedGrants()) {
            asRoot(grant.replace("'sluice'@'%'", ACCOUNT));
        }
    }

    @AfterEach
    void drop() {
        asRoot("DROP USER " + ACCOUNT);
    }

    private void asRoot(String statement) {
        Ran ran = Ran.of(directory.resolve("root"), Map.of(), "sql", "--write", "--tidb", tidb.uri(), statement);
        assertThat(ran.code()).as(statement + ": " + ran.shown()).isZero();
    }

    private Ran run(String... arguments) {
        return Ran.of(directory.resolve("data"), Map.of(), arguments);
    }

    @Test
    void importsTablesAndAView() throws IOException {
        // When
        Ran doctor = run("doctor", dump.toString(), "--tidb", uri());
        Ran imported = run("import", dump.toString());
        Ran rows = run("sql", "SELECT COUNT(*) AS n FROM own_grants.v");

        // Then
        assertThat(doctor.code()).as(doctor.shown()).isZero();
        assertThat(doctor.data()).containsPattern("job-slots +ok +1 node of \\d+ slots")
                .containsPattern("target-zone +ok +the server's time zone is SYSTEM, which is ");
        assertThat(imported.code()).as(imported.shown()).isZero();
        assertThat(rows.data()).isEqualTo("n\n3\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"INSERT", "SELECT", "CREATE VIEW, FILE, ALTER, UPDATE, DELETE, CREATE"})
    void namesTheStatementsThatGrantWhatIsMissing(String revoked) {
        // Given
        asRoot("REVOKE " + revoked + " ON *.* FROM " + ACCOUNT);

        // When
        Ran lacking = run("doctor", dump.toString(), "--tidb", uri());
        Ran refused = run("import", dump.toString());
        List<String> grants = GRANT.matcher(lacking.data()).results().map(MatchResult::group).distinct().toList();
        grants.forEach(this::asRoot);
        Ran granted = run("doctor", dump.toString());

        // Then
        assertThat(lacking).as(lacking.shown()).returns(3, Ran::code);
        assertThat(refused).as(refused.shown()).returns(3, Ran::code);
        assertThat(grants).filteredOn(grant -> !grant.contains("dist_framework_meta"))
                .isNotEmpty()
                .allSatisfy(grant -> assertThat(refused.talk()).contains(grant));
        for (String privilege : revoked.split(", ", -1)) {
            assertThat(grants).anyMatch(grant -> grant.matches("GRANT (.*, )?" + privilege + "(,.*)? ON .*"));
        }
        assertThat(granted.code()).as(granted.shown()).isZero();
    }

    private String uri() {
        return tidb.uri().replace("root@", "own_grants@");
    }
}
