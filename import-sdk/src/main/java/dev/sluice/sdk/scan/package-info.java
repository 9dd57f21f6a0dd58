/**
 * Finds the tables of a dump: names of files to tables, formats, and the one pattern that matches a table's files.
 *
 * <p>Pure but for {@code FileScanner}, which reads a listing from {@code store}.
 */
@NullMarked
package dev.sluice.sdk.scan;

import org.jspecify.annotations.NullMarked;
