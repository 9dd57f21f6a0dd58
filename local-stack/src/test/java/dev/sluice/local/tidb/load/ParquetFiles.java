package dev.sluice.local.tidb.load;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.BiConsumer;
import org.apache.parquet.conf.PlainParquetConfiguration;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.example.data.simple.SimpleGroupFactory;
import org.apache.parquet.hadoop.ParquetWriter;
import org.apache.parquet.hadoop.example.ExampleParquetWriter;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.apache.parquet.io.LocalOutputFile;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.MessageTypeParser;

/** Writes Parquet files for tests and examples; the same rows give the same bytes. */
public final class ParquetFiles {
    private ParquetFiles() {}

    /** {@code schema} in Parquet's own notation; {@code fill} puts one of {@code rows} into an empty record. */
    public static <T> void write(
            Path file, String schema, CompressionCodecName codec, List<T> rows, BiConsumer<Group, T> fill)
            throws IOException {
        MessageType type = MessageTypeParser.parseMessageType(schema);
        SimpleGroupFactory records = new SimpleGroupFactory(type);
        try (ParquetWriter<Group> writer = ExampleParquetWriter.builder(new LocalOutputFile(file))
                .withConf(new PlainParquetConfiguration())
                .withType(type)
                .withCompressionCodec(codec)
                .build()) {
            for (T row : rows) {
                Group record = records.newGroup();
                fill.accept(record, row);
                writer.write(record);
            }
        }
    }
}
