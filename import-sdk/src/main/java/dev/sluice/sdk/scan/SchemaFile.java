package dev.sluice.sdk.scan;

import dev.sluice.sdk.store.StoredObject;

/**
 * A file with DDL.
 *
 * @param schema the database of the source that names inside it without one are in
 */
public record SchemaFile(StoredObject object, Compression compression, String schema) {

    /** Where it lies, relative to the source. */
    public String key() {
        return object.key();
    }
}
