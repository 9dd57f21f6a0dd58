package dev.sluice.local.tidb.load;

import dev.sluice.sdk.parquet.ParquetFault;
import dev.sluice.sdk.parquet.ParquetFooters;
import dev.sluice.sdk.store.ObjectStore;
import dev.sluice.sdk.store.SourceUri;
import dev.sluice.sdk.store.StoredObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.apache.parquet.ParquetReadOptions;
import org.apache.parquet.column.page.PageReadStore;
import org.apache.parquet.conf.PlainParquetConfiguration;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.example.data.simple.convert.GroupRecordConverter;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.hadoop.metadata.BlockMetaData;
import org.apache.parquet.io.ColumnIOFactory;
import org.apache.parquet.io.LocalInputFile;
import org.apache.parquet.io.RecordReader;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.Type;
import org.jspecify.annotations.Nullable;

/**
 * The rows of a Parquet file, one row group in memory at a time. What TiDB does not read, or reads as something else, is
 * refused.
 */
final class ParquetReader implements RowReader {
    private final ParquetFileReader file;
    private final MessageType schema;
    private final List<ParquetColumn> fields;
    private @Nullable RecordReader<Group> group;
    private long rowsLeftInGroup;
    private int groupsRead;
    private long line;
    private long storedBytes;

    private ParquetReader(ParquetFileReader file) throws IOException {
        this.file = file;
        this.schema = file.getFileMetaData().getSchema();
        this.fields = new ArrayList<>();
        for (Type field : schema.getFields()) {
            fields.add(ParquetColumn.of(field));
        }
    }

    static ParquetReader open(Path path) throws IOException {
        requireReadable(path);
        ParquetReadOptions options = ParquetReadOptions.builder(new PlainParquetConfiguration())
                .withCodecFactory(new ParquetCodecs())
                .build();
        ParquetFileReader file;
        try {
            file = ParquetFileReader.open(new LocalInputFile(path), options);
        } catch (RuntimeException notParquet) { // the library throws exactly this for a file without its magic number
            throw new IOException("not a readable Parquet file", notParquet);
        }
        try {
            return new ParquetReader(file);
        } catch (IOException e) {
            file.close();
            throw e;
        }
    }

    private static void requireReadable(Path path) throws IOException {
        try (ObjectStore store = ObjectStore.open(SourceUri.parse(path.getParent().toUri().toString()))) {
            StoredObject file = new StoredObject(path.getFileName().toString(), Files.size(path), Instant.EPOCH);
            Optional<ParquetFault> fault = new ParquetFooters(store).of(file).fault();
            if (fault.isPresent()) {
                throw new IOException(fault.get().what());
            }
        }
    }

    @Override
    public boolean read(Row row) throws IOException {
        row.clear();
        try {
            while (rowsLeftInGroup == 0) {
                if (!nextGroup()) {
                    return false;
                }
            }
            line++;
            rowsLeftInGroup--;
            Group values = Objects.requireNonNull(group).read();
            for (int i = 0; i < fields.size(); i++) {
                fields.get(i).append(values, i, row);
            }
            return true;
        } catch (RuntimeException corrupt) { // what the library throws for damaged pages has no common type
            throw new IOException("the Parquet file is damaged: " + corrupt.getMessage(), corrupt);
        }
    }

    @Override
    public long line() {
        return line;
    }

    @Override
    public long storedBytes() {
        return storedBytes;
    }

    @Override
    public void close() throws IOException {
        file.close();
    }

    private boolean nextGroup() throws IOException {
        PageReadStore pages = file.readNextRowGroup();
        if (pages == null) {
            return false;
        }
        BlockMetaData block = file.getRowGroups().get(groupsRead++);
        storedBytes += block.getCompressedSize();
        rowsLeftInGroup = pages.getRowCount();
        group = new ColumnIOFactory().getColumnIO(schema).getRecordReader(pages, new GroupRecordConverter(schema));
        return true;
    }
}
