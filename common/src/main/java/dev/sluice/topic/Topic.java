package dev.sluice.topic;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * One declared topic.
 *
 * @param name       with the prefix
 * @param partitions fixed at creation: more of them would break which key lies where
 * @param retention  how long records stay; {@code null}: compacted, the last of each key stays
 */
public record Topic(String name, int partitions, @Nullable Duration retention) {

    /** Whether the last record of each key stays for ever. */
    public boolean isCompacted() {
        return retention == null;
    }
}
