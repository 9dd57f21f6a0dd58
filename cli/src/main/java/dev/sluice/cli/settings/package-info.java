/**
 * From options to a manifest: {@code --set} with TiDB Lightning's key names, and manifest files.
 *
 * <p>Pure but for reading the manifest's file. Start at {@link dev.sluice.cli.settings.ManifestDraft}.
 */
@NullMarked
package dev.sluice.cli.settings;

import org.jspecify.annotations.NullMarked;
