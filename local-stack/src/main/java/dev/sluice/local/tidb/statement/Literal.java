package dev.sluice.local.tidb.statement;

import java.math.BigInteger;

/** The value of an option. Options are typed by literal: {@code '8'} is not a number and {@code 8} is not a text. */
public sealed interface Literal {

    record Text(String value) implements Literal {}

    record Whole(BigInteger value) implements Literal {}

    /** TRUE, FALSE, NULL, a fraction, a hexadecimal or a bit literal: no option accepts one. */
    record Other(String sql) implements Literal {}
}
