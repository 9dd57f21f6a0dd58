/**
 * The monitor: watches the jobs in flight and says when TiDB differs from the checkpoints.
 * {@link dev.sluice.monitor.MonitorService} puts it together, {@code poll} does the work.
 */
@NullMarked
package dev.sluice.monitor;

import org.jspecify.annotations.NullMarked;
