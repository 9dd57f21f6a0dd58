/**
 * What an import would do, worked out here from the source alone: no Kafka, no TiDB.
 *
 * <p>Start at {@link dev.sluice.cli.plan.Planner}.
 */
@NullMarked
package dev.sluice.cli.plan;

import org.jspecify.annotations.NullMarked;
