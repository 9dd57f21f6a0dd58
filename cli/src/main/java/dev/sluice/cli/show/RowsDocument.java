package dev.sluice.cli.show;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.sluice.cli.sql.Answer;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The answer of a statement as JSON: every value a string or {@code null}. Both lists are empty without a result set. */
public final class RowsDocument implements Answer {

    @JsonProperty
    private final List<String> columns = new ArrayList<>();
    @JsonProperty
    private final List<List<@Nullable String>> rows = new ArrayList<>();

    @Override
    public void columns(List<String> labels) {
        columns.addAll(labels);
    }

    @Override
    public void row(List<@Nullable String> values) {
        rows.add(values);
    }
}
