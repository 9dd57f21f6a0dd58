/**
 * Puts a dump of this machine into a bucket, where TiDB reads it, and takes it away again when its import has finished. Start at
 * {@code Stages}; what was put where is remembered in the data directory.
 */
@NullMarked
package dev.sluice.cli.stage;

import org.jspecify.annotations.NullMarked;
