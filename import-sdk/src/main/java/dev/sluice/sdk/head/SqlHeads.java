package dev.sluice.sdk.head;

import dev.sluice.sdk.scan.Compression;
import dev.sluice.sdk.scan.DataFile;
import dev.sluice.sdk.store.ObjectStore;
import dev.sluice.sdk.store.SourceUnreadableException;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;

/** Reads the beginnings of SQL data files. */
public final class SqlHeads {
    /** How much of a file is looked at, unpacked. */
    static final int LIMIT = 64 * 1024;
    /** How much of a packed one is fetched: a block of any packing fits, and nothing of less can be unpacked. */
    private static final int PACKED = 4 * LIMIT;

    private final ObjectStore store;
    private final boolean backslashEscapes;

    /** @param backslashEscapes whether the session's {@code sql_mode} lets a backslash in a string escape */
    public SqlHeads(ObjectStore store, boolean backslashEscapes) {
        this.store = store;
        this.backslashEscapes = backslashEscapes;
    }

    /**
     * Reads the first 64 KiB, unpacked, in one request. Blocks.
     *
     * @throws SourceUnreadableException when it cannot be read or unpacked
     */
    public SqlHead of(DataFile file) {
        long size = file.object().size();
        if (size == 0) {
            return SqlHead.read(new byte[0], true, backslashEscapes);
        }
        int wanted = file.compression() == Compression.NONE ? LIMIT : PACKED;
        byte[] stored = store.read(file.key(), 0, (int) Math.min(size, wanted));
        boolean fetchedAll = stored.length == size;
        if (file.compression() == Compression.NONE) {
            return SqlHead.read(stored, fetchedAll, backslashEscapes);
        }
        byte[] plain = unpacked(file, stored, fetchedAll);
        boolean whole = fetchedAll && plain.length <= LIMIT;
        return SqlHead.read(plain, whole, backslashEscapes);
    }

    /** Little more than is looked at. */
    private byte[] unpacked(DataFile file, byte[] stored, boolean all) {
        ByteArrayOutputStream plain = new ByteArrayOutputStream();
        try (InputStream in = file.compression().unpack(new ByteArrayInputStream(stored))) {
            byte[] step = new byte[4 * 1024];
            for (int read = in.read(step); read >= 0 && plain.size() <= LIMIT; read = in.read(step)) {
                plain.write(step, 0, read);
            }
        } catch (IOException e) {
            if (all) {
                HeadFault why = Beginning.unpackable(stored, file.compression());
                throw new SourceUnreadableException("cannot unpack " + store.location(file.key()) + " ("
                        + e.getClass().getSimpleName() + "): it " + why.what(), why.advice(), e);
            } // else it is the end of what was fetched
        }
        return plain.toByteArray();
    }
}
