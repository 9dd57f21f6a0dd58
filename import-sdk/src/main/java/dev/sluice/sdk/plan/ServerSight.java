package dev.sluice.sdk.plan;

import dev.sluice.sdk.TableName;
import dev.sluice.sdk.check.Check;
import dev.sluice.sdk.check.Finding;
import dev.sluice.sdk.check.Findings;
import dev.sluice.sdk.scan.SourcePattern;
import dev.sluice.sdk.statement.SqlText;
import dev.sluice.sdk.tidb.TidbException;
import dev.sluice.sdk.tidb.TidbSession;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * Whether TiDB can look into the directories of a dump, where it opens them on its own disk. Host names do not tell: a container
 * at 127.0.0.1 sees none of ours. TiDB is asked with an {@code IMPORT INTO} of files that are not there, which no release
 * carries out: it looks into the directory first ({@code InitDataFiles} in {@code pkg/executor/importer/import.go}, then
 * {@code checkTotalFileSize}). It needs a table to be asked for, any one.
 */
public final class ServerSight {
    /** The URI is wrong, or its directory is not there; the directory cannot be read. */
    private static final Set<Integer> BLIND = Set.of(8158, 8160);
    /** A precheck refuses: of no file, since it found none. */
    private static final int LOOKED = 8173;

    private final TidbSession session;

    /** @param session stays its owner's to close */
    public ServerSight(TidbSession session) {
        this.session = session;
    }

    /**
     * Asks for each directory of the plan's data. Blocks; changes nothing.
     *
     * @param table     one that exists
     * @param findings told of each directory that TiDB cannot read; told nothing when TiDB does not say
     */
    public void look(DumpPlan plan, TableName table, Findings findings) {
        directories(plan).forEach(directory -> blindness(table, directory).ifPresent(
                words -> findings.accept(Finding.critical(Check.SOURCE_SEEN_BY_TARGET,
                        "TiDB at " + host() + " cannot read " + directory + " (" + words + ")",
                        "put the dump into a bucket, or where that server may read it under the same path, or add"
                                + " --stage s3://bucket/prefix"))));
    }

    /** Those on TiDB's own disk. */
    public static List<String> directories(DumpPlan plan) {
        return plan.tables()
                .stream()
                .flatMap(table -> table.source().pattern().stream())
                .map(SourcePattern::location)
                .filter(location -> location.startsWith("/"))
                .map(location -> location.replaceFirst("\\*.*", ""))
                .map(location -> location.substring(0, location.lastIndexOf('/') + 1))
                .distinct()
                .toList();
    }

    private Optional<String> blindness(TableName table, String directory) {
        String absent = directory + "sluice-" + UUID.randomUUID() + "-*.csv";
        try {
            session.query("IMPORT INTO " + SqlText.table(table) + " FROM " + SqlText.string(absent)
                    + " WITH DETACHED");
            throw new IllegalStateException("TiDB imports from " + absent + ", where no file is");
        } catch (TidbException e) {
            if (e.hasCode(LOOKED) || BLIND.stream().noneMatch(e::hasCode)) {
                return Optional.empty();
            }
            return Optional.of(String.valueOf(e.getMessage()));
        }
    }

    private String host() {
        return session.query("SELECT @@hostname").values().getFirst().getFirst();
    }
}
