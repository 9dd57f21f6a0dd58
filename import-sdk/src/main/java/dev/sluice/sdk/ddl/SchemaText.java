package dev.sluice.sdk.ddl;

import dev.sluice.sdk.scan.Compression;
import dev.sluice.sdk.scan.SchemaFile;
import dev.sluice.sdk.store.ObjectStore;
import dev.sluice.sdk.store.SourceUnreadableException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;

/** The text of a schema file: unpacked, decoded, without a byte order mark. */
final class SchemaText {
    /** Far more than any schema; a packed file cannot make us read more. */
    private static final int LIMIT_BYTES = 16 * 1024 * 1024;

    private SchemaText() {}

    /**
     * @throws UnreadableSqlException    when it is damaged, too long, or not of that character set
     * @throws SourceUnreadableException when the storage does not give it out
     */
    static String read(ObjectStore store, SchemaFile file, SchemaCharset charset) {
        return charset.decode(unpacked(limited(packed(store, file)), file.compression()));
    }

    private static byte[] packed(ObjectStore store, SchemaFile file) {
        try (InputStream in = store.open(file.key())) {
            return in.readNBytes(LIMIT_BYTES + 1);
        } catch (IOException e) {
            throw new SourceUnreadableException("cannot read " + store.location(file.key()) + " ("
                    + e.getClass().getSimpleName() + ")", "see that it may be read, then try again", e);
        }
    }

    /** From memory, so that whatever fails is the file's own fault and not the storage's. */
    private static byte[] unpacked(byte[] packed, Compression compression) {
        try (InputStream in = compression.unpack(new ByteArrayInputStream(packed))) {
            return limited(in.readNBytes(LIMIT_BYTES + 1));
        } catch (IOException e) {
            throw new UnreadableSqlException("", 0, "cannot be unpacked (" + e.getClass().getSimpleName()
                    + "): it is damaged, or packed otherwise than its name says");
        }
    }

    private static byte[] limited(byte[] bytes) {
        if (bytes.length > LIMIT_BYTES) {
            throw new UnreadableSqlException("", 0, "it is longer than " + LIMIT_BYTES + " bytes, which no schema is");
        }
        return bytes;
    }
}
