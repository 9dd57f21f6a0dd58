package dev.sluice.local.tidb.wire;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PacketReaderTest {

    @ParameterizedTest
    @ValueSource(longs = {0, 250, 251, 252, 65_535, 65_536, 16_777_215, 16_777_216, Long.MAX_VALUE})
    void readsTheIntegersThatTheWriterWrites(long value) {
        assertThat(new PacketReader(new PacketWriter().integer(value).payload(), 0).integer()).isEqualTo(value);
    }

    @Test
    void readsTextAndNull() {
        // Given
        var row = new PacketWriter().text("naïve 🙂").octet(0xFB).text("").payload();

        // When
        var reader = new PacketReader(row, 0);

        // Then
        assertThat(reader.text()).isEqualTo("naïve 🙂");
        assertThat(reader.text()).isNull();
        assertThat(reader.text()).isEmpty();
        assertThat(reader.hasMore()).isFalse();
    }
}
