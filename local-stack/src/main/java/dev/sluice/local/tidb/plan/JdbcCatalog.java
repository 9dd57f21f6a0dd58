package dev.sluice.local.tidb.plan;

import dev.sluice.local.tidb.plan.ColumnDefinition.Filling;
import dev.sluice.local.tidb.plan.ColumnDefinition.Nullability;
import dev.sluice.local.tidb.plan.TableDefinition.Kind;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/** Reads MariaDB's information schema. Blocks; used by one thread at a time, as its connection. */
public final class JdbcCatalog implements Catalog {
    private final Connection connection;
    private final Predicate<TargetTable> activeJobs;

    /** @param connection of an account that sees all tables and grants; stays the caller's */
    public JdbcCatalog(Connection connection, Predicate<TargetTable> activeJobs) {
        this.connection = connection;
        this.activeJobs = activeJobs;
    }

    @Override
    public Optional<TableDefinition> table(TargetTable table) {
        List<String> types = strings("SELECT table_type FROM information_schema.tables"
                + " WHERE table_schema = ? AND table_name = ? AND table_type <> 'TEMPORARY'",
                table.schema(), table.name());
        return types.stream()
                .findFirst()
                .map(type -> new TableDefinition(table, kind(type), columns(table)));
    }

    @Override
    public boolean isEmpty(TargetTable table) {
        return strings("SELECT 1 FROM " + table.quoted() + " LIMIT 1").isEmpty();
    }

    @Override
    public boolean hasActiveJob(TargetTable table) {
        return activeJobs.test(table);
    }

    @Override
    public Set<String> privileges(Account account, TargetTable table) {
        String grantee = "'" + account.user() + "'@'" + account.host() + "'";
        String query = """
                SELECT privilege_type FROM information_schema.user_privileges WHERE grantee = ?
                UNION SELECT privilege_type FROM information_schema.schema_privileges
                    WHERE grantee = ? AND ? LIKE table_schema
                UNION SELECT privilege_type FROM information_schema.table_privileges
                    WHERE grantee = ? AND table_schema = ? AND table_name = ?""";
        Set<String> privileges = new HashSet<>();
        strings(query, grantee, grantee, table.schema(), grantee, table.schema(), table.name())
                .forEach(name -> privileges.add(name.toUpperCase(Locale.ROOT)));
        return privileges;
    }

    private static Kind kind(String type) {
        return type.endsWith("TABLE") || type.equals("SYSTEM VERSIONED") ? Kind.TABLE : Kind.NOT_UPDATABLE;
    }

    private List<ColumnDefinition> columns(TargetTable table) {
        String query = """
                SELECT column_name, data_type, is_nullable, column_default, extra, is_generated
                FROM information_schema.columns WHERE table_schema = ? AND table_name = ?
                ORDER BY ordinal_position""";
        try (PreparedStatement statement = prepare(query, table.schema(), table.name());
                ResultSet rows = statement.executeQuery()) {
            List<ColumnDefinition> columns = new ArrayList<>();
            while (rows.next()) {
                if (!rows.getString("extra").contains("INVISIBLE")) {
                    columns.add(column(rows));
                }
            }
            return columns;
        } catch (SQLException e) {
            throw new IllegalStateException("cannot read the columns of " + table.quoted() + ": " + e.getMessage(), e);
        }
    }

    private static ColumnDefinition column(ResultSet row) throws SQLException {
        boolean nullable = row.getString("is_nullable").equals("YES");
        Filling filling = row.getString("is_generated").equals("ALWAYS")
                ? Filling.GENERATED
                : row.getString("extra").contains("auto_increment")
                        ? Filling.AUTO_INCREMENT
                        : row.getString("column_default") != null ? Filling.DEFAULT : Filling.NONE;
        return new ColumnDefinition(row.getString("column_name"), row.getString("data_type").toLowerCase(Locale.ROOT),
                nullable ? Nullability.NULLABLE : Nullability.NOT_NULL, filling);
    }

    private List<String> strings(String query, String... parameters) {
        try (PreparedStatement statement = prepare(query, parameters);
                ResultSet rows = statement.executeQuery()) {
            List<String> values = new ArrayList<>();
            while (rows.next()) {
                values.add(rows.getString(1));
            }
            return values;
        } catch (SQLException e) {
            throw new IllegalStateException("cannot read the target's catalog: " + e.getMessage(), e);
        }
    }

    private PreparedStatement prepare(String query, String... parameters) throws SQLException {
        PreparedStatement statement = connection.prepareStatement(query);
        for (int i = 0; i < parameters.length; i++) {
            statement.setString(i + 1, parameters[i]);
        }
        return statement;
    }
}
