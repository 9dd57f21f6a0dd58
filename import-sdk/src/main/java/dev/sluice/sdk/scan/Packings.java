package dev.sluice.sdk.scan;

import dev.sluice.sdk.TableName;
import dev.sluice.sdk.check.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * Finds one file that lies in a source in two packings, such as {@code t.csv} and {@code t.csv.gz}: somebody unpacked it beside
 * the packed one, and TiDB would read each row twice. Pure.
 */
final class Packings {
    /** A Parquet file names the compression inside of it before the format, as {@code t.000.snappy.parquet}. */
    private static final Pattern WITHIN = Pattern.compile("\\.(snappy|gzip|gz|zstd|zst|lz4|brotli|none)(\\.parquet)$");

    private Packings() {}

    /** A problem for each file of the table that is there more than once. Files of no bytes hold no row twice. */
    static List<Problem> problems(TableName table, List<DataFile> rows) {
        Map<String, List<DataFile>> unpacked = new TreeMap<>();
        rows.stream()
                .filter(file -> file.object().size() > 0)
                .forEach(file -> unpacked.computeIfAbsent(unpacked(file), name -> new ArrayList<>()).add(file));
        return unpacked.values()
                .stream()
                .filter(files -> files.size() > 1)
                .map(files -> new Problem(table
                        + ": one file is there in several packings, so that its rows would be read"
                        + " more than once: " + Listed.keys(files.stream().map(DataFile::key)),
                        "move all but one of them away"))
                .toList();
    }

    /** What the file is called when it is unpacked, in small letters. */
    private static String unpacked(DataFile file) {
        String key = file.key().toLowerCase(Locale.ROOT);
        return file.compression() == Compression.NONE
                ? WITHIN.matcher(key).replaceFirst("$2")
                : key.substring(0, key.lastIndexOf('.'));
    }
}
