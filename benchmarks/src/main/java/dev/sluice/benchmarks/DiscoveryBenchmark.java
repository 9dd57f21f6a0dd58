package dev.sluice.benchmarks;

import dev.sluice.sdk.scan.FileScanner;
import dev.sluice.sdk.scan.Inventory;
import dev.sluice.sdk.scan.ScanRequest;
import dev.sluice.sdk.scan.TableFilter;
import dev.sluice.sdk.scan.WildcardReach;
import dev.sluice.sdk.store.SyntheticStore;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** Gives every file of a dump its table, and every table its pattern, at a bucket that answers at once. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(value = 1, jvmArgs = "-Xmx512m")
@Warmup(iterations = 1)
@Measurement(iterations = 3)
public class DiscoveryBenchmark {

    /** A hundredth of them are tables. */
    @Param("1000000")
    public int objects;

    @Benchmark
    public Inventory scan() {
        return discover(objects);
    }

    static Inventory discover(int objects) {
        return new FileScanner(new SyntheticStore(objects, Duration.ZERO))
                .scan(new ScanRequest(TableFilter.parse(TableFilter.DEFAULT_RULES), WildcardReach.LAST_SEGMENT));
    }
}
