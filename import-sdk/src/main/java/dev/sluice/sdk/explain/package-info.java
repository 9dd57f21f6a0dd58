/** What TiDB's words about a failed import mean, and what to do. Pure. */
@NullMarked
package dev.sluice.sdk.explain;

import org.jspecify.annotations.NullMarked;
