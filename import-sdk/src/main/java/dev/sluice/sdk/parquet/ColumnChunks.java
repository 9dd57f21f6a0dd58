package dev.sluice.sdk.parquet;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.parquet.format.ColumnChunk;
import org.apache.parquet.format.ColumnMetaData;
import org.apache.parquet.format.CompressionCodec;
import org.apache.parquet.format.Encoding;
import org.apache.parquet.format.PageEncodingStats;
import org.apache.parquet.format.PageType;
import org.apache.parquet.format.SchemaElement;
import org.apache.parquet.format.Statistics;
import org.apache.parquet.format.Type;

/** How the values of a column may be stored for TiDB 8.5 to read them; each was tried on one. */
final class ColumnChunks {
    private static final Set<CompressionCodec> CODECS = Set.of(CompressionCodec.UNCOMPRESSED, CompressionCodec.SNAPPY,
            CompressionCodec.GZIP, CompressionCodec.ZSTD);

    static final ParquetFault PAGES_OF_VERSION_2 = new ParquetFault(
            "has compressed data pages of version 2, at which TiDB fails",
            "write it with data pages of version 1 (data_page_version), or without compression");

    private ColumnChunks() {}

    static Optional<ParquetFault> fault(SchemaElement column, ColumnChunk chunk) {
        String name = "column " + column.getName();
        ColumnMetaData meta = chunk.getMeta_data();
        if (meta == null) {
            return refused(name + " is encrypted, which TiDB cannot read", "write it without encryption");
        }
        CompressionCodec codec = meta.getCodec();
        if (!CODECS.contains(codec)) {
            return refused(name + " is compressed by " + codec + ", which TiDB cannot read",
                    "write the file with SNAPPY, GZIP or ZSTD, or without compression");
        }
        if (codec != CompressionCodec.UNCOMPRESSED && pages(meta).stream()
                .anyMatch(page -> page.getPage_type() == PageType.DATA_PAGE_V2)) {
            return Optional.of(PAGES_OF_VERSION_2);
        }
        Optional<Encoding> encoding = unreadable(column, meta);
        if (encoding.isPresent()) {
            return refused(name + " is encoded as " + encoding.get() + ", which TiDB cannot read for "
                    + column.getType(), "write the file with the encoding PLAIN or a dictionary");
        }
        if (ColumnTypes.isUnsigned32(column) && mayBeBeyondSigned(meta)) {
            return refused(name + " is an unsigned number of 32 bits, and TiDB makes negative ones of those above "
                    + Integer.MAX_VALUE, "write it as INT64");
        }
        return Optional.empty();
    }

    private static Optional<Encoding> unreadable(SchemaElement column, ColumnMetaData meta) {
        Type type = column.getType();
        if (meta.getEncodings().contains(Encoding.BYTE_STREAM_SPLIT) && type != Type.FLOAT && type != Type.DOUBLE) {
            return Optional.of(Encoding.BYTE_STREAM_SPLIT);
        }
        // Levels are written so too: only the pages say whether values are.
        boolean runs = type == Type.BOOLEAN && pages(meta).stream()
                .anyMatch(page -> page.getPage_type() != PageType.DICTIONARY_PAGE && page
                        .getEncoding() == Encoding.RLE);
        return runs ? Optional.of(Encoding.RLE) : Optional.empty();
    }

    private static List<PageEncodingStats> pages(ColumnMetaData meta) {
        return meta.isSetEncoding_stats() ? meta.getEncoding_stats() : List.of();
    }

    private static boolean mayBeBeyondSigned(ColumnMetaData meta) {
        Statistics statistics = meta.getStatistics();
        if (statistics == null) {
            return meta.getNum_values() > 0;
        }
        if (statistics.isSetMax_value() && statistics.getMax_value().length == Integer.BYTES) {
            return ByteBuffer.wrap(statistics.getMax_value()).order(ByteOrder.LITTLE_ENDIAN).getInt() < 0;
        }
        return !statistics.isSetNull_count() || statistics.getNull_count() < meta.getNum_values();
    }

    private static Optional<ParquetFault> refused(String what, String advice) {
        return Optional.of(new ParquetFault(what, advice));
    }
}
