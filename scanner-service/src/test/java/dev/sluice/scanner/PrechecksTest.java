package dev.sluice.scanner;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.config.CredentialConfig;
import dev.sluice.event.Manifest;
import dev.sluice.event.Manifest.Policy;
import dev.sluice.event.Manifest.Source;
import dev.sluice.sdk.TableName;
import dev.sluice.sdk.check.Check;
import dev.sluice.sdk.check.Finding;
import dev.sluice.sdk.check.Severity;
import dev.sluice.sdk.ddl.TableColumn;
import dev.sluice.sdk.tidb.SessionSettings;
import dev.sluice.sdk.tidb.TidbException;
import dev.sluice.sdk.tidb.TidbSession;
import dev.sluice.sdk.tidb.TidbSessions;
import dev.sluice.sdk.tidb.TidbTarget;
import dev.sluice.sdk.tidb.Tls;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PrechecksTest {
    private static final TidbTarget ADDRESS = new TidbTarget("tidb", 4000, "u", () -> "",
            new Tls(Tls.Mode.DISABLED, Optional.empty()));

    @TempDir
    Path dump;

    private final FakeTidb tidb = new FakeTidb();

    private void write(String name, String text) throws IOException {
        Files.writeString(dump.resolve(name), text);
    }

    private void shop() throws IOException {
        write("shop-schema-create.sql", "CREATE DATABASE shop;");
        write("shop.orders-schema.sql", "CREATE TABLE orders (id INT);");
        write("shop.orders.1.csv", "id\n1\n");
    }

    private Manifest manifest(@Nullable String target, @Nullable Policy policy) {
        return new Manifest(new Source(dump.toString(), null), null, target, null, Map.of(), policy, null);
    }

    private List<Finding> look(Manifest manifest) {
        return look(tidb, manifest);
    }

    private static List<Finding> look(TidbSessions sessions, Manifest manifest) {
        return new Prechecks(Map.of("default", sessions), Map.of("dumps", new CredentialConfig(Map.of())),
                () -> FakeTidb.TIME).of(manifest);
    }

    private static TidbSession away(SessionSettings settings) {
        throw TidbException.notConnected(ADDRESS, "connection refused");
    }

    private static Set<Check> of(Severity severity, List<Finding> findings) {
        return findings.stream()
                .filter(finding -> finding.severity() == severity)
                .map(Finding::check)
                .collect(Collectors.toSet());
    }

    private static Finding only(Check check, List<Finding> findings) {
        return findings.stream().filter(finding -> finding.check() == check).reduce((one, two) -> {
            throw new AssertionError("two of " + check + ": " + one + ", " + two);
        }).orElseThrow(() -> new AssertionError("none of " + check + " in " + findings));
    }

    @Test
    void findsEverythingInOrderAndChangesNothing() throws IOException {
        // Given
        shop();

        // When
        List<Finding> findings = look(manifest(null, null));

        // Then
        assertThat(of(Severity.OK, findings)).isEqualTo(EnumSet.of(Check.REQUEST_VALID, Check.SOURCE_READABLE,
                Check.SOURCE_NOT_EMPTY, Check.FILES_FIT_TABLES, Check.OBJECT_NAMES, Check.SIZES, Check.SCHEMA_FILES,
                Check.CSV_HEADERS, Check.TIME_ZONES, Check.TARGET_REACHABLE, Check.TARGET_IS_TIDB, Check.TARGET_ZONE,
                Check.JOB_SLOTS, Check.CLOCK_SKEW, Check.GRANTS,
                Check.TABLES_FIT_TARGET, Check.TAKE_OVER, Check.NO_ACTIVE_JOBS, Check.TABLES_EMPTY));
        assertThat(of(Severity.INFO, findings)).containsOnly(Check.IMPORT_INTO_KNOWN, Check.NO_CDC_PITR,
                Check.SOURCE_SEEN_BY_TARGET);
        assertThat(findings).hasSize(22);
        assertThat(only(Check.TARGET_ZONE, findings).seen()).isEqualTo(
                "the server's time zone is SYSTEM, which is Asia/Tokyo");
        assertThat(only(Check.TIME_ZONES, findings).seen()).isEqualTo("rows are in time zone SYSTEM, the target's"
                + " (@@global.time_zone), because neither request nor files name one");
        assertThat(only(Check.SOURCE_NOT_EMPTY, findings).seen()).isEqualTo("1 tables, 1 data files, 5 bytes");
        assertThat(tidb.changes()).isEmpty();
        assertThat(tidb.reads()).filteredOn(sql -> sql.contains("information_schema.TABLES")).hasSize(1);
    }

    @Test
    @DisplayName("T-C34, C39, C40, C48, C49 goes on after each thing that is wrong, and tells it before TiDB would")
    void goesOnAfterEachThingThatIsWrong() throws IOException {
        // Given
        shop();
        write("shop.busy-schema.sql", "CREATE TABLE busy (id INT);");
        write("shop.busy.sql", "INSERT INTO busy VALUES (1);");
        write("shop.bad-schema.sql", "GRANT ALL ON *.* TO x;");
        write("shop.bad.sql", "INSERT INTO bad VALUES (1);");
        write("shop.odd-schema.sql", "CREATE TABLE odd (id INT);");
        write("shop.odd.csv", "di\n1\n");
        write("shop.orphan.sql", "INSERT INTO orphan VALUES (1);");
        write("shop." + "x".repeat(65) + "-schema.sql", "CREATE TABLE x (id INT);");
        tidb.rows("shop", "orders").liveJob(77, "shop", "busy").grants("GRANT SELECT ON *.* TO 'u'@'%'");

        // When
        List<Finding> findings = look(manifest(null, null));

        // Then
        assertThat(of(Severity.CRITICAL, findings)).isEqualTo(EnumSet.of(Check.OBJECT_NAMES, Check.SCHEMA_FILES,
                Check.CSV_HEADERS, Check.GRANTS, Check.TABLES_FIT_TARGET, Check.NO_ACTIVE_JOBS, Check.TABLES_EMPTY));
        assertThat(findings).contains(
                Finding.critical(Check.TABLES_EMPTY, "shop.orders: the table is not empty",
                        "empty it or leave it out with the filter").about(new TableName("shop", "orders")),
                Finding.critical(Check.NO_ACTIVE_JOBS, "shop.busy: import job 77 on it has not ended",
                        "wait for it, or end it with CANCEL IMPORT JOB 77").about(new TableName("shop", "busy")),
                Finding.critical(Check.GRANTS, "FILE on *.* is not granted to this account",
                        "GRANT FILE ON *.* TO 'root'@'%'"));
    }

    @Test
    void readsTheSourceWhenTheTargetIsAway() throws IOException {
        // Given
        shop();
        write("shop.bad-schema.sql", "GRANT ALL ON *.* TO x;");

        // When
        List<Finding> findings = look(PrechecksTest::away, manifest(null, null));

        // Then
        assertThat(of(Severity.CRITICAL, findings)).containsOnly(Check.TARGET_REACHABLE, Check.SCHEMA_FILES);
        assertThat(only(Check.TARGET_REACHABLE, findings).seen()).contains("tidb:4000", "connection refused");
        assertThat(of(Severity.OK, findings)).contains(Check.SOURCE_READABLE, Check.SIZES, Check.OBJECT_NAMES);
    }

    @Test
    void looksAtTheTargetWhenTheSourceIsNotThere() {
        // When
        List<Finding> findings = look(Manifest.of("/no/such/place"));

        // Then
        assertThat(of(Severity.CRITICAL, findings)).containsOnly(Check.SOURCE_READABLE);
        assertThat(only(Check.SOURCE_READABLE, findings).seen()).contains("/no/such/place");
        assertThat(of(Severity.OK, findings)).contains(Check.TARGET_REACHABLE, Check.TARGET_IS_TIDB, Check.CLOCK_SKEW);
    }

    @Test
    void looksAtTheTargetWhenTheRequestMeansNothing() {
        // When
        List<Finding> findings = look(new Manifest(new Source("s3://b/p?secret-access-key=hunter2", "dumps"), null,
                null, null, Map.of("thraed", 4), null, null));

        // Then
        assertThat(of(Severity.CRITICAL, findings)).containsOnly(Check.REQUEST_VALID);
        assertThat(findings).filteredOn(Finding::isCritical).hasSize(2);
        assertThat(findings.toString()).doesNotContain("hunter2");
        assertThat(of(Severity.OK, findings)).contains(Check.TARGET_IS_TIDB);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', value = {"S-I10|5.7.25-MySQL|false|TARGET_IS_TIDB|CRITICAL",
        // On purpose: the statement is tried instead of the number being compared, which tells less.
        "S-I10|8.0.11-TiDB-v8.4.0|false|IMPORT_INTO_KNOWN|INFO",
        "S-I10|8.0.11-TiDB-v8.5.0|false|IMPORT_INTO_KNOWN|INFO",
        "T-C42|8.0.11-TiDB-v7.1.0|true|IMPORT_INTO_KNOWN|CRITICAL"})
    void triesWhatAServerKnowsInsteadOfReadingItsNumber(String id, String version, boolean unknown, Check check,
            Severity severity) {
        // Given
        tidb.version(version);
        if (unknown) {
            tidb.failingOnce("SHOW IMPORT JOBS",
                    () -> FakeTidb.refused(TidbException.SYNTAX_ERROR, "You have an error in your SQL syntax"));
        }

        // When
        List<Finding> findings = new Prechecks(Map.of("default", tidb), Map.of(), () -> FakeTidb.TIME)
                .ofTarget("default");

        // Then
        assertThat(only(check, findings).severity()).as(id).isEqualTo(severity);
    }

    @ParameterizedTest
    @CsvSource({"-10, OK", "10, OK", "11, WARNING", "-11, WARNING"})
    void warnsWhenTheTwoClocksAreMoreThanTenSecondsApart(long seconds, Severity severity) {
        // When
        List<Finding> findings = new Prechecks(Map.of("default", tidb), Map.of(),
                () -> FakeTidb.TIME.minus(Duration.ofSeconds(seconds))).ofTarget("default");

        // Then
        assertThat(only(Check.CLOCK_SKEW, findings).severity()).isEqualTo(severity);
        assertThat(only(Check.CLOCK_SKEW, findings).seen()).contains(seconds < 0 ? "behind" : "ahead");
    }

    @Test
    void onlyWarnsOfWhatTheUserWaived() throws IOException {
        // Given
        shop();
        tidb.rows("shop", "orders")
                .table("shop", "orders", new TableColumn("id", false))
                .grants("GRANT SELECT ON *.* TO 'u'@'%'");

        // When
        List<Finding> findings = look(manifest(null, new Policy(8, Policy.DEFAULT.onFailure(), false)));

        // Then
        assertThat(of(Severity.CRITICAL, findings)).isEmpty();
        assertThat(of(Severity.WARNING, findings)).containsOnly(Check.GRANTS, Check.TABLES_EMPTY, Check.NO_CDC_PITR);
    }

    @Test
    @DisplayName("T-C51, T-C52 says of log backups and change feeds that TiDB looks, for no client can see them")
    void saysThatTidbLooksForLogBackupsAndChangeFeeds() {
        // When
        List<Finding> findings = new Prechecks(Map.of("default", tidb), Map.of(), () -> FakeTidb.TIME)
                .ofTarget("default");

        // Then
        assertThat(only(Check.NO_CDC_PITR, findings)).returns(Severity.INFO, Finding::severity)
                .returns("not visible to a client", Finding::seen)
                .extracting(Finding::advice)
                .asString()
                .contains("TiDB looks when a job is submitted");
    }

    @Test
    void namesTheStatementsThatGrantWhatIsMissing() throws IOException {
        // Given
        shop();
        write("my_app-schema-create.sql", "CREATE DATABASE my_app;");
        write("my_app.t-schema.sql", "CREATE TABLE t (id INT);");
        write("my_app.t.csv", "id\n1\n");
        tidb.grants("GRANT SELECT, INSERT, UPDATE, DELETE, ALTER ON *.* TO 'u'@'%'", "GRANT FILE ON *.* TO 'u'@'%'");

        // When
        List<Finding> findings = look(manifest(null, null));

        // Then
        assertThat(only(Check.GRANTS, findings)).returns(Severity.CRITICAL, Finding::severity)
                .returns("GRANT CREATE ON `my\\_app`.* TO 'root'@'%'; GRANT CREATE ON `shop`.* TO 'root'@'%'",
                        Finding::advice);
    }

    @Test
    void saysWithoutASourceWhatTheAccountMayNotDoEverywhere() {
        // Given
        Prechecks prechecks = new Prechecks(Map.of("default", tidb), Map.of(), () -> FakeTidb.TIME);
        Finding all = only(Check.GRANTS, prechecks.ofTarget("default"));
        tidb.grants("GRANT SELECT, CREATE ON *.* TO 'root'@'%'", "GRANT INSERT, FILE ON shop.* TO 'root'@'%'");

        // When
        Finding some = only(Check.GRANTS, prechecks.ofTarget("default"));

        // Then
        assertThat(all).isEqualTo(Finding.ok(Check.GRANTS, "'root'@'%' may import into every table"));
        assertThat(some).returns(Severity.INFO, Finding::severity);
        assertThat(some.advice()).endsWith(
                "for every table: GRANT ALTER, CREATE VIEW, DELETE, FILE, INSERT, UPDATE ON *.* TO 'root'@'%'");
    }

    @Test
    void saysHowToSeeTheSlotsThatTheAccountMayNotSee() {
        // Given
        tidb.failingOnce("dist_framework_meta", () -> FakeTidb.refused(1142, "SELECT command denied to user"));

        // When
        List<Finding> findings = new Prechecks(Map.of("default", tidb), Map.of(), () -> FakeTidb.TIME)
                .ofTarget("default");

        // Then
        assertThat(only(Check.JOB_SLOTS, findings)).returns(Severity.INFO, Finding::severity)
                .extracting(Finding::advice)
                .asString()
                .endsWith("GRANT SELECT ON `mysql`.`dist_framework_meta` TO 'root'@'%'");
    }

    @Test
    void saysWhatARoleMayGrantButCallsItNotMissing() throws IOException {
        // Given
        shop();
        tidb.grants("GRANT USAGE ON *.* TO 'u'@'%'", "GRANT 'importer'@'%' TO 'u'@'%'");

        // When
        List<Finding> findings = look(manifest(null, null));

        // Then
        assertThat(findings).filteredOn(finding -> finding.check() == Check.GRANTS)
                .hasSize(2)
                .allMatch(finding -> finding.severity() == Severity.INFO)
                .first()
                .extracting(Finding::seen)
                .asString()
                .contains("ALTER, CREATE, DELETE, INSERT, SELECT, UPDATE on shop.orders");
    }

    @Test
    void takesARefusedLookForAMissingPrivilege() throws IOException {
        // Given
        shop();
        tidb.table("shop", "orders")
                .failingOnce("SELECT 1 FROM", () -> FakeTidb.refused(1142, "SELECT command denied"));

        // When
        List<Finding> findings = look(manifest(null, null));

        // Then
        assertThat(only(Check.GRANTS, findings)).returns(Severity.CRITICAL, Finding::severity)
                .extracting(Finding::seen)
                .asString()
                .contains("SELECT command denied");
    }

    @Test
    void callsFilesThatMakeNoTableByTheirCheck() throws IOException {
        // Given
        shop();
        write("shop.mixed.1.sql", "INSERT INTO mixed VALUES (1);");
        write("shop.mixed.2.csv", "id\n1\n");
        write("shop.hid\u0001den.sql", "INSERT INTO x VALUES (1);");

        // When
        List<Finding> findings = look(manifest(null, null));

        // Then
        assertThat(of(Severity.CRITICAL, findings)).containsOnly(Check.FILES_FIT_TABLES, Check.OBJECT_NAMES);
        assertThat(only(Check.OBJECT_NAMES, findings).seen()).contains("control character");
    }

    @Test
    void tellsAnEmptySourceATargetThatIsNotConfiguredAndNoTargetAtAll() throws IOException {
        write("readme.txt", "nothing");
        assertThat(only(Check.SOURCE_NOT_EMPTY, look(manifest(null, null)))).returns(true, Finding::isCritical);
        assertThat(only(Check.REQUEST_VALID, look(manifest("prod", null))).seen()).contains("'prod'");
        assertThat(new Prechecks(Map.of(), Map.of(), () -> FakeTidb.TIME).ofTarget("default")).singleElement()
                .returns(Check.TARGET_REACHABLE, Finding::check)
                .returns(Severity.INFO, Finding::severity);
    }
}
