/**
 * Makes the coordinator's state whole before its stream starts: from {@code table-checkpoints} when the changelog is gone,
 * from the inputs when that topic is gone too. Start with {@link dev.sluice.submitter.recovery.Recovery}; it depends on the
 * coordinator's names and its {@link dev.sluice.submitter.coordinator.Replay}, and the coordinator knows nothing of it.
 */
@NullMarked
package dev.sluice.submitter.recovery;

import org.jspecify.annotations.NullMarked;
