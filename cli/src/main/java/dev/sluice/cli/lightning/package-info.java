/**
 * What TiDB Lightning's {@code import-into} backend left behind: its checkpoint, in a file or in a table.
 *
 * <p>Only read, never written. Start at {@link dev.sluice.cli.lightning.LightningCheckpoint}.
 */
@NullMarked
package dev.sluice.cli.lightning;

import org.jspecify.annotations.NullMarked;
