package dev.sluice.sdk.ddl;

import java.util.Comparator;

/** Replaces a piece of a script; an empty piece inserts. In order of place. */
record SqlEdit(int start, int end, String replacement) implements Comparable<SqlEdit> {

    @Override
    public int compareTo(SqlEdit other) {
        return Comparator.comparingInt(SqlEdit::start).thenComparingInt(SqlEdit::end).compare(this, other);
    }
}
