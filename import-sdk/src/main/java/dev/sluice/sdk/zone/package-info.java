/**
 * The time zone in which a table's {@code TIMESTAMP} values are written, and who says so.
 *
 * <p>Start at {@link dev.sluice.sdk.zone.ZoneChoice}. Pure: what files and server say comes from outside.
 */
@NullMarked
package dev.sluice.sdk.zone;

import org.jspecify.annotations.NullMarked;
