package dev.sluice.local.tidb.job;

import dev.sluice.local.tidb.plan.TargetTable;
import dev.sluice.local.tidb.statement.TableMentions;
import dev.sluice.local.tidb.statement.TableMentions.Mention;
import dev.sluice.local.tidb.statement.TidbErrors;
import dev.sluice.local.tidb.statement.TidbException;
import dev.sluice.local.tidb.wire.Interceptor;
import dev.sluice.local.tidb.wire.Reply;
import dev.sluice.local.tidb.wire.ServerSession;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Keeps everybody but its job off a table that is being imported, as TiDB 9.0 does: error 8258 for rows and definition.
 * Safe for any thread.
 */
public final class ImportMode implements Interceptor {

    private final JobStore store;

    public ImportMode(JobStore store) {
        this.store = store;
    }

    /** Only a statement with the name of such a table, in whatever schema, is looked at any further. */
    @Override
    public Optional<Answer> answerTo(String sql) {
        Set<TargetTable> imported = store.activeTables();
        if (imported.isEmpty()) {
            return Optional.empty();
        }
        List<Mention> mentions = TableMentions.of(sql)
                .stream()
                .filter(mention -> imported.stream().anyMatch(table -> table.name().equalsIgnoreCase(mention.table())))
                .toList();
        return mentions.isEmpty() ? Optional.empty() : Optional.of(session -> answer(mentions, session));
    }

    private Reply answer(List<Mention> mentions, ServerSession session) {
        Optional<String> schema = SessionFacts.ask(session).currentSchema();
        Set<TargetTable> imported = store.activeTables();
        return mentions.stream()
                .flatMap(mention -> mention.schema()
                        .or(() -> schema)
                        .map(name -> new TargetTable(name, mention.table()))
                        .stream())
                .filter(imported::contains)
                .findFirst()
                .<Reply>map(table -> refusal(TidbErrors.inImportMode(table.name())))
                .orElseGet(Reply.PassOn::new);
    }

    private static Reply refusal(TidbException refused) {
        return new Reply.Refusal(refused.code(), refused.sqlState(), refused.getMessage());
    }
}
