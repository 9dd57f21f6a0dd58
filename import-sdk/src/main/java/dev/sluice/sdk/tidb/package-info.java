/**
 * Talks to TiDB: sessions, import jobs, and what its errors mean.
 *
 * <p>Start with {@link dev.sluice.sdk.tidb.JobManager}; it needs a {@link dev.sluice.sdk.tidb.TidbSession}, which
 * {@link dev.sluice.sdk.tidb.VertxSessions} opens. Only the {@code Vertx…} types know the driver; everything else works
 * with any session, so it is tested with a fake one. All calls block, with a deadline.
 */
@NullMarked
package dev.sluice.sdk.tidb;

import org.jspecify.annotations.NullMarked;
