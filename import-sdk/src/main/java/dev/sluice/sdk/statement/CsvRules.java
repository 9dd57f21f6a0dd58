package dev.sluice.sdk.statement;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * How a CSV file is written. The words are Lightning's ({@code [mydumper.csv]}), the limits those of {@code IMPORT INTO}.
 *
 * @param separator  between two fields; never empty, may be several characters
 * @param delimiter  around a field; empty or one byte
 * @param escape     before a special character; empty or one byte
 * @param nulls      the spelling of NULL; exactly one, because {@code FIELDS_DEFINED_NULL_BY} takes one
 * @param terminator at the end of a line; empty lets TiDB take {@code \n}, {@code \r} and {@code \r\n}
 * @param header     whether the first line of every file names columns and is no row
 */
public record CsvRules(String separator, String delimiter, String escape, List<String> nulls, String terminator,
        boolean header) {

    /** Lightning's defaults: comma, double quote, backslash, {@code \N}, any line end, a header line. */
    public static final CsvRules DEFAULT = new CsvRules(",", "\"", "\\", List.of("\\N"), "", true);

    /**
     * Checks the rules against what the statement can say.
     *
     * @throws InvalidOptionException when {@code IMPORT INTO} cannot express the rules
     */
    public CsvRules {
        nulls = List.copyOf(nulls);
        if (separator.isEmpty()) {
            throw new InvalidOptionException("the CSV separator must not be empty");
        }
        requireAtMostOneByte("delimiter", delimiter);
        requireAtMostOneByte("escape", escape);
        if (nulls.size() != 1) {
            throw new InvalidOptionException("IMPORT INTO takes exactly one CSV null value, not " + nulls.size()
                    + "; rewrite the files to use one");
        }
        if (!delimiter.isEmpty() && (separator.startsWith(delimiter) || delimiter.startsWith(separator))) {
            throw new InvalidOptionException("CSV separator and delimiter must not be a prefix of each other");
        }
        requireNoClash(escape, "separator", separator);
        requireNoClash(escape, "delimiter", delimiter);
        requireNoClash(escape, "terminator", terminator);
    }

    /** The rules of a document: what it leaves out is as in {@link #DEFAULT}. */
    @JsonCreator
    public static CsvRules of(@JsonProperty("separator") @Nullable String separator,
            @JsonProperty("delimiter") @Nullable String delimiter, @JsonProperty("escape") @Nullable String escape,
            @JsonProperty("nulls") @Nullable List<String> nulls,
            @JsonProperty("terminator") @Nullable String terminator,
            @JsonProperty("header") @Nullable Boolean header) {
        return new CsvRules(Objects.requireNonNullElse(separator, DEFAULT.separator),
                Objects.requireNonNullElse(delimiter, DEFAULT.delimiter),
                Objects.requireNonNullElse(escape, DEFAULT.escape), Objects.requireNonNullElse(nulls, DEFAULT.nulls),
                Objects.requireNonNullElse(terminator, DEFAULT.terminator),
                Objects.requireNonNullElse(header, DEFAULT.header));
    }

    private static void requireAtMostOneByte(String rule, String value) {
        if (value.getBytes(StandardCharsets.UTF_8).length > 1) {
            throw new InvalidOptionException("IMPORT INTO takes a CSV " + rule + " of at most one byte, not '" + value
                    + "'");
        }
    }

    private static void requireNoClash(String escape, String rule, String value) {
        if (!escape.isEmpty() && escape.equals(value)) {
            throw new InvalidOptionException("'" + escape + "' cannot be both the CSV " + rule + " and the CSV escape");
        }
    }
}
