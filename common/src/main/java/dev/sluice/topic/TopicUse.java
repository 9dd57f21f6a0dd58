package dev.sluice.topic;

import static org.apache.kafka.common.acl.AclOperation.READ;
import static org.apache.kafka.common.acl.AclOperation.WRITE;

import java.util.Set;
import org.apache.kafka.common.acl.AclOperation;

/** Who works with the topics. */
public enum TopicUse {
    /** Users and the command line: they order, and read what becomes of it. */
    CLIENT,
    /** A scanner, submitter or monitor. */
    SERVICE;

    /** What its principal has to be allowed to do with a topic. */
    Set<AclOperation> needs(Topics topics, Topic topic) {
        return switch (this) {
            case SERVICE -> Set.of(READ, WRITE);
            case CLIENT -> topic.equals(topics.importCommands())
                    ? Set.of(WRITE)
                    : topic.equals(topics.importStatus()) || topic.equals(topics.tableCheckpoints())
                            ? Set.of(READ)
                            : Set.of();
        };
    }
}
