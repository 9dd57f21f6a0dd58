package dev.sluice.sdk.parquet;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.apache.parquet.format.ColumnChunk;
import org.apache.parquet.format.ColumnMetaData;
import org.apache.parquet.format.CompressionCodec;
import org.apache.parquet.format.FileMetaData;
import org.apache.parquet.format.PageType;
import org.apache.parquet.format.RowGroup;
import org.apache.parquet.format.Util;

/**
 * Whether data pages are of version 2, which TiDB reads without compression only: one that is compressed fails its job, and
 * by gzip ends its process. A footer by Apache Arrow calls all pages version 1, so the first one has to be looked at.
 */
final class FirstPage {
    /** A header, with values of a column's least and greatest. */
    static final int LENGTH = 8 * 1024;

    private FirstPage() {}

    /** Where a header is to be looked at; empty when the footer answers, or nothing is compressed. */
    static OptionalLong position(FileMetaData footer) {
        boolean trusted = Optional.ofNullable(footer.getCreated_by())
                .filter(by -> by.startsWith("parquet-mr"))
                .isPresent();
        return trusted
                ? OptionalLong.empty()
                : footer.getRow_groups()
                        .stream()
                        .map(RowGroup::getColumns)
                        .flatMap(List::stream)
                        .map(ColumnChunk::getMeta_data)
                        .filter(meta -> meta.getCodec() != CompressionCodec.UNCOMPRESSED && meta.getNum_values() > 0)
                        .mapToLong(ColumnMetaData::getData_page_offset)
                        .findFirst();
    }

    /** @param page the bytes at that place; those of anything else are no page of version 2 */
    static Optional<ParquetFault> fault(byte[] page) {
        try {
            return Util.readPageHeader(new ByteArrayInputStream(page)).getType() == PageType.DATA_PAGE_V2
                    ? Optional.of(ColumnChunks.PAGES_OF_VERSION_2)
                    : Optional.empty();
        } catch (IOException e) {
            return Optional.of(new ParquetFault("has a page that cannot be read", "is it damaged?"));
        }
    }
}
