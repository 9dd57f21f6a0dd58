/**
 * Carries out what checkpoints order: submits jobs, cancels them, looks for them, and reports what it found.
 *
 * <p>It decides nothing about tables and keeps no state: the checkpoints of its partitions are all it knows, so it may die at
 * any line and another one goes on. Start with {@link dev.sluice.submitter.executor.SubmitOnce}, the protocol that keeps a
 * table from being submitted twice; {@link dev.sluice.submitter.executor.ExecutorPart} puts the whole together.
 */
@NullMarked
package dev.sluice.submitter.executor;

import org.jspecify.annotations.NullMarked;
