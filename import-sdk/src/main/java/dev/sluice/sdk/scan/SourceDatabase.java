package dev.sluice.sdk.scan;

import java.util.Optional;

/** A database of a dump; without a file of its own when only its tables mention it. */
public record SourceDatabase(String name, Optional<SchemaFile> schemaFile) {}
