package dev.sluice.sdk.parquet;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.sdk.store.FakeStore;
import dev.sluice.sdk.store.ObjectStore;
import dev.sluice.sdk.store.StoredObject;
import java.lang.reflect.Proxy;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ParquetFootersTest {

    private static ParquetFooter read(byte[] file) {
        return new ParquetFooters(new FakeStore().put("f", file))
                .of(new StoredObject("f", file.length, FakeStore.MODIFIED));
    }

    @ParameterizedTest
    @ValueSource(strings = {"codec-none", "codec-snappy", "codec-gzip", "codec-zstd", "pages-2-none",
        "type-uint32-small", "type-uint32-null", "type-decimal", "type-decimal-int", "type-int96", "type-time",
        "type-uuid", "type-bool", "encoding-split-double", "encoding-delta"})
    void takesWhatTidbReads(String name) {
        ParquetFooter footer = read(ParquetFile.of(name));
        assertThat(footer.fault()).isEmpty();
        assertThat(footer.columns()).containsExactly("id", "v");
        assertThat(footer.rows()).isEqualTo(2);
    }

    @ParameterizedTest
    @CsvSource({
        "codec-lz4,column id is compressed by LZ4_RAW",
        "codec-lz4-hadoop,column id is compressed by LZ4",
        "codec-brotli,column id is compressed by BROTLI",
        "pages-2-snappy,has compressed data pages of version 2",
        "type-list,column v is of type LIST",
        "type-map,column v is of type MAP",
        "type-struct,column v is of type STRUCT",
        "type-float16,column v is of type FLOAT16",
        "type-uint32,column v is an unsigned number of 32 bits",
        "type-uint32-unknown,column v is an unsigned number of 32 bits",
        "encoding-split-int,column v is encoded as BYTE_STREAM_SPLIT",
        "encoding-rle-bool,column v is encoded as RLE"})
    void refusesWhatTidbDoesNotReadNamingColumnAndWhatItIs(String name, String because) {
        assertThat(read(ParquetFile.of(name)).fault()).get()
                .satisfies(fault -> assertThat(fault.what()).startsWith(because))
                .satisfies(fault -> assertThat(fault.advice()).isNotEmpty());
    }

    @Test
    void tellsColumnsAndRows() {
        assertThat(read(ParquetFile.of("reordered")).columns()).containsExactly("V", "Id");
        assertThat(read(ParquetFile.of("no-rows")).rows()).isZero();
        assertThat(read(ParquetFile.of("named-twice")).columns()).containsExactly("id", "id");
        assertThat(read(ParquetFile.of("groups")).rows()).isEqualTo(3_000);
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "PAR1PAR1", "PAR1    PAR1", "id,v\n1,a\n2,b\n3,c\n", "0123456789PARE", "xxxxPAR1"})
    void refusesWhatIsNoParquetFile(String content) {
        assertThat(read(content.getBytes(UTF_8)).fault()).get()
                .extracting(ParquetFault::what)
                .asString()
                .containsAnyOf("is no Parquet file", "cannot be read", "is encrypted");
    }

    @Test
    void refusesADamagedFooterAndNeverFails() {
        byte[] file = ParquetFile.of("codec-none");
        for (long seed = 0; seed < 2_000; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            byte[] damaged = Arrays.copyOf(file, file.length);
            for (int i = 0; i < 3; i++) {
                damaged[file.length - 9 - random.nextInt(300)] = (byte) random.nextInt();
            }
            assertThat(read(damaged)).as("seed %s", seed).isNotNull();
        }
    }

    @ParameterizedTest
    @CsvSource({"codec-none,1", "groups,3"})
    void readsNoMoreThanTheEnd(String name, int requests) {
        // Given
        byte[] file = ParquetFile.of(name);
        AtomicInteger reads = new AtomicInteger();
        FakeStore store = new FakeStore().put("f", file);
        ObjectStore counting = (ObjectStore) Proxy.newProxyInstance(getClass().getClassLoader(),
                new Class<?>[]{ObjectStore.class}, (proxy, method, args) -> {
                    assertThat(method.getName()).isEqualTo("read");
                    reads.incrementAndGet();
                    return method.invoke(store, args);
                });

        // When
        new ParquetFooters(counting).of(new StoredObject("f", file.length, FakeStore.MODIFIED));

        // Then
        assertThat(reads).hasValue(requests);
    }
}
