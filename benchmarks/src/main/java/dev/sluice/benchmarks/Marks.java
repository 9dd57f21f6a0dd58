package dev.sluice.benchmarks;

import java.util.Collection;
import java.util.Locale;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;

/** Runs all benchmarks and prints what they come to. Run it with a heap of 512 MiB: that it ends is one of the marks. */
public final class Marks {
    private static final int FEW = 100_000;
    private static final int MANY = 1_000_000;

    private Marks() {}

    public static void main(String[] arguments) throws RunnerException {
        Collection<RunResult> results = new Runner(new OptionsBuilder()
                .include("dev\\.sluice\\.benchmarks\\..*")
                .build()).run();
        double sluice = milliseconds(results, "ListingBenchmark.sluice");
        System.out.printf(Locale.ROOT, "%nlisting 1,000,000 objects, 50 ms a page of 1,000%n");
        say("of the speed of sixteen plain loops (mark: 0.80)", milliseconds(results, "sixteenLoops") / sluice);
        say("times as fast as one loop (mark: 3.00)", milliseconds(results, "oneLoop") / sluice);
        say("MiB of heap in use at 100,000 objects", mebibytes(HeapInUse.listing(FEW)));
        say("MiB of heap in use at 1,000,000 objects (mark: as before)", mebibytes(HeapInUse.listing(MANY)));
        System.out.printf(Locale.ROOT, "%nfinding the tables and patterns of 1,000,000 files of 10,000 tables%n");
        say("seconds (mark: 10.00)", milliseconds(results, "DiscoveryBenchmark.scan") / 1_000);
        say("MiB of heap in use for 100,000 files", mebibytes(HeapInUse.with(() -> DiscoveryBenchmark.discover(FEW))));
        say("MiB of heap in use for 1,000,000 files (mark: 512.00)",
                mebibytes(HeapInUse.with(() -> DiscoveryBenchmark.discover(MANY))));
    }

    private static double milliseconds(Collection<RunResult> results, String benchmark) {
        return results.stream()
                .filter(result -> result.getParams().getBenchmark().endsWith(benchmark))
                .mapToDouble(result -> result.getPrimaryResult().getScore())
                .findFirst()
                .orElseThrow();
    }

    private static double mebibytes(long bytes) {
        return bytes / (double) (1 << 20);
    }

    private static void say(String what, double value) {
        System.out.printf(Locale.ROOT, "  %8.2f %s%n", value, what);
    }
}
