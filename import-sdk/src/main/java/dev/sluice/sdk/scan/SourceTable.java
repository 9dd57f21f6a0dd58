package dev.sluice.sdk.scan;

import dev.sluice.sdk.TableName;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * A table of a dump.
 *
 * @param name       as the files spell it
 * @param schemaFile its {@code CREATE TABLE}; empty when the dump has none, so it must exist in the target
 * @param dataFiles  in order of their keys; may be empty
 * @param merged     the {@code CREATE TABLE} of other tables of the source whose rows come into this one; nothing is created
 *                   from them
 * @param pattern    selects the data files; empty when there is no data: no file, or only files of no bytes
 * @param digest     of its data and schema files, see {@link InventoryDigest}
 */
public record SourceTable(TableName name, Optional<SchemaFile> schemaFile, List<SchemaFile> merged,
        List<DataFile> dataFiles, Optional<SourcePattern> pattern, String digest) {

    public SourceTable {
        merged = List.copyOf(merged);
        dataFiles = List.copyOf(dataFiles);
    }

    /** Stored bytes over all data files, before decompression. */
    public long bytes() {
        return dataFiles.stream().mapToLong(file -> file.object().size()).sum();
    }

    /** What TiDB counts over its files; empty where it only estimates what they unpack to: packed files, Parquet. */
    public OptionalLong exactBytes() {
        boolean estimated = isCompressed() || pattern.filter(files -> files.format() == Format.PARQUET).isPresent();
        return pattern.isEmpty() || estimated ? OptionalLong.empty() : OptionalLong.of(bytes());
    }

    /** Whether any data file is packed, so TiDB cannot split it. */
    public boolean isCompressed() {
        return dataFiles.stream().anyMatch(file -> file.compression() != Compression.NONE);
    }
}
