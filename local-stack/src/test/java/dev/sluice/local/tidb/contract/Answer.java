package dev.sluice.local.tidb.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.JDBCType;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A result set as it was answered. */
record Answer(List<String> labels, List<JDBCType> types, List<Row> rows) {

    /** Values by label, as text. */
    record Row(Map<String, @Nullable String> values) {

        @Nullable
        String value(String label) {
            assertThat(values).containsKey(label);
            return values.get(label);
        }

        String text(String label) {
            return Objects.requireNonNull(value(label), label);
        }

        long number(String label) {
            return Long.parseLong(text(label));
        }
    }

    static Answer of(ResultSet result) throws SQLException {
        List<String> labels = new ArrayList<>();
        List<JDBCType> types = new ArrayList<>();
        for (int i = 1; i <= result.getMetaData().getColumnCount(); i++) {
            labels.add(result.getMetaData().getColumnLabel(i));
            types.add(JDBCType.valueOf(result.getMetaData().getColumnType(i)));
        }
        List<Row> rows = new ArrayList<>();
        while (result.next()) {
            Map<String, @Nullable String> values = new LinkedHashMap<>();
            for (String label : labels) {
                values.put(label, result.getString(label));
            }
            rows.add(new Row(values));
        }
        return new Answer(labels, types, rows);
    }

    Row only() {
        assertThat(rows).hasSize(1);
        return rows.getFirst();
    }
}
