package dev.sluice.sdk.parquet;

/**
 * Why TiDB cannot import a Parquet file.
 *
 * @param what   names the column, its type or its codec
 * @param advice what to do about it
 */
public record ParquetFault(String what, String advice) {}
