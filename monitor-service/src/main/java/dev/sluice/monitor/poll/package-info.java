/**
 * Polling TiDB: one statement for each target and poll, however many jobs, or up to eight for as many jobs.
 *
 * <p>A monitor keeps nothing that matters: it compares what TiDB says with the checkpoint each time, so a fact that got lost
 * is said again. Start with {@link dev.sluice.monitor.poll.TargetPoller}; {@link dev.sluice.monitor.poll.Verdict} is what it
 * compares by.
 */
@NullMarked
package dev.sluice.monitor.poll;

import org.jspecify.annotations.NullMarked;
