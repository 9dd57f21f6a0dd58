/**
 * What the footer of a Parquet file says: its columns, its rows, and what TiDB would not read as it is meant.
 *
 * <p>Start at {@link dev.sluice.sdk.parquet.ParquetFooters#of}.
 */
@NullMarked
package dev.sluice.sdk.parquet;

import org.jspecify.annotations.NullMarked;
