/**
 * What the beginning of a SQL data file says: the columns that its {@code INSERT}s name, what its session is set to, and
 * what TiDB would not read as it is meant.
 *
 * <p>Start at {@link dev.sluice.sdk.head.SqlHead#read}.
 */
@NullMarked
package dev.sluice.sdk.head;

import org.jspecify.annotations.NullMarked;
