package dev.sluice.event;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LeftOutTest {

    @Test
    void namesTheFirstTwentyAndCountsAll() {
        // When
        LeftOut ignored = LeftOut.of(IntStream.range(0, 1000).mapToObj(i -> i + ".dat").toList());

        // Then
        assertThat(ignored.count()).isEqualTo(1000);
        assertThat(ignored.named()).hasSize(20).startsWith("0.dat").endsWith("19.dat");
    }

    @Test
    void keepsTheEndOfALongName() {
        assertThat(LeftOut.of(List.of("x".repeat(900) + "/orders.dat")).named()).singleElement()
                .asString()
                .hasSize(121)
                .startsWith("…x")
                .endsWith("/orders.dat");
        assertThat(LeftOut.of(List.of("😀".repeat(100) + "a")).named()).singleElement().asString().hasSize(120);
    }
}
