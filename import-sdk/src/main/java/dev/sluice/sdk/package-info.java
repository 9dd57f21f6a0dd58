/**
 * The Import SDK: find the tables of a dump, write their {@code IMPORT INTO} statements, run and watch the jobs.
 *
 * <p>It knows no Kafka. Each part is usable alone: {@code scan} (files to tables), {@code ddl} (schema files to
 * statements), {@code schema} (running those), {@code statement} (SQL text) and {@code tidb} (jobs); {@code kit} puts them
 * together. Only {@code tidb} connects to a server, only {@code store} opens files.
 */
@NullMarked
package dev.sluice.sdk;

import org.jspecify.annotations.NullMarked;
