package dev.sluice.sdk.parquet;

import dev.sluice.sdk.store.ObjectStore;
import dev.sluice.sdk.store.SourceUnreadableException;
import dev.sluice.sdk.store.StoredObject;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.OptionalLong;
import org.apache.parquet.format.FileMetaData;
import org.apache.parquet.format.Util;

/** Reads the footers of Parquet files. */
public final class ParquetFooters {
    private static final int TAIL = 64 * 1024;
    /** Behind the footer: its length, and the file's mark. */
    private static final int END = 8;
    /** A footer of many thousand row groups; several are in memory at a time. */
    private static final int LIMIT = 16 * 1024 * 1024;
    private static final String DAMAGED = "is it damaged, or another kind of file?";

    private final ObjectStore store;

    public ParquetFooters(ObjectStore store) {
        this.store = store;
    }

    /**
     * Reads the end of a file in one request, or in two where its footer is long, and of a large file by another writer than
     * parquet-mr a page's header in one more. Blocks.
     *
     * @throws SourceUnreadableException when it cannot be read
     */
    public ParquetFooter of(StoredObject file) {
        if (file.size() < END) {
            return ParquetFooter.refused("is no Parquet file", DAMAGED);
        }
        int length = (int) Math.min(file.size(), TAIL);
        byte[] tail = store.read(file.key(), file.size() - length, length);
        String mark = new String(tail, tail.length - 4, 4, StandardCharsets.ISO_8859_1);
        if (mark.equals("PARE")) {
            return ParquetFooter.refused("is encrypted, which TiDB cannot read", "write it without encryption");
        }
        int footer = ByteBuffer.wrap(tail, tail.length - END, 4).order(ByteOrder.LITTLE_ENDIAN).getInt();
        if (!mark.equals("PAR1") || footer <= 0 || footer > file.size() - END) {
            return ParquetFooter.refused("is no Parquet file", DAMAGED);
        }
        if (footer > LIMIT) {
            return ParquetFooter.refused("has a footer of " + footer + " bytes", "write fewer row groups a file");
        }
        return parse(file, footer <= tail.length - END
                ? Arrays.copyOfRange(tail, tail.length - END - footer, tail.length - END)
                : store.read(file.key(), file.size() - END - footer, footer), tail);
    }

    private ParquetFooter parse(StoredObject file, byte[] bytes, byte[] tail) {
        try {
            FileMetaData meta = Util.readFileMetaData(new ByteArrayInputStream(bytes));
            ParquetFooter footer = FooterReading.read(meta);
            OptionalLong page = footer.fault().isPresent() ? OptionalLong.empty() : FirstPage.position(meta);
            return page.isEmpty() ? footer : footer.but(FirstPage.fault(page(file, page.getAsLong(), tail)));
        } catch (IOException e) {
            return ParquetFooter.refused("has a footer that cannot be read", DAMAGED);
        }
    }

    /** Of a small file it was read with the footer. */
    private byte[] page(StoredObject file, long from, byte[] tail) {
        if (from < 0 || from >= file.size()) {
            return new byte[0];
        }
        long inTail = from - (file.size() - tail.length);
        return inTail >= 0
                ? Arrays.copyOfRange(tail, (int) inTail, tail.length)
                : store.read(file.key(), from, (int) Math.min(FirstPage.LENGTH, file.size() - from));
    }
}
