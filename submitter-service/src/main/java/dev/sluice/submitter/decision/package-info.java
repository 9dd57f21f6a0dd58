/**
 * The coordinator's mind: which state follows from which event, and what is said and ordered then.
 *
 * <p>Pure: no Kafka, no clock, no I/O. The same inputs in the same order give the same state and the same words, so a replay
 * rebuilds everything. {@link dev.sluice.submitter.decision.Coordinator} is the entrance,
 * {@link dev.sluice.submitter.decision.TableTransitions} the table of states,
 * {@link dev.sluice.submitter.decision.Ledger} the memory it is given.
 */
@NullMarked
package dev.sluice.submitter.decision;

import org.jspecify.annotations.NullMarked;
