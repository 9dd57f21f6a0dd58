package dev.sluice.cli.show;

import dev.sluice.cli.sql.Answer;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The answer of a statement tab-separated with a header. Tab, line break and backslash in a value are escaped; NULL is
 * {@code NULL}, and a text of these four letters {@code \NULL}.
 */
public final class RowsText implements Answer {

    private static final String NULL = "NULL";

    private final Consumer<String> lines;

    /** @param lines takes each line as soon as it is known */
    public RowsText(Consumer<String> lines) {
        this.lines = lines;
    }

    @Override
    public void columns(List<String> labels) {
        lines.accept(labels.stream().map(RowsText::escaped).collect(Collectors.joining("\t")));
    }

    @Override
    public void row(List<@Nullable String> values) {
        lines.accept(values.stream().map(RowsText::shown).collect(Collectors.joining("\t")));
    }

    private static String shown(@Nullable String value) {
        if (value == null) {
            return NULL;
        }
        return value.equals(NULL) ? "\\" + NULL : escaped(value);
    }

    private static String escaped(String value) {
        return value.replace("\\", "\\\\").replace("\t", "\\t").replace("\n", "\\n").replace("\r", "\\r");
    }
}
