package dev.sluice.topic;

import java.util.List;

/** A topic exists otherwise than declared. Not retried: a person must remove it or choose another prefix. */
public final class TopicMismatchException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public TopicMismatchException(List<String> problems) {
        super(String.join("; ", problems) + ". Delete it, or set topics.prefix to a prefix of its own");
    }
}
