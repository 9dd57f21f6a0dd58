/**
 * What exists in a target, and creating there what a dump defines.
 *
 * <p>Works over {@code tidb} sessions and runs the plans of {@code ddl}. Start at {@code SchemaCreation}.
 */
@NullMarked
package dev.sluice.sdk.schema;

import org.jspecify.annotations.NullMarked;
