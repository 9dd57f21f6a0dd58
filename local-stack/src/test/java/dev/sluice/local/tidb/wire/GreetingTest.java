package dev.sluice.local.tidb.wire;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.buffer.Buffer;
import org.junit.jupiter.api.Test;

class GreetingTest {

    private static final int AFTER_VERSION = 1 + "8.0.11-TiDB".length() + 1;

    @Test
    void hidesWhatWouldHideThePackets() {
        // Given
        Buffer greeting = new PacketWriter().octet(10)
                .rest("8.0.11-TiDB")
                .octet(0)
                .unsignedInt(7)
                .rest("scramble")
                .octet(0)
                .unsignedShort(0xFFFE)
                .octet(45)
                .unsignedShort(2)
                .unsignedShort(0xFFFF)
                .octet(21)
                .octets(new byte[]{1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
                .rest("restofscrambl")
                .octet(0)
                .payload();

        // When
        Buffer restricted = Greeting.restricted(greeting);

        // Then
        int low = restricted.getUnsignedShortLE(AFTER_VERSION + 13);
        int high = restricted.getUnsignedShortLE(AFTER_VERSION + 18);
        assertThat((low | ((long) high << 16)) & 0x0C00_0820).isZero();
        assertThat(low & 1).isEqualTo(1);
        assertThat(restricted.getBytes(AFTER_VERSION + 21, AFTER_VERSION + 31)).containsOnly(0);
        assertThat(restricted.length()).isEqualTo(greeting.length());
        assertThat(restricted.getString(1, 12)).isEqualTo("8.0.11-TiDB");
    }

    @Test
    void leavesARefusalAsItIs() {
        // Given
        Buffer refusal = new PacketWriter().octet(0xFF).unsignedShort(1040).rest("Too many connections").payload();

        // Then
        assertThat(Greeting.restricted(refusal)).isEqualTo(refusal);
    }
}
