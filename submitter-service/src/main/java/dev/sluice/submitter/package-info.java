/**
 * The submitter service: the coordinator, which decides, and the executor, which makes TiDB do it.
 * {@link dev.sluice.submitter.SubmitterService} puts the parts together.
 */
@NullMarked
package dev.sluice.submitter;

import org.jspecify.annotations.NullMarked;
