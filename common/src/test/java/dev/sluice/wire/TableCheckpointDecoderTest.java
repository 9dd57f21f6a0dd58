package dev.sluice.wire;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.checkpoint.AppliedOffsets;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TableCheckpointDecoderTest {

    private final TableCheckpointDecoder decoder = new TableCheckpointDecoder();

    @Test
    void takesTheKeysOfTablesOnly() {
        assertThat(decoder.key("nightly/shop/orders".getBytes(UTF_8))).contains("nightly/shop/orders");
        assertThat(decoder.key("nightly".getBytes(UTF_8))).isEmpty();
        assertThat(decoder.key(AppliedOffsets.KEY.getBytes(UTF_8))).isEmpty();
    }

    @Test
    void refusesAnotherRecordUnderATablesKey() {
        assertThatThrownBy(() -> decoder.value(Json.write(new AppliedOffsets(Map.of()))))
                .isInstanceOf(UnreadableException.class);
    }
}
