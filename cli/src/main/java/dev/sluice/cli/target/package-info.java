/**
 * A TiDB of the user's own, without services that are configured for it: which one, with what password, and whether it lets us
 * in.
 */
@NullMarked
package dev.sluice.cli.target;

import org.jspecify.annotations.NullMarked;
