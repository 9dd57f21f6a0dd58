/**
 * The grammar of TiDB's import statements: {@code IMPORT INTO}, {@code SHOW IMPORT JOB(S)},
 * {@code SHOW IMPORT GROUP(S)} and {@code CANCEL IMPORT JOB}, as TiDB 9.0 reads them.
 *
 * <p>Text in, records out; nothing here looks at a table, a file or a clock, and it depends on no other package.
 * Start at {@link dev.sluice.local.tidb.statement.TidbStatements}.
 */
@NullMarked
package dev.sluice.local.tidb.statement;

import org.jspecify.annotations.NullMarked;
