package dev.sluice.sdk.statement;

import dev.sluice.sdk.TableName;
import dev.sluice.sdk.scan.Format;
import dev.sluice.sdk.scan.SourcePattern;
import dev.sluice.sdk.scan.SourceTable;
import java.util.List;

/**
 * Everything one {@code IMPORT INTO} says.
 *
 * @param table     the table to fill
 * @param fields    where the fields go, in the order of the file; empty means TiDB's own order
 * @param set       what else columns become
 * @param location  the source pattern as TiDB opens it: a URI or an absolute path, wildcards included, no credential
 * @param format    what the files are written in
 * @param csv       how, when they are CSV; ignored otherwise
 * @param options   the rest; options for CSV only are left out for other formats
 * @param resources what else TiDB needs to open the location
 */
public record ImportRequest(TableName table, List<FieldTarget> fields, List<Assignment> set, String location,
        Format format, CsvRules csv, ImportOptions options, ResourceParameters resources) {

    /**
     * Checks the parts against each other.
     *
     * @throws InvalidOptionException when options and CSV rules contradict each other, a column is filled twice, or SET reads
     *                                a variable that no field goes to
     */
    public ImportRequest {
        fields = List.copyOf(fields);
        set = List.copyOf(set);
        FieldRules.check(fields, set);
        requireSplittable(format, csv, options);
        requireGlobalSort(options);
    }

    /**
     * The request without a SET clause.
     *
     * @throws InvalidOptionException as the other constructor
     */
    public ImportRequest(TableName table, List<FieldTarget> fields, String location, Format format, CsvRules csv,
            ImportOptions options, ResourceParameters resources) {
        this(table, fields, List.of(), location, format, csv, options, resources);
    }

    private static void requireSplittable(Format format, CsvRules csv, ImportOptions options) {
        boolean splits = format == Format.CSV && options.value(ImportOption.SPLIT_FILE).isPresent();
        if (splits && csv.terminator().isEmpty()) {
            throw new InvalidOptionException("split_file needs csv.terminator, for example \"\\n\"");
        }
        if (splits && rowsToSkip(csv, options) > 1) {
            throw new InvalidOptionException("split_file allows skip_rows to be at most 1");
        }
    }

    // Without the option the server's configuration may name a storage.
    private static void requireGlobalSort(ImportOptions options) {
        if (options.value(ImportOption.ON_DUPLICATE_KEY).isPresent()
                && options.value(ImportOption.CLOUD_STORAGE_URI).filter(String::isEmpty).isPresent()) {
            throw new InvalidOptionException("on_duplicate_key needs a cloud_storage_uri that is not empty");
        }
    }

    /**
     * The request for a table that a scan found, in TiDB's own column order, without further resources.
     *
     * @throws IllegalArgumentException when the table has no data
     * @throws InvalidOptionException   as the constructor
     */
    public static ImportRequest of(SourceTable table, CsvRules csv, ImportOptions options) {
        SourcePattern pattern = table.pattern()
                .orElseThrow(() -> new IllegalArgumentException(table.name() + " has no data to import"));
        return new ImportRequest(table.name(), List.of(), pattern.location(), pattern.format(), csv, options,
                ResourceParameters.NONE);
    }

    /** The same with a column list, such as {@code dev.sluice.sdk.columns.FieldLists} finds. */
    public ImportRequest withFields(List<FieldTarget> list) {
        return new ImportRequest(table, list, set, location, format, csv, options, resources);
    }

    /** How many physical lines of each CSV file are no rows. */
    long rowsToSkip() {
        return rowsToSkip(csv, options);
    }

    private static long rowsToSkip(CsvRules csv, ImportOptions options) {
        return options.value(ImportOption.SKIP_ROWS).map(Long::parseLong).orElse(csv.header() ? 1L : 0L);
    }
}
