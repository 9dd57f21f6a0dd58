/**
 * Where the fields of a table's files go: the names in CSV headers against the columns of the table.
 *
 * <p>Start at {@link dev.sluice.sdk.columns.FieldLists}. Reads the first row of files, runs nothing.
 */
@NullMarked
package dev.sluice.sdk.columns;

import org.jspecify.annotations.NullMarked;
