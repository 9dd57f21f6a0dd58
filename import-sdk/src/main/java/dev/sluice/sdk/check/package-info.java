/**
 * What is looked at before an import, and how it is told: {@link dev.sluice.sdk.check.Check} names each look,
 * {@link dev.sluice.sdk.check.Finding} says what was seen and what to do, {@link dev.sluice.sdk.check.Report} is all of it.
 *
 * <p>Values and pure decisions; who gathers facts stands outside.
 */
@NullMarked
package dev.sluice.sdk.check;

import org.jspecify.annotations.NullMarked;
