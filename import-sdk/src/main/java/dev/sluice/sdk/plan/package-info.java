/**
 * One way of a dump, from its files to the statements that import it: every program that looks at a dump goes it, so that all
 * see the same. Start at {@link dev.sluice.sdk.plan.Dump}.
 *
 * <p>Reads source and target and changes neither. What stands against an import is told and never thrown: whether it ends
 * something is the caller's choice. What goes beyond the dump, such as rows and jobs in the target, is the caller's too; {@link
 * dev.sluice.sdk.plan.JobsBefore} tells the jobs of before from new ones.
 */
@NullMarked
package dev.sluice.sdk.plan;

import org.jspecify.annotations.NullMarked;
