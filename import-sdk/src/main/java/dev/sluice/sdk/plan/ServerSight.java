package dev.sluice.sdk.plan;

import dev.sluice.sdk.TableName;
import dev.sluice.sdk.check.Check;
import dev.sluice.sdk.check.Finding;
import dev.sluice.sdk.check.Findings;
import dev.sluice.sdk.scan.Format;
import dev.sluice.sdk.scan.SourcePattern;
import dev.sluice.sdk.statement.Backslash;
import dev.sluice.sdk.statement.CsvRules;
import dev.sluice.sdk.statement.ImportOptions;
import dev.sluice.sdk.statement.ImportRequest;
import dev.sluice.sdk.statement.ImportStatement;
import dev.sluice.sdk.statement.ResourceParameters;
import dev.sluice.sdk.statement.Secrets;
import dev.sluice.sdk.statement.SqlGenerator;
import dev.sluice.sdk.tidb.TidbException;
import dev.sluice.sdk.tidb.TidbSession;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * Whether TiDB can look into the directories of a dump, on its own disk or in a bucket. Host names do not tell: a container at
 * 127.0.0.1 sees none of ours. TiDB is asked with an {@code IMPORT INTO} of files that are not there, which no release
 * carries out: it looks into the directory first ({@code InitDataFiles} in {@code pkg/executor/importer/import.go}, then
 * {@code checkTotalFileSize}). It needs a table to be asked for, any one.
 */
public final class ServerSight {
    /** The URI is wrong, or its directory is not there; the storage denies access; the directory cannot be read. */
    private static final Set<Integer> BLIND = Set.of(8158, 8159, 8160);
    /** A precheck refuses: of no file, since it found none. */
    private static final int LOOKED = 8173;

    private final TidbSession session;
    private final ResourceParameters keys;

    /**
     * @param session stays its owner's to close
     * @param keys    that TiDB opens a bucket with
     */
    public ServerSight(TidbSession session, ResourceParameters keys) {
        this.session = session;
        this.keys = keys;
    }

    /** Sees TiDB's own disk. */
    public ServerSight(TidbSession session) {
        this(session, ResourceParameters.NONE);
    }

    /**
     * Asks for each directory of the plan's data on TiDB's own disk, or for the first one in a bucket: there one key opens all.
     * Blocks; changes nothing.
     *
     * @param table     one that exists
     * @param findings told of each directory that TiDB cannot read; told nothing when TiDB does not say
     */
    public void look(DumpPlan plan, TableName table, Findings findings) {
        places(plan).forEach(place -> blindness(table, place).ifPresent(
                words -> findings.accept(Finding.critical(Check.SOURCE_SEEN_BY_TARGET,
                        "TiDB at " + host() + " cannot read " + place.shown(),
                        place.advice() + " (TiDB says: " + words + ")"))));
    }

    private static List<Place> places(DumpPlan plan) {
        List<String> onDisk = directories(plan);
        return onDisk.isEmpty()
                ? locations(plan).limit(1).map(Place::of).toList()
                : onDisk.stream().map(directory -> new Place(directory, "")).toList();
    }

    private static Stream<String> locations(DumpPlan plan) {
        return plan.tables().stream().flatMap(table -> table.source().pattern().stream()).map(SourcePattern::location);
    }

    /** Those on TiDB's own disk. */
    public static List<String> directories(DumpPlan plan) {
        return locations(plan).filter(location -> location.startsWith("/"))
                .map(location -> Place.of(location).folder())
                .distinct()
                .toList();
    }

    private Optional<String> blindness(TableName table, Place place) {
        ImportStatement absent = SqlGenerator.generate(new ImportRequest(table, List.of(), place.absent(), Format.CSV,
                CsvRules.DEFAULT, ImportOptions.NONE, keys), Backslash.ESCAPES);
        try {
            session.query(absent.text());
            throw new IllegalStateException("TiDB carries out " + absent + ", where no file is");
        } catch (TidbException e) {
            if (e.hasCode(LOOKED) || BLIND.stream().noneMatch(e::hasCode)) {
                return Optional.empty();
            }
            return Optional.of(Secrets.redact(String.valueOf(e.getMessage())));
        }
    }

    /**
     * Where files are.
     *
     * @param folder     with the slash at its end
     * @param parameters of a URI, with the question mark, or nothing
     */
    private record Place(String folder, String parameters) {

        /** @param location of files, perhaps with wildcards */
        static Place of(String location) {
            int end = location.startsWith("/") || location.indexOf('?') < 0 ? location.length() : location.indexOf('?');
            String path = location.substring(0, end).replaceFirst("\\*.*", "");
            return new Place(path.substring(0, path.lastIndexOf('/') + 1), location.substring(end));
        }

        String absent() {
            return folder + "sluice-" + UUID.randomUUID() + "-*.csv" + parameters;
        }

        String shown() {
            return folder.length() == 1 ? folder : folder.substring(0, folder.length() - 1);
        }

        String advice() {
            return folder.startsWith("/")
                    ? "put the dump into a bucket, or add `--stage s3://bucket/prefix`"
                    : "correct bucket and endpoint as TiDB's hosts reach them, and say whose keys count: --credentials NAME, or"
                            + " TiDB's own role";
        }
    }

    private String host() {
        return session.query("SELECT @@hostname").values().getFirst().getFirst();
    }
}
