package dev.sluice.event;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.sluice.sdk.TableName;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * How far another tool has come with this very request, so that it is not done twice. Tables are named as they are called in
 * the target, and compared as TiDB compares names; each is named once.
 *
 * @param finished tables whose rows are all there: nothing is sent for them
 * @param jobs     tables for which TiDB has a job already: it is adopted instead of a new one
 */
public record TakeOver(List<TableName> finished, List<Job> jobs) {

    /** Nothing was done before. */
    public static final TakeOver NOTHING = new TakeOver(null, null);

    @JsonCreator
    public TakeOver(@JsonProperty("finished") @Nullable List<TableName> finished,
            @JsonProperty("jobs") @Nullable List<Job> jobs) {
        this.finished = finished == null ? List.of() : List.copyOf(finished);
        this.jobs = jobs == null ? List.of() : List.copyOf(jobs);
        Set<TableName> named = new HashSet<>();
        tables().filter(table -> !named.add(table.folded())).findFirst().ifPresent(table -> {
            throw new IllegalArgumentException("takeOver names " + table + " twice");
        });
    }

    /**
     * A job that was submitted before.
     *
     * @param jobId TiDB's id, from 1
     */
    public record Job(String schema, String table, long jobId) {

        public Job {
            if (schema == null || table == null || jobId < 1) {
                throw new IllegalArgumentException("a job of takeOver needs schema, table and jobId, from 1");
            }
        }

        public TableName name() {
            return new TableName(schema, table);
        }
    }

    /** Every table that is named. */
    public Stream<TableName> tables() {
        return Stream.concat(finished.stream(), jobs.stream().map(Job::name));
    }
}
