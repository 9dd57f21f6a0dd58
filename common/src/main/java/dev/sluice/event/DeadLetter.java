package dev.sluice.event;

/**
 * A record that could not be read or used, on {@code dead-letters}; the topic it came from goes on.
 *
 * @param topic     where it lay
 * @param reason    class of the reason: {@code unreadable}, {@code too-large}, {@code unknown-type}, {@code invalid}
 * @param detail    what was wrong, for a person; no credential
 * @param beginning the first 16 KiB of the record as text, scrubbed of what looks like a credential
 */
public record DeadLetter(String topic, int partition, long offset, String reason, String detail, String beginning) {}
