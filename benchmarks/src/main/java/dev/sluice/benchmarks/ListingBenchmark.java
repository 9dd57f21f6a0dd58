package dev.sluice.benchmarks;

import dev.sluice.sdk.store.StoredObject;
import dev.sluice.sdk.store.SyntheticStore;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
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
import org.openjdk.jmh.infra.Blackhole;

/** Lists a bucket whose pages take 50 ms each: as the SDK does, by the plainest parallel loop, and one page at a time. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(value = 1, jvmArgs = "-Xmx512m")
@Warmup(iterations = 1)
@Measurement(iterations = 3)
public class ListingBenchmark {

    @Param("1000000")
    public int objects;

    private SyntheticStore store() {
        return new SyntheticStore(objects, Duration.ofMillis(50));
    }

    @Benchmark
    public void sluice(Blackhole reader) {
        try (Stream<List<StoredObject>> pages = store().pages()) {
            pages.forEach(reader::consume);
        }
    }

    @Benchmark
    public void sixteenLoops(Blackhole reader) {
        store().listByShares(reader::consume);
    }

    @Benchmark
    @Warmup(iterations = 0)
    @Measurement(iterations = 1)
    public void oneLoop(Blackhole reader) {
        store().listOneByOne(reader::consume);
    }
}
