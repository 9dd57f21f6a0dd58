package dev.sluice.sdk.scan;

import dev.sluice.sdk.TableName;

/** A view of a dump; its placeholder table is left out. */
public record SourceView(TableName name, SchemaFile schemaFile) {}
