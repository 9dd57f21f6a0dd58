package dev.sluice.local.tidb.statement;

import java.util.List;
import java.util.Optional;

/** A statement that TiDB knows and MariaDB does not. */
public sealed interface TidbStatement {

    /**
     * {@code IMPORT INTO table (fields) SET assignments FROM 'path' FORMAT 'format' WITH options}, not yet validated.
     *
     * @param schema as written; empty when the table name is not qualified
     * @param fields empty when the statement has no list
     * @param path   as written, credentials and all: never to be logged or shown
     */
    record ImportInto(
            Optional<String> schema,
            String table,
            List<FieldTarget> fields,
            List<Assignment> assignments,
            String path,
            Optional<String> format,
            List<StatementOption> options) implements TidbStatement {
        public ImportInto {
            fields = List.copyOf(fields);
            assignments = List.copyOf(assignments);
            options = List.copyOf(options);
        }

        @Override
        public String toString() {
            return "ImportInto[" + schema.map(name -> name + ".").orElse("") + table + "]";
        }
    }

    record ShowImportJobs(ShowFilter filter) implements TidbStatement {}

    record ShowImportJob(long jobId) implements TidbStatement {}

    record ShowRawImportJobs(ShowFilter filter) implements TidbStatement {}

    record ShowRawImportJob(long jobId) implements TidbStatement {}

    record ShowImportGroups(ShowFilter filter) implements TidbStatement {}

    record ShowImportGroup(String groupKey, ShowFilter filter) implements TidbStatement {}

    record CancelImportJob(long jobId) implements TidbStatement {}
}
