/** What Sluice promises about its speed, as measurements. Start with {@link dev.sluice.benchmarks.Marks}. */
@NullMarked
package dev.sluice.benchmarks;

import org.jspecify.annotations.NullMarked;
