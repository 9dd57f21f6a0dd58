package dev.sluice.sdk.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.sdk.TableName;
import dev.sluice.sdk.check.Problem;
import dev.sluice.sdk.ddl.DdlPlan;
import dev.sluice.sdk.scan.ScanRefusedException;
import dev.sluice.sdk.tidb.ResultRows;
import dev.sluice.sdk.tidb.SessionSettings;
import dev.sluice.sdk.tidb.TidbException;
import dev.sluice.sdk.zone.DataZone;
import dev.sluice.sdk.zone.NamedZone;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(30)
class SchemaCreationTest {
    private static final DdlPlan.View VIEW = new DdlPlan.View(new TableName("shop", "big"), "CREATE VIEW big",
            new DdlPlan.Place("big.sql", 9), Set.of());
    private static final DdlPlan PLAN = new DdlPlan(
            List.of(new DdlPlan.Database("shop", "CREATE DATABASE shop", Optional.empty())),
            List.of(table("a"), table("b`"), table("c"), table("d"), table("e"), table("f")), List.of(), List.of(VIEW),
            List.of(),
            0);

    private final FakeTarget target = new FakeTarget();

    private static DdlPlan.Table table(String name) {
        return new DdlPlan.Table(new TableName("shop", name), "CREATE TABLE " + name, new DdlPlan.Place(name + ".sql",
                2),
                List.of(), Optional.empty(), Optional.empty());
    }

    private void run(int concurrency) {
        run(PLAN, concurrency);
    }

    private void run(DdlPlan plan, int concurrency) {
        new SchemaCreation(target, SessionSettings.DEFAULT, concurrency, () -> {}).run(plan, "ANSI",
                name -> name.table().equals("a") ? new DataZone("SYSTEM") : DataZone.UTC);
    }

    @AfterEach
    void everySessionIsClosed() {
        assertThat(target.openSessions()).isZero();
    }

    @Test
    void createsDatabasesThenTablesThenViewsEachInItsOwnDatabase() {
        // When
        run(1);

        // Then
        assertThat(target.created()).containsExactly("CREATE DATABASE shop", "CREATE TABLE a", "CREATE TABLE b`",
                "CREATE TABLE c", "CREATE TABLE d", "CREATE TABLE e", "CREATE TABLE f", "CREATE VIEW big");
        assertThat(target.sent()).containsSubsequence("SET SESSION foreign_key_checks = 0", "USE `shop`",
                "CREATE TABLE a", "USE `shop`", "CREATE VIEW big");
    }

    @Test
    void createsEachTableInTheZoneOfItsFileElseOfItsRows() {
        // Given
        DdlPlan.Table b = table("b");
        DdlPlan.Table named = new DdlPlan.Table(b.name(), b.sql(), b.place(), List.of(), Optional.empty(),
                Optional.of(new NamedZone(new DataZone("+09:00"), "b.sql:1")));

        // When
        run(new DdlPlan(PLAN.databases(), List.of(table("a"), named, table("c")), List.of(), PLAN.views(), List.of(),
                0), 1);

        // Then
        assertThat(target.sent()).containsSubsequence("CREATE DATABASE shop",
                "SET SESSION sql_mode = 'ANSI', SESSION time_zone = 'SYSTEM'", "USE `shop`", "CREATE TABLE a",
                "SET SESSION sql_mode = 'ANSI', SESSION time_zone = '+09:00'", "USE `shop`", "CREATE TABLE b",
                "SET SESSION sql_mode = 'ANSI', SESSION time_zone = '+00:00'", "USE `shop`", "CREATE TABLE c",
                "SET SESSION sql_mode = 'ANSI', SESSION time_zone = '+00:00'", "USE `shop`", "CREATE VIEW big");
    }

    /** Where a backslash stands for itself our own texts would mean others. */
    @Test
    void asksForWhatExistsBeforeTheModeOfTheFilesCounts() {
        // When
        run(PLAN, 1);

        // Then
        assertThat(target.sent()).filteredOn(sql -> sql.contains("information_schema") || sql.startsWith(
                "SET SESSION sql"))
                .startsWith("SELECT SCHEMA_NAME FROM information_schema.SCHEMATA")
                .element(1)
                .asString()
                .contains("information_schema.TABLES");
    }

    @Test
    void createsAtMostSoManyTablesAtATime() {
        // When
        run(3);

        // Then
        assertThat(target.created()).hasSize(8);
        assertThat(target.mostOpenSessions()).isBetween(1, 3);
        assertThatThrownBy(() -> run(0)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void leavesADatabaseAloneThatExists() {
        // Given
        target.answering("information_schema.SCHEMATA",
                () -> FakeTarget.row(List.of("SCHEMA_NAME"), List.of("Shop")));

        // When
        run(4);

        // Then
        assertThat(target.created()).hasSize(7).doesNotContain("CREATE DATABASE shop");
    }

    /** Lightning sends CREATE TABLE IF NOT EXISTS, which TiDB refuses when it cannot read what follows. */
    @Test
    void leavesAloneWhatExists() {
        // Given
        target.answering("information_schema.TABLES", () -> new ResultRows(
                List.of("TABLE_SCHEMA", "TABLE_NAME", "TABLE_TYPE"),
                List.of(List.of("Shop", "BIG", "VIEW"), List.of("Shop", "C", "BASE TABLE"))));

        // When: the plan may not have the database, as its file may be of no use
        run(new DdlPlan(List.of(), PLAN.tables(), List.of(), PLAN.views(), List.of(), 0), 4);

        // Then
        assertThat(target.created()).containsExactlyInAnyOrder("CREATE TABLE a", "CREATE TABLE b`", "CREATE TABLE d",
                "CREATE TABLE e", "CREATE TABLE f");
    }

    @Test
    void copiesATableOnceAllOthersAreThere() {
        // Given: two copies, each of the one before
        DdlPlan plan = new DdlPlan(List.of(), List.of(table("a"), table("b"), copy("y", "b"), copy("x", "y")), List
                .of(), List
                        .of(),
                List.of(), 0);

        // When
        run(plan, 4);

        // Then
        assertThat(target.created()).containsSubsequence("CREATE TABLE b", "CREATE TABLE y", "CREATE TABLE x")
                .containsSubsequence("CREATE TABLE a", "CREATE TABLE y");
    }

    private static DdlPlan.Table copy(String name, String of) {
        return new DdlPlan.Table(new TableName("shop", name), "CREATE TABLE " + name, new DdlPlan.Place(name + ".sql",
                1),
                List.of(), Optional.of(new TableName("shop", of)), Optional.empty());
    }

    @Test
    void namesAllThatWasRefusedInOneStepAndBeginsNoOther() {
        // Given
        target.refusing("TABLE c", 1142, "command denied").refusing("TABLE a", 1142, "command denied");

        // Then
        assertThatThrownBy(() -> run(2)).isInstanceOfSatisfying(ScanRefusedException.class,
                refused -> assertThat(refused.problems()).extracting(Problem::sentence)
                        .containsExactly(
                                "shop.a: TiDB refused to create it as a.sql:2 says: TiDB error 1142 (HY000): command denied",
                                "shop.c: TiDB refused to create it as c.sql:2 says: TiDB error 1142 (HY000): command denied"));
        assertThat(target.created()).contains("CREATE TABLE f").doesNotContain("CREATE VIEW big");
    }

    @ParameterizedTest
    @ValueSource(strings = {"foreign_key_checks", "DATABASE shop", "TABLE d", "VIEW big"})
    void passesAnOutageOn(String statement) {
        // Given
        target.losing(statement);

        // Then
        assertThatThrownBy(() -> run(2)).isInstanceOf(TidbException.class).hasMessageContaining("connection reset");
    }

    @Test
    void endsWithWhatTheGateThrows() {
        // Given
        SchemaCreation stopped = new SchemaCreation(target, SessionSettings.DEFAULT, 2, () -> {
            if (target.created().contains("CREATE DATABASE shop")) {
                throw new IllegalStateException("stop");
            }
        });

        // Then
        assertThatThrownBy(() -> stopped.run(PLAN, "", name -> DataZone.UTC)).isInstanceOf(IllegalStateException.class)
                .hasMessage("stop");
        assertThat(target.created()).containsExactly("CREATE DATABASE shop");
    }

    @Test
    void endsWhenTheThreadIsInterrupted() throws InterruptedException {
        // Given: a statement that answers when its thread is interrupted
        CountDownLatch never = new CountDownLatch(1);
        Thread caller = Thread.currentThread();
        target.answering("TABLE a", () -> {
            caller.interrupt();
            try {
                never.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            return ResultRows.NONE;
        });

        // Then
        assertThatThrownBy(() -> run(1)).isInstanceOf(TidbException.class)
                .hasMessage("interrupted while creating tables");
        assertThat(Thread.interrupted()).isTrue();
    }
}
