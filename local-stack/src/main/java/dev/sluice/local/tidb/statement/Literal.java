package dev.sluice.local.tidb.statement;

import java.math.BigInteger;

/** The value of an option. Options are typed by literal: {@code '8'} is not a number and {@code 8} is not a text. */
public sealed interface Literal {

    /** A text, also one that is written in hexadecimal digits or bits. */
    record Text(String value) implements Literal {}

    record Whole(BigInteger value) implements Literal {}

    /** TRUE, FALSE, NULL or a fraction: no option accepts one. */
    record Other(String sql) implements Literal {}
}
