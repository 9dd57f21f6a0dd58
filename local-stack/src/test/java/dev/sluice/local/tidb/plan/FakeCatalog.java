package dev.sluice.local.tidb.plan;

import dev.sluice.local.tidb.plan.ColumnDefinition.Filling;
import dev.sluice.local.tidb.plan.ColumnDefinition.Nullability;
import dev.sluice.local.tidb.plan.TableDefinition.Kind;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Database {@code test} with tables {@code t(id, name)}, {@code full}, {@code busy} and view {@code v}. */
final class FakeCatalog implements Catalog {
    private static final Set<String> EVERYTHING = Set.of("SELECT", "UPDATE", "INSERT", "DELETE", "ALTER", "FILE");

    @Override
    public Optional<TableDefinition> table(TargetTable table) {
        if (!table.schema().equals("test") || !Set.of("t", "full", "busy", "v").contains(table.name())) {
            return Optional.empty();
        }
        Kind kind = table.name().equals("v") ? Kind.NOT_UPDATABLE : Kind.TABLE;
        return Optional.of(new TableDefinition(table, kind, List.of(
                new ColumnDefinition("id", "int", Nullability.NULLABLE, Filling.NONE),
                new ColumnDefinition("name", "varchar", Nullability.NULLABLE, Filling.NONE))));
    }

    @Override
    public boolean isEmpty(TargetTable table) {
        return !table.name().equals("full");
    }

    @Override
    public boolean hasActiveJob(TargetTable table) {
        return table.name().equals("busy");
    }

    @Override
    public Set<String> privileges(Account account, TargetTable table) {
        return switch (account.user()) {
            case "root" -> EVERYTHING;
            case "nofile" -> Set.of("SELECT", "UPDATE", "INSERT", "DELETE", "ALTER");
            default -> Set.of("SELECT", "UPDATE", "INSERT", "DELETE");
        };
    }
}
