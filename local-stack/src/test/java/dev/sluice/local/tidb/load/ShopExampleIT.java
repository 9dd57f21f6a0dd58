package dev.sluice.local.tidb.load;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.local.tidb.plan.Account;
import dev.sluice.local.tidb.plan.ImportPlanner;
import dev.sluice.local.tidb.plan.JdbcCatalog;
import dev.sluice.local.tidb.plan.SessionContext;
import dev.sluice.local.tidb.profile.TidbProfile;
import dev.sluice.local.tidb.server.MariaDbServer;
import dev.sluice.local.tidb.statement.SqlMode;
import dev.sluice.local.tidb.statement.TidbStatement.ImportInto;
import dev.sluice.local.tidb.statement.TidbStatements;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The dump that the README starts with loads whole, with the numbers that the page beside it states. */
class ShopExampleIT {
    private static final Path SHOP = Path.of("../examples/shop").toAbsolutePath().normalize();

    @TempDir
    private static Path directory;
    private static MariaDbServer server;
    private static Connection connection;

    @BeforeAll
    static void loadTheDump() throws Exception {
        server = MariaDbServer.start(directory.resolve("server"));
        connection = server.connect();
        runFile(SHOP.resolve("shop-schema-create.sql"));
        execute("USE shop");
        for (Path schema : filesEnding("-schema.sql")) {
            runFile(schema);
        }
        load("customers", "csv");
        load("products", "csv");
        load("orders", "sql");
        load("order_items", "csv.gz");
        load("reviews", "parquet");
        load("stock.levels", "csv");
        load("店舗", "csv");
        runFile(SHOP.resolve("shop.best_sellers-schema-view.sql"));
    }

    @AfterAll
    static void stopServer() throws Exception {
        connection.close();
        server.close();
    }

    @ParameterizedTest
    @CsvSource({"customers, 2000", "products, 400", "orders, 8000", "order_items, 30000", "reviews, 6000",
        "stock.levels, 3600", "店舗, 12", "gift_cards, 0", "best_sellers, 131"})
    void holdsTheRowsThatItsPageStates(String table, String rows) throws SQLException {
        assertThat(value("SELECT COUNT(*) FROM `" + table + "`")).isEqualTo(rows);
    }

    @Test
    void agreesInItself() throws SQLException {
        assertThat(value("SELECT SUM(total) FROM orders")).isEqualTo(value(
                "SELECT SUM(price * quantity) FROM order_items JOIN products ON products.id = product_id"));
        assertThat(value("SELECT COUNT(*) FROM reviews WHERE body IS NULL")).isEqualTo("1172");
        assertThat(value("SELECT `名前` FROM `店舗` WHERE `開店日` IS NULL")).isEqualTo("那覇店");
        assertThat(value("SELECT name FROM products WHERE id = 19")).isEqualTo("Oak 12\" ruler");
        assertThat(value("SELECT description FROM products WHERE id = 4")).isEqualTo(
                "Made by hand.\nLasts \\ for years.");
    }

    private static void load(String table, String extension) throws IOException {
        String options = extension.startsWith("csv") ? " WITH skip_rows=1" : "";
        var statement = (ImportInto) new TidbStatements(TidbProfile.V9_0).parse("IMPORT INTO `" + table + "` FROM '"
                + SHOP + "/shop."
                + table.replace(".", "%2E") + ".*." + extension + "'" + options).orElseThrow();
        var session = new SessionContext(Optional.of("shop"), new Account("root", "%"), SqlMode.DEFAULT, "SYSTEM",
                false,
                Set.of());
        var plan = new ImportPlanner(TidbProfile.V9_0, Path.of("/")).plan(statement, session, new JdbcCatalog(
                connection, busy -> false));
        new TableLoader(directory).load(plan, connection, new Unwatched());
    }

    private static List<Path> filesEnding(String end) throws IOException {
        try (Stream<Path> files = Files.list(SHOP)) {
            return files.filter(file -> file.toString().endsWith(end)).toList();
        }
    }

    private static void runFile(Path file) throws IOException, SQLException {
        for (String sql : Files.readString(file).split(";\n", -1)) {
            if (sql.startsWith("CREATE") || sql.startsWith("DROP")) {
                execute(sql);
            }
        }
    }

    private static void execute(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static String value(String query) throws SQLException {
        try (Statement statement = connection.createStatement(); ResultSet row = statement.executeQuery(query)) {
            row.next();
            return row.getString(1);
        }
    }

    private static final class Unwatched implements LoadProgress {

        @Override
        public void loaded(long sourceBytes, long rows) {}

        @Override
        public boolean cancelled() {
            return false;
        }
    }
}
