package dev.sluice.sdk.ddl;

import dev.sluice.sdk.scan.SchemaFile;
import dev.sluice.sdk.store.ObjectStore;
import dev.sluice.sdk.store.SourceUnreadableException;
import java.io.IOException;
import java.io.InputStream;

/** The text of a schema file: unpacked, decoded, without a byte order mark. */
final class SchemaText {
    /** Far more than any schema; a packed file cannot make us read more. */
    private static final int LIMIT_BYTES = 16 * 1024 * 1024;

    private SchemaText() {}

    /**
     * @throws UnreadableSqlException    when it is too long or not of that character set
     * @throws SourceUnreadableException when it cannot be read at all
     */
    static String read(ObjectStore store, SchemaFile file, SchemaCharset charset) {
        byte[] bytes = bytes(store, file);
        if (bytes.length > LIMIT_BYTES) {
            throw new UnreadableSqlException("", 0, "it is longer than " + LIMIT_BYTES + " bytes, which no schema is");
        }
        return charset.decode(bytes);
    }

    private static byte[] bytes(ObjectStore store, SchemaFile file) {
        try (InputStream packed = store.open(file.key()); InputStream in = file.compression().unpack(packed)) {
            return in.readNBytes(LIMIT_BYTES + 1);
        } catch (IOException e) {
            throw new SourceUnreadableException("cannot read " + store.location(file.key()) + " ("
                    + e.getClass().getSimpleName() + ")", "is it damaged?", e);
        }
    }
}
