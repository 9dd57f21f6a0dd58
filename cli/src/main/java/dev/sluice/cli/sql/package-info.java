/**
 * A look at the target with each value as the server sent it. The pipeline's own sessions read TiDB through a driver that
 * turns values into Java's types, which hold neither {@code 0000-00-00} nor a partial date; here nothing is turned.
 */
@NullMarked
package dev.sluice.cli.sql;

import org.jspecify.annotations.NullMarked;
