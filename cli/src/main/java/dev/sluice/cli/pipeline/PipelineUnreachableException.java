package dev.sluice.cli.pipeline;

import org.jspecify.annotations.Nullable;

/** Kafka, or the services behind it, do not answer. What was sent may still be carried out later. */
public final class PipelineUnreachableException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public PipelineUnreachableException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
