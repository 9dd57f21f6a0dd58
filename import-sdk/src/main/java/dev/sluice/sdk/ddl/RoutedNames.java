package dev.sluice.sdk.ddl;

import dev.sluice.sdk.TableName;
import dev.sluice.sdk.scan.SchemaFile;
import java.util.Map;
import java.util.Optional;

/**
 * What names inside a schema file mean in the target: those of the dump's tables and views what their files are routed to,
 * others themselves.
 *
 * @param targets by folded name in the source
 */
record RoutedNames(Map<TableName, TableName> targets) {

    /** Where it must be named otherwise than it is written, the name that it has in the target. */
    Optional<TableName> moved(Reference reference, SchemaFile file, TableName owner) {
        TableName written = reference.within(owner.schema());
        TableName target = target(reference, file, owner);
        return target.folded().equals(written.folded()) ? Optional.empty() : Optional.of(target);
    }

    /** @param owner what the file creates, as it is called in the target */
    TableName target(Reference reference, SchemaFile file, TableName owner) {
        return Optional.ofNullable(targets.get(reference.within(file.schema()).folded()))
                .orElseGet(() -> reference.within(owner.schema()));
    }
}
