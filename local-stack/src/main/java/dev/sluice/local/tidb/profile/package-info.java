/**
 * Which TiDB the stand-in is, as data.
 *
 * <p>Depends on nothing. A difference between two versions of TiDB is a
 * {@link dev.sluice.local.tidb.profile.Feature} here and one question where it matters.
 */
@NullMarked
package dev.sluice.local.tidb.profile;

import org.jspecify.annotations.NullMarked;
