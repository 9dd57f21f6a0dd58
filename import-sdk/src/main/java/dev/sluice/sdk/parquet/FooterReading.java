package dev.sluice.sdk.parquet;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.parquet.format.FileMetaData;
import org.apache.parquet.format.RowGroup;
import org.apache.parquet.format.SchemaElement;

/** Turns a footer into what an import wants to know. Pure. */
final class FooterReading {

    private FooterReading() {}

    static ParquetFooter read(FileMetaData footer) {
        List<SchemaElement> columns = columns(footer.getSchema());
        Optional<ParquetFault> fault = columns.stream()
                .flatMap(column -> ColumnTypes.fault(column).stream())
                .findFirst()
                .or(() -> faults(columns, footer.getRow_groups()).findFirst());
        return new ParquetFooter(columns.stream().map(SchemaElement::getName).toList(), footer.getNum_rows(), fault);
    }

    /** Only plain columns get here, so the chunks of a row group are theirs, one by one. */
    private static Stream<ParquetFault> faults(List<SchemaElement> columns, List<RowGroup> groups) {
        return groups.stream()
                .flatMap(group -> IntStream.range(0, Math.min(columns.size(), group.getColumnsSize()))
                        .mapToObj(i -> ColumnChunks.fault(columns.get(i), group.getColumns().get(i))))
                .flatMap(Optional::stream);
    }

    /** The outermost ones. The list holds the root, then every element in front of its children. */
    private static List<SchemaElement> columns(List<SchemaElement> schema) {
        List<SchemaElement> columns = new ArrayList<>();
        for (int at = 1; at < schema.size(); at = behind(schema, at)) {
            columns.add(schema.get(at));
        }
        return columns;
    }

    /** Where the element behind this one and all that is inside it stands. */
    private static int behind(List<SchemaElement> schema, int at) {
        int next = at + 1;
        for (int left = schema.get(at).getNum_children(); left > 0 && next < schema.size(); next++) {
            left += schema.get(next).getNum_children() - 1;
        }
        return next;
    }
}
