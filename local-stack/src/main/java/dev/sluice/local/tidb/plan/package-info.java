/**
 * From an {@code IMPORT INTO} statement to a plan: which table, which files, which rules. Refuses in TiDB 9.0's
 * order with TiDB's codes and texts; the first rule that is broken wins.
 *
 * <p>Reads files' names and sizes and asks the {@link dev.sluice.local.tidb.plan.Catalog}; changes nothing.
 * Depends on {@code statement} only. Start at {@link dev.sluice.local.tidb.plan.ImportPlanner}.
 */
@NullMarked
package dev.sluice.local.tidb.plan;

import org.jspecify.annotations.NullMarked;
