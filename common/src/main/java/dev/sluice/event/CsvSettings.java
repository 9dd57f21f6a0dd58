package dev.sluice.event;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.sluice.sdk.statement.CsvRules;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How CSV files are written, as the user said it: an absent field means Lightning's default.
 *
 * @param separator   between fields; default {@code ,}
 * @param delimiter   around fields; default {@code "}, {@code ""} for none
 * @param escapedBy   escape character; default a backslash, {@code ""} for none
 * @param nullValues  texts that mean NULL; default {@code \N}
 * @param terminator  end of a line; default: any of LF, CR, CR LF
 * @param header      whether the first row names the columns; default true
 * @param headerSchemaMatch whether the names in it say where the fields go; {@code false}: it is skipped and fields stand in
 *                    the table's order; default true
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record CsvSettings(@Nullable String separator, @Nullable String delimiter, @Nullable String escapedBy,
        @JsonProperty("null") @Nullable List<String> nullValues, @Nullable String terminator,
        @Nullable Boolean header, @Nullable Boolean headerSchemaMatch) {

    /** Every field left to its default. */
    public static final CsvSettings DEFAULTS = new CsvSettings(null, null, null, null, null, null);

    /** Settings of files whose headers, if they have one, name the columns. */
    public CsvSettings(@Nullable String separator, @Nullable String delimiter, @Nullable String escapedBy,
            @Nullable List<String> nullValues, @Nullable String terminator, @Nullable Boolean header) {
        this(separator, delimiter, escapedBy, nullValues, terminator, header, null);
    }

    /**
     * The rules that {@code IMPORT INTO} is told, with every default filled in.
     *
     * @throws dev.sluice.sdk.statement.InvalidOptionException when it cannot express them
     */
    public CsvRules rules() {
        return CsvRules.of(separator, delimiter, escapedBy, nullValues, terminator, header);
    }
}
