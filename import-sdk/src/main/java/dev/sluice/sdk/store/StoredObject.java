package dev.sluice.sdk.store;

import java.time.Instant;

/**
 * One file of a source.
 *
 * @param key      its path relative to the source, parts joined by {@code /}; never starts with one
 * @param size     stored bytes, before any decompression
 * @param modified when it was last written, by the storage's clock
 */
public record StoredObject(String key, long size, Instant modified) {}
