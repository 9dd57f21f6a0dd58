package dev.sluice.submitter.executor;

import dev.sluice.checkpoint.TableCheckpoint;
import dev.sluice.event.TableKey;
import java.util.Optional;

/** What is known of tables right now. */
interface Checkpoints {

    /**
     * The checkpoint with everything in it that anybody could see before this call. Blocks, with an end.
     *
     * @throws dev.sluice.service.NotFoldedException when that cannot be had, above all because the table is another
     *                                               executor's now
     */
    Optional<TableCheckpoint> upToNow(TableKey key) throws InterruptedException;
}
