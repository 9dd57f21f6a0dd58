/**
 * The stack in this JVM: a data directory with one owner at a time, a broker, a stand-in TiDB and the three services.
 *
 * <p>Start at {@link dev.sluice.cli.local.Surroundings}, which finds or starts what a command needs.
 */
@NullMarked
package dev.sluice.cli.local;

import org.jspecify.annotations.NullMarked;
