package dev.sluice.sdk.columns;

import dev.sluice.sdk.scan.Format;
import dev.sluice.sdk.scan.SourceTable;
import dev.sluice.sdk.statement.Backslash;
import dev.sluice.sdk.statement.CsvRules;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/**
 * How the fields of files find their columns.
 *
 * @param csv              how CSV files are written
 * @param charset          what headers are written in
 * @param byName           whether a header that there is names the columns; else they are taken by their place
 * @param ignored          what is not loaded
 * @param backslashEscapes whether a backslash escapes in the strings of SQL files: the session's {@code sql_mode} decides
 */
public record ColumnRules(CsvRules csv, Charset charset, boolean byName, IgnoreRules ignored,
        boolean backslashEscapes) {

    /** In a session without {@code NO_BACKSLASH_ESCAPES}. */
    public ColumnRules(CsvRules csv, Charset charset, boolean byName, IgnoreRules ignored) {
        this(csv, charset, byName, ignored, true);
    }

    /** Headers in UTF-8 name the columns, and all of them are loaded. */
    public static ColumnRules of(CsvRules csv) {
        return new ColumnRules(csv, StandardCharsets.UTF_8, true, IgnoreRules.NONE);
    }

    /** The same for sessions of that {@code sql_mode}, which is a list of modes with commas between them. */
    public ColumnRules under(String sqlMode) {
        return new ColumnRules(csv, charset, byName, ignored, Backslash.under(sqlMode) == Backslash.ESCAPES);
    }

    /** Whether the rows of a table of that format always find their columns by the names in its files. */
    public boolean areNamed(Format format) {
        return switch (format) {
            case CSV -> csv.header() && byName;
            case SQL -> false; // Their INSERTs may name none.
            case PARQUET -> true;
        };
    }

    /** Whether the rows of a table may be read into its columns from left to right; false where it has none. */
    public boolean readByPlace(SourceTable table) {
        return table.pattern().filter(files -> !areNamed(files.format())).isPresent();
    }

    /** The character set that TiDB calls so; UTF-8 for {@code binary}, whose names are bytes of the table's own. */
    public static Charset charset(String tidbName) {
        return switch (tidbName.toLowerCase(Locale.ROOT)) {
            case "gbk" -> Charset.forName("GBK");
            case "gb18030" -> Charset.forName("GB18030");
            case "latin1" -> Charset.forName("windows-1252");
            default -> StandardCharsets.UTF_8;
        };
    }
}
