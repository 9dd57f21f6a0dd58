/**
 * Turns an accepted manifest into tables: lists the source, checks the target without changing it, creates what the dump
 * defines, and reports each table.
 *
 * <p>{@code OrderLoop} follows the orders, {@code SourceScan} carries one out and can be read alone. Whatever is known
 * before the first statement that changes something is reported before it. Start at {@code ScannerService}.
 */
@NullMarked
package dev.sluice.scanner;

import org.jspecify.annotations.NullMarked;
