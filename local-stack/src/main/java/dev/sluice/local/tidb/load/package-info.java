/**
 * Brings the rows of a plan's files into MariaDB: CSV, SQL and Parquet, plain or compressed.
 *
 * <p>Depends on {@code plan}, JDBC and the decoders. Start at {@link dev.sluice.local.tidb.load.TableLoader}.
 */
@NullMarked
package dev.sluice.local.tidb.load;

import org.jspecify.annotations.NullMarked;
