package dev.sluice.sdk.zone;

import java.util.Optional;

/** In which zone the rows of a table are, and why. */
public sealed interface TableZone {

    /** The request says it. */
    record Asked(DataZone zone) implements TableZone {}

    /** A file of the table says it. */
    record Named(NamedZone by) implements TableZone {}

    /**
     * Nobody says it, so it is as if the rows were typed in at the target.
     *
     * @param zone of its new sessions; empty when it was not asked
     */
    record Servers(Optional<DataZone> zone) implements TableZone {}

    /** Of a table for which nobody was asked. */
    static TableZone unknown() {
        return new Servers(Optional.empty());
    }

    /** The zone; empty when only a target knows it that was not asked. */
    default Optional<DataZone> known() {
        return switch (this) {
            case Asked(DataZone zone) -> Optional.of(zone);
            case Named(NamedZone by) -> Optional.of(by.zone());
            case Servers(Optional<DataZone> zone) -> zone;
        };
    }

    /** For people: the zone and who says so, without a verb. */
    default String sentence() {
        return switch (this) {
            case Asked(DataZone zone) -> zone + ", as asked for";
            case Named(NamedZone by) -> by.zone() + ", as " + by.place() + " says";
            case Servers(Optional<DataZone> zone) -> zone.map(known -> known + ", ").orElse("")
                    + "the target's (@@global.time_zone), because neither request nor files name one";
        };
    }
}
