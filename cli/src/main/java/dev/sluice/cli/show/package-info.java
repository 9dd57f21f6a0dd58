/**
 * What is printed: JSON documents, tables, the live line. Pure but for {@link dev.sluice.cli.show.Terminal}.
 */
@NullMarked
package dev.sluice.cli.show;

import org.jspecify.annotations.NullMarked;
