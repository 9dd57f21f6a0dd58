package dev.sluice.cli.sql;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Takes a result set as it comes, so that its size does not matter. */
public interface Answer {

    /** The labels, once and before any row; two may be the same. */
    void columns(List<String> labels);

    /** A row with a value for each label; {@code null} for NULL. */
    void row(List<@Nullable String> values);
}
