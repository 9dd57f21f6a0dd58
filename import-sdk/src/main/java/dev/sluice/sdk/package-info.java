/**
 * The Import SDK: find the tables of a dump, write their {@code IMPORT INTO} statements, run and watch the jobs.
 *
 * <p>It knows no Kafka. Each part is usable alone: {@code scan} (files to tables), {@code ddl} (schema files),
 * {@code statement} (SQL text) and {@code tidb} (jobs). Only {@code tidb} talks to a server, only {@code store} to files.
 */
@NullMarked
package dev.sluice.sdk;

import org.jspecify.annotations.NullMarked;
