package dev.sluice.sdk.scan;

import dev.sluice.sdk.TableName;
import dev.sluice.sdk.store.StoredObject;
import java.util.Optional;

/**
 * A file with rows. A Parquet file's own compression does not show here: it is part of the format.
 *
 * @param source the table of the source that its name says; empty where a rule of the user's says the table
 */
public record DataFile(StoredObject object, Format format, Compression compression, Optional<TableName> source) {

    /** A file that a rule of the user's gave to a table. */
    public DataFile(StoredObject object, Format format, Compression compression) {
        this(object, format, compression, Optional.empty());
    }

    /** Where it lies, relative to the source. */
    public String key() {
        return object.key();
    }
}
