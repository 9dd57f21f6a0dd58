/**
 * The parts of the SDK put together for a program that imports one source into one target.
 *
 * <p>Start at {@link dev.sluice.sdk.kit.ImportSdk}. It only wires: every part is in a package of its own and works alone.
 */
@NullMarked
package dev.sluice.sdk.kit;

import org.jspecify.annotations.NullMarked;
