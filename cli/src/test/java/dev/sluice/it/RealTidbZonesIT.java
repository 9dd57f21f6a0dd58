package dev.sluice.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.sdk.tidb.real.NeedsRealTidb;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** Servers whose clocks show another hour than UTC: no job is taken for another, and no TIMESTAMP moves. */
@NeedsRealTidb
@ParameterizedClass
@EnumSource
class RealTidbZonesIT {
    @TempDir
    private static Path directory;
    private static Cell cell;

    @Parameter
    private Zone zone;

    /** Where the server stands, and {@code 2024-01-01 08:00:00} there in seconds since 1970. */
    enum Zone {
        AHEAD_OF_UTC("Asia/Tokyo", "1704063600"), BEHIND_UTC("America/New_York", "1704114000");

        private final String name;
        private final String eight;

        Zone(String name, String eight) {
            this.name = name;
            this.eight = eight;
        }
    }

    @BeforeParameterizedClassInvocation
    static void start(Zone zone) throws Exception {
        Path own = directory.resolve(zone.name());
        cell = Cell.whole(own.resolve("cell"), RealCellTidb.in(own.resolve("tidb"), zone.name));
    }

    @AfterParameterizedClassInvocation
    static void stop() throws Exception {
        cell.close();
    }

    @Test
    void importsAnewWhatWasDroppedAndAdoptsNoOlderJob() throws Exception {
        // Given
        Dump dump = Dump.in(fresh("anew")).database("anew").table("anew", "t", 3);
        cell.startImport("anew-1", dump.directory());
        cell.awaitImport("anew-1", "finished");
        cell.execute("DROP DATABASE anew");

        // When
        cell.startImport("anew-2", dump.directory());

        // Then
        cell.awaitImport("anew-2", "finished");
        assertThat(cell.tidb.acceptedStatements("anew", "t")).isEqualTo(2);
        assertThat(cell.sql("SELECT COUNT(*) FROM anew.t")).isEqualTo("3");
    }

    @Test
    void adoptsTheJobWhoseAnswerWasLost() throws Exception {
        // Given
        Dump dump = Dump.in(fresh("lost")).database("lost").table("lost", "t", 3);
        cell.tidb.controls().cutNextImport();

        // When
        cell.startImport("lost", dump.directory());

        // Then
        cell.awaitImport("lost", "finished");
        assertThat(cell.tidb.acceptedStatements("lost", "t")).isEqualTo(1);
        assertThat(cell.sql("SELECT COUNT(*) FROM lost.t")).isEqualTo("3");
    }

    @Test
    void readsTimestampsInTheZoneOfTheServerUnlessAFileOrTheUserNamesOne() throws Exception {
        // Given
        Path source = Path.of("src/test/resources/reports/26-timestamps-and-zones").toRealPath();

        // When
        cell.startImport("server", source);
        cell.awaitImport("server", "finished");

        // Then
        assertThat(cell.sql("SELECT UNIX_TIMESTAMP(ts), dt FROM b26.c")).isEqualTo(
                zone.eight + ",2024-01-01 08:00:00");
        assertThat(cell.sql("SELECT UNIX_TIMESTAMP(ts), dt FROM b26.s")).isEqualTo("1704067200,2024-01-01 08:00:00");

        // When
        cell.execute("TRUNCATE b26.c");
        cell.startImport("user", source, manifest -> manifest.put("timeZone", "+05:30")
                .putArray("filter")
                .add("b26.c"));
        cell.awaitImport("user", "finished");

        // Then
        assertThat(cell.sql("SELECT UNIX_TIMESTAMP(ts), dt FROM b26.c")).isEqualTo("1704076200,2024-01-01 08:00:00");
    }

    private Path fresh(String name) {
        return cell.directory().resolve("dump-" + name);
    }
}
