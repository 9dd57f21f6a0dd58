package dev.sluice.service;

import java.time.Duration;
import java.util.Collection;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/** Where partitions begin and end. Safe to share; each answer is as of a moment after it was asked for. */
public final class Offsets {
    private final Admin admin;
    private final @Nullable Integer patienceMillis;

    /** Asks this client, which the caller closes; its own time-out ends a wait. */
    public Offsets(Admin admin) {
        this.admin = admin;
        patienceMillis = null;
    }

    /** Waits no longer than this for an answer. */
    Offsets(Admin admin, Duration patience) {
        this.admin = admin;
        patienceMillis = Math.toIntExact(patience.toMillis());
    }

    /** Where the first record is, or will be. */
    public Map<TopicPartition, Long> begins(Collection<TopicPartition> partitions) throws InterruptedException {
        return of(partitions, OffsetSpec.earliest(), IsolationLevel.READ_COMMITTED);
    }

    /** Behind the last record of which it is decided whether it counts. */
    public Map<TopicPartition, Long> committedEnds(Collection<TopicPartition> partitions) throws InterruptedException {
        return of(partitions, OffsetSpec.latest(), IsolationLevel.READ_COMMITTED);
    }

    /** With what is still open in a transaction: who reads so far waits until a dead writer's is decided. */
    public Map<TopicPartition, Long> ends(Collection<TopicPartition> partitions) throws InterruptedException {
        return of(partitions, OffsetSpec.latest(), IsolationLevel.READ_UNCOMMITTED);
    }

    private Map<TopicPartition, Long> of(Collection<TopicPartition> partitions, OffsetSpec where, IsolationLevel level)
            throws InterruptedException {
        Map<TopicPartition, OffsetSpec> asked = partitions.stream()
                .collect(Collectors.toMap(Function.identity(), partition -> where));
        Map<TopicPartition, ListOffsetsResultInfo> found = AdminAnswer
                .await(admin.listOffsets(asked, new ListOffsetsOptions(level).timeoutMs(patienceMillis)).all());
        return found.entrySet().stream().collect(Collectors.toMap(Map.Entry::getKey, end -> end.getValue().offset()));
    }
}
