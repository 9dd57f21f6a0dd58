/**
 * LocalTidb: a stand-in for TiDB on one machine, for laptops and tests.
 *
 * <p>A MariaDB server ({@code server}) behind a relay ({@code wire}) that answers TiDB's import statements
 * ({@code statement}, {@code plan}, {@code job}) and loads the rows for real ({@code load}). It is documented as a
 * stand-in: all other SQL is MariaDB's. Start at {@link dev.sluice.local.tidb.LocalTidb}.
 */
@NullMarked
package dev.sluice.local.tidb;

import org.jspecify.annotations.NullMarked;
