package dev.sluice.cli.sql;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Keeps an answer. */
public final class RowsKept implements Answer {

    private final List<String> labels = new ArrayList<>();
    private final List<List<@Nullable String>> values = new ArrayList<>();

    @Override
    public void columns(List<String> of) {
        labels.addAll(of);
    }

    @Override
    public void row(List<@Nullable String> of) {
        values.add(of);
    }

    public List<String> labels() {
        return labels;
    }

    public List<List<@Nullable String>> values() {
        return values;
    }
}
