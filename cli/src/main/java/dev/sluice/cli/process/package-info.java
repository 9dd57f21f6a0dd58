/**
 * One service as a process of its own: what it answers over HTTP, how it is told to end, and what keeps a second one from its
 * state.
 *
 * <p>Depends on the service skeleton and the configuration, on no particular service. Start at
 * {@link dev.sluice.cli.process.ServiceProcess}.
 */
@NullMarked
package dev.sluice.cli.process;

import org.jspecify.annotations.NullMarked;
