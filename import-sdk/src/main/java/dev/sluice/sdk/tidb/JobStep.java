package dev.sluice.sdk.tidb;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/**
 * The step in which a running job is.
 *
 * @param name           TiDB's word: {@code init}, {@code import}, {@code encode}, {@code merge-sort}, {@code ingest}, …
 * @param done           what this step has done, 0 to 1; empty when TiDB does not count it
 * @param processedBytes bytes done; empty when the step counts conflicts or nothing
 * @param totalBytes     bytes to do
 * @param bytesPerSecond its speed
 * @param remaining      TiDB's guess
 */
public record JobStep(String name, OptionalDouble done, OptionalLong processedBytes, OptionalLong totalBytes,
        OptionalLong bytesPerSecond, Optional<Duration> remaining) {}
