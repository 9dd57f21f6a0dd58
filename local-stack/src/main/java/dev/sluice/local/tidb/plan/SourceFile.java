package dev.sluice.local.tidb.plan;

import java.nio.file.Path;

/** A data file; {@code bytes} counts what is stored, compressed or not. */
public record SourceFile(Path path, long bytes) {}
