package dev.sluice.local.tidb.load;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** The fields of a row as text, NULL as {@code <null>}. */
final class RowText {
    private RowText() {}

    static List<String> of(Row row) {
        List<String> fields = new ArrayList<>();
        for (int i = 0; i < row.fields(); i++) {
            fields.add(row.isNull(i)
                    ? "<null>"
                    : new String(row.bytes(), row.start(i), row.end(i) - row.start(i), StandardCharsets.UTF_8));
        }
        return fields;
    }
}
