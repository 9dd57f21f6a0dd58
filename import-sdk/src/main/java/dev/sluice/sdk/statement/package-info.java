/**
 * The text of {@code IMPORT INTO}: options, CSV rules, quoting. Pure; it talks to nobody.
 *
 * <p>Start with {@link dev.sluice.sdk.statement.SqlGenerator}. Every literal and identifier that any part of Sluice puts
 * into a statement goes through {@link dev.sluice.sdk.statement.SqlText}; every text that may hold a URI with keys goes
 * through {@link dev.sluice.sdk.statement.Secrets} before a person can see it.
 */
@NullMarked
package dev.sluice.sdk.statement;

import org.jspecify.annotations.NullMarked;
