package dev.sluice.local.tidb.plan;

import java.util.Optional;
import java.util.OptionalInt;

/**
 * How CSV is read.
 *
 * @param separator  one character or more
 * @param quote      empty: nothing is quoted
 * @param escape     empty: nothing is escaped
 * @param nullText   a field that reads so, quoted or not, is NULL
 * @param terminator empty: {@code \n}, {@code \r} and {@code \r\n} all end a row
 * @param skipRows   physical lines left out at the start of each file
 */
public record CsvRules(
        DataCharset charset,
        String separator,
        OptionalInt quote,
        OptionalInt escape,
        String nullText,
        Optional<String> terminator,
        long skipRows) {

    /** TiDB's defaults. */
    public static final CsvRules DEFAULT = new CsvRules(DataCharset.UTF8, ",", OptionalInt.of('"'),
            OptionalInt.of('\\'), "\\N", Optional.empty(), 0);
}
