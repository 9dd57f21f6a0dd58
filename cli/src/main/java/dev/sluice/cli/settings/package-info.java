/**
 * From options to a manifest: manifest files, TiDB Lightning's files, and {@code --set} with Lightning's key names, which
 * are one table, {@link dev.sluice.cli.settings.LightningKeys}.
 *
 * <p>Pure but for reading files. Start at {@link dev.sluice.cli.settings.ManifestDraft}.
 */
@NullMarked
package dev.sluice.cli.settings;

import org.jspecify.annotations.NullMarked;
