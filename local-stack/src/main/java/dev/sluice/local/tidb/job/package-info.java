/**
 * Import jobs as TiDB keeps them: their rows, their states, who runs when, and what SHOW and CANCEL answer.
 *
 * <p>{@link dev.sluice.local.tidb.job.ImportStatements} carries out a statement, {@link dev.sluice.local.tidb.job.JobEngine}
 * runs the jobs, {@link dev.sluice.local.tidb.job.JobStore} remembers them. May use {@code wire}, {@code statement},
 * {@code plan} and {@code load}; knows of the database only how to connect to it. Outside facts are TiDB 9.0's.
 */
@NullMarked
package dev.sluice.local.tidb.job;

import org.jspecify.annotations.NullMarked;
