package dev.sluice.sdk.plan;

import dev.sluice.sdk.check.Check;
import dev.sluice.sdk.check.Finding;
import dev.sluice.sdk.scan.Compression;
import dev.sluice.sdk.scan.DataFile;
import dev.sluice.sdk.scan.Format;
import dev.sluice.sdk.scan.SourceTable;
import dev.sluice.sdk.statement.ImportOption;
import dev.sluice.sdk.statement.ImportOptions;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.function.Predicate;

/** Sizes against what TiDB documents for one job, and against what it reads with one thread only. */
final class SizeChecks {
    private static final long MIB = 1L << 20;
    private static final long GIB = 1L << 30;
    private static final long TIB = 1L << 40;

    /** One job that sorts on the disks of its node. */
    private static final long LOCAL_SORT = 10 * TIB;
    /** One job that sorts in object storage. */
    private static final long GLOBAL_SORT = 40 * TIB;
    /** A packed file cannot be split. Its stored size is looked at; what it unpacks to is larger still. */
    private static final long PACKED_FILE = 256 * MIB;
    /** A CSV file is split only where the user says that no field holds a line break. */
    private static final long WHOLE_CSV_FILE = 10 * GIB;
    private static final int GLOBAL_SORT_THREADS = 8;

    private SizeChecks() {}

    static void look(List<SourceTable> tables, ImportOptions options, Consumer<Finding> found) {
        boolean global = options.value(ImportOption.CLOUD_STORAGE_URI).filter(uri -> !uri.isEmpty()).isPresent();
        for (SourceTable table : tables) {
            job(table, global, found);
            files(table, file -> file.compression() != Compression.NONE, PACKED_FILE, found,
                    "are packed, so TiDB reads each with one thread", "pack smaller files, or unpack them");
            if (options.value(ImportOption.SPLIT_FILE).isEmpty()) {
                files(table, file -> file.format() == Format.CSV && file.compression() == Compression.NONE,
                        WHOLE_CSV_FILE, found, "are not split, so TiDB reads each with one thread",
                        "if no field holds a line break, set mydumper.strict-format (the option split_file)");
            }
        }
        options.value(ImportOption.THREAD)
                .filter(threads -> global && Long.parseLong(threads) < GLOBAL_SORT_THREADS)
                .ifPresent(threads -> found.accept(Finding.warning(Check.SIZES,
                        "thread is " + threads + ", and a global sort needs " + GLOBAL_SORT_THREADS + " or more",
                        "leave thread out, or raise it; TiDB refuses the jobs otherwise")));
    }

    private static void job(SourceTable table, boolean global, Consumer<Finding> found) {
        long limit = global ? GLOBAL_SORT : LOCAL_SORT;
        if (table.bytes() > limit) {
            found.accept(Finding.warning(Check.SIZES, table.name() + ": " + size(table.bytes())
                    + " are more than the " + size(limit) + " that one job sorts "
                    + (global ? "in object storage" : "on the disks of TiDB"),
                    global
                            ? "import the table in parts, into one that is empty each time"
                            : "sort in object storage: set the option cloud_storage_uri"));
        }
    }

    private static void files(SourceTable table, Predicate<DataFile> kind, long limit, Consumer<Finding> found,
            String why, String advice) {
        List<DataFile> large = table.dataFiles()
                .stream()
                .filter(kind)
                .filter(file -> file.object().size() > limit)
                .sorted(Comparator.comparingLong((DataFile file) -> -file.object().size()))
                .toList();
        if (!large.isEmpty()) {
            found.accept(Finding.warning(Check.SIZES, table.name() + ": " + large.size() + " files larger than "
                    + size(limit) + " " + why + "; the largest is " + large.getFirst().key() + " of "
                    + size(large.getFirst().object().size()), advice));
        }
    }

    private static String size(long bytes) {
        return bytes >= TIB
                ? rounded(bytes, TIB, "TiB")
                : bytes >= GIB ? rounded(bytes, GIB, "GiB") : rounded(bytes, MIB, "MiB");
    }

    private static String rounded(long bytes, long unit, String name) {
        return String.format(Locale.ROOT, "%.4g %s", (double) bytes / unit, name).replaceAll("\\.?0+ ", " ");
    }
}
