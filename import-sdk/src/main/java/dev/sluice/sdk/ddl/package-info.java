/**
 * What a dump's schema files may do to a target: they are cut into statements, only {@code CREATE DATABASE}, {@code TABLE}
 * and {@code VIEW} are let through, and those under the names that the files' own names say.
 *
 * <p>Reads files, runs nothing. Start at {@code DdlPlan}.
 */
@NullMarked
package dev.sluice.sdk.ddl;

import org.jspecify.annotations.NullMarked;
