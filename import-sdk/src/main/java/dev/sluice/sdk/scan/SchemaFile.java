package dev.sluice.sdk.scan;

import dev.sluice.sdk.store.StoredObject;

/** A file with DDL. */
public record SchemaFile(StoredObject object, Compression compression) {

    /** Where it lies, relative to the source. */
    public String key() {
        return object.key();
    }
}
