package dev.sluice.sdk.parquet;

import java.util.List;
import java.util.Optional;

/**
 * What a Parquet file says of itself.
 *
 * @param columns in their order; of a nested one the outermost name
 * @param rows    how many there are
 * @param fault   the first; empty when TiDB reads the file
 */
public record ParquetFooter(List<String> columns, long rows, Optional<ParquetFault> fault) {

    public ParquetFooter {
        columns = List.copyOf(columns);
    }

    /** The same with what else was found. */
    ParquetFooter but(Optional<ParquetFault> found) {
        return new ParquetFooter(columns, rows, fault.or(() -> found));
    }

    static ParquetFooter refused(String what, String advice) {
        return new ParquetFooter(List.of(), 0, Optional.of(new ParquetFault(what, advice)));
    }
}
