package dev.sluice.sdk.zone;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.sdk.TableName;
import dev.sluice.sdk.check.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ZoneChoiceTest {
    private static final TableName TABLE = new TableName("shop", "orders");

    private final List<Problem> problems = new ArrayList<>();
    private final List<FileZone> data = new ArrayList<>();

    private TableZone chosen(Optional<String> asked, Optional<NamedZone> schema) {
        return new ZoneChoice(asked.map(DataZone::of), Optional.of(new DataZone("SYSTEM"))).of(TABLE, data, schema,
                problems::add);
    }

    private static NamedZone zone(String zone, String place) {
        return new NamedZone(DataZone.of(zone), place);
    }

    private void file(String name, String... zone) {
        data.add(new FileZone(name, List.of(zone).stream().findFirst().map(text -> zone(text, name + ":2"))));
    }

    @Test
    void takesTheZoneThatIsAskedForWhereNoFileNamesAnother() {
        // Given
        file("1.sql", "UTC");
        file("2.sql");
        // When
        TableZone zone = chosen(Optional.of("+00:00"), Optional.of(zone("+09:00", "schema.sql:1")));
        // Then: a schema file's zone is that of its defaults
        assertThat(zone).isEqualTo(new TableZone.Asked(DataZone.UTC));
        assertThat(zone.sentence()).isEqualTo("+00:00, as asked for");
        assertThat(problems).isEmpty();
    }

    @Test
    void refusesAFileThatNamesAnotherZoneThanIsAskedFor() {
        // Given
        file("1.sql", "+00:00");
        // When
        chosen(Optional.of("+08:00"), Optional.empty());
        // Then
        assertThat(problems).extracting(Problem::sentence)
                .containsExactly("shop.orders: time zone +08:00 is asked for, but 1.sql:2 names +00:00; ask for no"
                        + " zone, so that the file's counts, or correct the file");
    }

    @Test
    void takesTheZoneOfItsFiles() {
        // Given
        file("1.sql", "+00:00");
        file("2.sql", "UTC");
        // When
        TableZone zone = chosen(Optional.empty(), Optional.of(zone("+09:00", "schema.sql:1")));
        // Then
        assertThat(zone.sentence()).isEqualTo("+00:00, as 1.sql:2 says");
        assertThat(problems).isEmpty();
    }

    @Test
    void refusesFilesThatDiffer() {
        // Given
        file("1.sql", "+00:00");
        file("2.sql", "+01:00");
        // When
        chosen(Optional.empty(), Optional.empty());
        // Then
        assertThat(problems).extracting(Problem::sentence)
                .containsExactly("shop.orders: one import reads all files alike, but 1.sql:2 names time zone +00:00,"
                        + " 2.sql:2 names +01:00; write all its files in one zone, or import them one after the other");
    }

    @Test
    void refusesAFileThatNamesNoneBesideOneThatDoes() {
        // Given
        file("1.sql");
        file("2.sql", "+00:00");
        // When
        chosen(Optional.empty(), Optional.empty());
        // Then
        assertThat(problems).extracting(Problem::sentence)
                .containsExactly("shop.orders: one import reads all files alike, but 2.sql:2 names time zone +00:00,"
                        + " and 1.sql names none; if it is in the same zone, say so with timeZone (--time-zone"
                        + " +00:00)");
    }

    @Test
    void takesTheZoneOfTheSchemaFileWhereNoDataFileNamesOne() {
        // Given
        file("1.sql");
        // When
        TableZone zone = chosen(Optional.empty(), Optional.of(zone("+00:00", "schema.sql:1")));
        // Then
        assertThat(zone.known()).contains(DataZone.UTC);
        assertThat(zone.sentence()).isEqualTo("+00:00, as schema.sql:1 says");
    }

    @Test
    void leavesItToTheTargetWhereNobodyNamesOne() {
        // When
        TableZone zone = chosen(Optional.empty(), Optional.empty());
        // Then
        assertThat(zone.known()).contains(new DataZone("SYSTEM"));
        assertThat(zone.sentence()).isEqualTo("SYSTEM, the target's (@@global.time_zone), because neither request nor"
                + " files name one");
        assertThat(TableZone.unknown().known()).isEmpty();
        assertThat(TableZone.unknown().sentence()).startsWith("the target's (@@global.time_zone)");
        assertThat(problems).isEmpty();
    }
}
