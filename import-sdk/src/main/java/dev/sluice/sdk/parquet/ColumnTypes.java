package dev.sluice.sdk.parquet;

import java.util.Optional;
import org.apache.parquet.format.ConvertedType;
import org.apache.parquet.format.FieldRepetitionType;
import org.apache.parquet.format.LogicalType;
import org.apache.parquet.format.SchemaElement;

/** Which types of columns TiDB 8.5 reads; each was tried on one. */
final class ColumnTypes {
    private static final String FLATTEN = "write its parts as columns of their own, or as one text such as JSON";

    private ColumnTypes() {}

    static Optional<ParquetFault> fault(SchemaElement column) {
        if (column.getNum_children() > 0) {
            return refused(column, nested(column), FLATTEN);
        }
        if (column.getRepetition_type() == FieldRepetitionType.REPEATED) {
            return refused(column, "a repeated " + column.getType(), FLATTEN);
        }
        if (column.getConverted_type() == ConvertedType.INTERVAL) {
            return refused(column, "INTERVAL", "write it as a number or a text");
        }
        if (logical(column).filter(LogicalType::isSetFLOAT16).isPresent()) {
            return refused(column, "FLOAT16", "write it as FLOAT or DOUBLE");
        }
        return Optional.empty();
    }

    /** TiDB takes 32 bits for a signed number, whatever the column says. */
    static boolean isUnsigned32(SchemaElement column) {
        return column.getConverted_type() == ConvertedType.UINT_32 || logical(column)
                .filter(LogicalType::isSetINTEGER)
                .map(LogicalType::getINTEGER)
                .filter(integer -> integer.getBitWidth() == 32 && !integer.isIsSigned())
                .isPresent();
    }

    private static Optional<LogicalType> logical(SchemaElement column) {
        return Optional.ofNullable(column.getLogicalType());
    }

    private static String nested(SchemaElement column) {
        Optional<LogicalType> logical = logical(column);
        ConvertedType converted = column.getConverted_type();
        if (converted == ConvertedType.LIST || logical.filter(LogicalType::isSetLIST).isPresent()) {
            return "LIST";
        }
        boolean map = converted == ConvertedType.MAP || converted == ConvertedType.MAP_KEY_VALUE
                || logical.filter(LogicalType::isSetMAP).isPresent();
        return map ? "MAP" : "STRUCT";
    }

    private static Optional<ParquetFault> refused(SchemaElement column, String type, String advice) {
        return Optional.of(new ParquetFault("column " + column.getName() + " is of type " + type
                + ", which TiDB cannot read", advice));
    }
}
