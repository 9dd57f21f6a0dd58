package dev.sluice.sdk.zone;

import java.util.Optional;

/** In which zone the rows of a table are, and why. */
public sealed interface TableZone {

    /** The request says it. */
    record Asked(DataZone zone) implements TableZone {}

    /** A file of the table says it. */
    record Named(NamedZone by) implements TableZone {}

    /** Nobody says it, so it is as if the rows were typed in at the target: the zone of its new sessions. */
    record Servers() implements TableZone {}

    /** The zone; empty when only the target knows it. */
    default Optional<DataZone> known() {
        return switch (this) {
            case Asked(DataZone zone) -> Optional.of(zone);
            case Named(NamedZone by) -> Optional.of(by.zone());
            case Servers() -> Optional.empty();
        };
    }

    /** For people: the zone and who says so, without a verb. */
    default String sentence() {
        return switch (this) {
            case Asked(DataZone zone) -> zone + ", as asked for";
            case Named(NamedZone by) -> by.zone() + ", as " + by.place() + " says";
            case Servers() -> "the target's (@@global.time_zone), since neither request nor files name one";
        };
    }
}
