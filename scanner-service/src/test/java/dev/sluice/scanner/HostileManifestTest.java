package dev.sluice.scanner;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.event.Command;
import dev.sluice.event.Command.StartImport;
import dev.sluice.sdk.hostile.HostileManifests;
import dev.sluice.wire.Json;
import dev.sluice.wire.UnreadableException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever a manifest holds, it is taken or refused in words; the scanner that gets the order goes on. */
class HostileManifestTest {
    private static final int REQUESTS = 1_000;

    private final List<String> wrong = new ArrayList<>();

    @Test
    void takesOrRefusesEachTextAtEachPlace() {
        HostileManifests.oneByOne().forEach(hostile -> look(hostile.place(), hostile.body()));
        assertThat(wrong).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void takesOrRefusesTextsAtSeveralPlaces(long seed) {
        Random random = new Random(seed);
        for (int request = 0; request < REQUESTS; request++) {
            look("seed " + seed + ", request " + request, HostileManifests.any(random));
        }
        assertThat(wrong).isEmpty();
    }

    private void look(String what, String body) {
        try {
            if (Json.read(body.getBytes(StandardCharsets.UTF_8), Command.class) instanceof StartImport start) {
                CheckedManifest.of(start.manifest());
            }
        } catch (UnreadableException | InvalidRequestException refused) {
            assertThat(refused.getMessage()).isNotBlank();
        } catch (RuntimeException | StackOverflowError e) {
            wrong.add(what + ": " + e + " for " + (body.length() < 1_500 ? body : body.substring(0, 1_500)));
        }
    }
}
