package dev.sluice.sdk.scan;

import dev.sluice.sdk.store.StoredObject;

/** A file with rows. A Parquet file's own compression does not show here: it is part of the format. */
public record DataFile(StoredObject object, Format format, Compression compression) {

    /** Where it lies, relative to the source. */
    public String key() {
        return object.key();
    }
}
