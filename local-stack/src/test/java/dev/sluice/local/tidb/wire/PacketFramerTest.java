package dev.sluice.local.tidb.wire;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.buffer.Buffer;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PacketFramerTest {

    private final List<String> packets = new ArrayList<>();
    private final PacketFramer framer = new PacketFramer((sequence, payload, continues) -> packets.add(
            sequence + ":" + (payload.length() < 100 ? payload.toString() : "long") + ":" + continues));

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 7, 100})
    void findsThePacketsHoweverTheStreamIsCut(int pieceLength) {
        // Given
        Buffer stream = Buffer.buffer()
                .appendBuffer(PacketWriter.framed(0, Buffer.buffer("first")))
                .appendBuffer(PacketWriter.framed(1, Buffer.buffer()))
                .appendBuffer(PacketWriter.framed(255, Buffer.buffer("third")));

        // When
        for (int start = 0; start < stream.length(); start += pieceLength) {
            framer.handle(stream.getBuffer(start, Math.min(stream.length(), start + pieceLength)));
        }

        // Then
        assertThat(packets).containsExactly("0:first:false", "1::false", "255:third:false");
    }

    @Test
    void tellsWhatContinuesALongMessage() {
        // When
        framer.handle(PacketWriter.framed(0, Buffer.buffer(new byte[PacketFramer.MAX_PAYLOAD])));
        framer.handle(PacketWriter.framed(1, Buffer.buffer("end")));
        framer.handle(PacketWriter.framed(0, Buffer.buffer("next")));

        // Then
        assertThat(packets).containsExactly("0:long:false", "1:end:true", "0:next:false");
    }
}
