package dev.sluice.sdk.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.sdk.TableName;
import dev.sluice.sdk.check.Check;
import dev.sluice.sdk.check.Finding;
import dev.sluice.sdk.check.Severity;
import dev.sluice.sdk.scan.Compression;
import dev.sluice.sdk.scan.DataFile;
import dev.sluice.sdk.scan.Format;
import dev.sluice.sdk.scan.SourceTable;
import dev.sluice.sdk.statement.ImportOptions;
import dev.sluice.sdk.store.StoredObject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SizeChecksTest {
    private static final long MIB = 1L << 20;
    private static final long GIB = 1L << 30;
    private static final long TIB = 1L << 40;

    private final List<Finding> found = new ArrayList<>();

    private List<String> look(Map<String, Object> options, DataFile... files) {
        SizeChecks.look(List.of(new SourceTable(new TableName("a", "t"), Optional.empty(), List.of(), List.of(files),
                Optional.empty(), "")), ImportOptions.parse(options), found::add);
        assertThat(found).allMatch(finding -> finding.check() == Check.SIZES)
                .allMatch(finding -> finding.severity() == Severity.WARNING);
        return found.stream().map(Finding::seen).toList();
    }

    private static DataFile file(Format format, Compression compression, long bytes) {
        return new DataFile(new StoredObject("a.t." + bytes, bytes, Instant.EPOCH), format, compression);
    }

    @Test
    void isSilentUpToTheLimits() {
        DataFile[] files = Collections.nCopies(1024, file(Format.CSV, Compression.NONE, 10 * GIB))
                .toArray(DataFile[]::new);
        assertThat(look(Map.of(), files)).isEmpty();
        assertThat(look(Map.of(), file(Format.SQL, Compression.GZIP, 256 * MIB))).isEmpty();
    }

    @Test
    void warnsOfATableThatOneJobDoesNotSortOnItsDisks() {
        assertThat(look(Map.of(), file(Format.PARQUET, Compression.NONE, 10 * TIB + 1))).singleElement()
                .asString()
                .isEqualTo("a.t: 10 TiB are more than the 10 TiB that one job sorts on the disks of TiDB");
    }

    @Test
    void allowsMoreWhereTheJobSortsInObjectStorage() {
        Map<String, Object> global = Map.of("cloud_storage_uri", "s3://b/sort");
        assertThat(look(global, file(Format.PARQUET, Compression.NONE, 40 * TIB))).isEmpty();
        assertThat(look(global, file(Format.PARQUET, Compression.NONE, 41 * TIB))).singleElement()
                .asString()
                .contains("41 TiB are more than the 40 TiB", "object storage");
    }

    @Test
    void warnsOfPackedFilesThatOneThreadHasToRead() {
        assertThat(look(Map.of(), file(Format.CSV, Compression.GZIP, 257 * MIB),
                file(Format.CSV, Compression.GZIP, 1536 * MIB))).singleElement()
                .asString()
                .contains("2 files larger than 256 MiB are packed", "a.t.1610612736 of 1.5 GiB");
    }

    @Test
    void warnsOfCsvFilesThatAreNotSplitUnlessTheyAre() {
        assertThat(look(Map.of("split_file", true), file(Format.CSV, Compression.NONE, 11 * GIB))).isEmpty();
        assertThat(look(Map.of(), file(Format.CSV, Compression.NONE, 11 * GIB))).singleElement()
                .asString()
                .contains("1 files larger than 10 GiB are not split");
    }

    @Test
    void warnsOfTooFewThreadsForAGlobalSort() {
        assertThat(look(Map.of("thread", 4))).isEmpty();
        assertThat(look(Map.of("thread", 8, "cloud_storage_uri", "s3://b/sort"))).isEmpty();
        assertThat(look(Map.of("thread", 7, "cloud_storage_uri", "s3://b/sort"))).singleElement()
                .asString()
                .contains("thread is 7");
    }
}
