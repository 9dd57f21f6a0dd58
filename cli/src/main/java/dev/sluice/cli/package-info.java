/**
 * The command line: one class for each command, all of them subcommands of {@link dev.sluice.cli.Sluice}.
 *
 * <p>A command reads its options here and leaves the work to {@code settings} (options to a manifest), {@code local} (the
 * stack in this JVM), {@code pipeline} (talking to a pipeline over Kafka) and {@code show} (what is printed).
 */
@NullMarked
package dev.sluice.cli;

import org.jspecify.annotations.NullMarked;
