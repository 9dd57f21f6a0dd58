package dev.sluice.event;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
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
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record CsvSettings(@Nullable String separator, @Nullable String delimiter, @Nullable String escapedBy,
        @JsonProperty("null") @Nullable List<String> nullValues, @Nullable String terminator,
        @Nullable Boolean header) {

    /** Every field left to its default. */
    public static final CsvSettings DEFAULTS = new CsvSettings(null, null, null, null, null, null);
}
