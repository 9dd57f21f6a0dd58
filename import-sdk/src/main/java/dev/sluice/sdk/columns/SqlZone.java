package dev.sluice.sdk.columns;

import dev.sluice.sdk.head.HeadFault;
import dev.sluice.sdk.head.Setting;
import dev.sluice.sdk.head.SqlHead;
import dev.sluice.sdk.zone.DataZone;
import dev.sluice.sdk.zone.NamedZone;
import java.util.List;
import java.util.Optional;

/** The zone that a SQL file sets for its session, by its beginning. */
final class SqlZone {

    private SqlZone() {}

    /** Empty for a file that sets none. */
    static Optional<NamedZone> of(String file, SqlHead head) {
        return head.timeZones()
                .stream()
                .findFirst()
                .map(said -> new NamedZone(DataZone.of(said.value()), file + ":" + said.line()));
    }

    /** What stands against it: TiDB has no such zone, or there are two. */
    static Optional<HeadFault> fault(SqlHead head) {
        List<Setting> all = head.timeZones();
        for (Setting said : all) {
            try {
                if (!DataZone.of(said.value()).isSameAs(DataZone.of(all.getFirst().value()))) {
                    return Optional.of(new HeadFault(said.line(), "sets time zone " + said.value() + ", and line "
                            + all.getFirst().line() + " " + all.getFirst().value()
                            + ", but TiDB reads the whole file in"
                            + " one", "make a file for each"));
                }
            } catch (IllegalArgumentException e) {
                return Optional.of(new HeadFault(said.line(), "sets a time zone that cannot be: " + e.getMessage(),
                        ""));
            }
        }
        return Optional.empty();
    }
}
