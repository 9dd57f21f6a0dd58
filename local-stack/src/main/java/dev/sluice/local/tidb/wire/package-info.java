/**
 * A relay in front of a MySQL server that answers chosen statements itself and passes everything else on untouched.
 *
 * <p>The server keeps doing the log-in, the sessions and all other SQL; only its greeting is changed. Replies are
 * followed to their last packet, so an answer of ours is never written into the middle of one of the server's. Knows
 * nothing of TiDB. Start at {@link dev.sluice.local.tidb.wire.MySqlRelay} and
 * {@link dev.sluice.local.tidb.wire.RelaySession}. Outside facts are from MySQL's client/server protocol manual.
 */
@NullMarked
package dev.sluice.local.tidb.wire;

import org.jspecify.annotations.NullMarked;
