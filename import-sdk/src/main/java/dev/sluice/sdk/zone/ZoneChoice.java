package dev.sluice.sdk.zone;

import dev.sluice.sdk.TableName;
import dev.sluice.sdk.check.Problem;
import dev.sluice.sdk.zone.TableZone.Asked;
import dev.sluice.sdk.zone.TableZone.Named;
import dev.sluice.sdk.zone.TableZone.Servers;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Decides in which zone the rows of a table are. Who asks for a zone has it; else the table's own files say it; else it is
 * that of the target's new sessions.
 *
 * @param asked   the zone that the request names, if any
 * @param servers that of the target's new sessions; empty when it is not asked
 */
public record ZoneChoice(Optional<DataZone> asked, Optional<DataZone> servers) {

    /**
     * Decides for one table. One statement reads all its files alike.
     *
     * @param data    what its SQL files with rows say
     * @param schema  what its schema file says, which counts when no data file says anything: one tool has written both
     * @param problem told when files contradict the request or each other
     */
    public TableZone of(TableName table, List<FileZone> data, Optional<NamedZone> schema,
            Consumer<Problem> problem) {
        List<NamedZone> named = data.stream().map(FileZone::zone).flatMap(Optional::stream).toList();
        if (asked.isPresent()) {
            named.stream()
                    .filter(other -> !other.zone().isSameAs(asked.get()))
                    .findFirst()
                    .ifPresent(other -> problem.accept(otherThanAsked(table, other)));
            return new Asked(asked.get());
        }
        if (named.isEmpty()) {
            return schema.<TableZone>map(Named::new).orElseGet(() -> new Servers(servers));
        }
        NamedZone first = named.getFirst();
        named.stream()
                .filter(other -> !other.zone().isSameAs(first.zone()))
                .findFirst()
                .ifPresent(other -> problem.accept(differing(table, first, other)));
        data.stream()
                .filter(file -> file.zone().isEmpty())
                .findFirst()
                .ifPresent(silent -> problem.accept(silent(table, first, silent.file())));
        return new Named(first);
    }

    private Problem otherThanAsked(TableName table, NamedZone other) {
        return new Problem(table + ": time zone " + asked.orElseThrow() + " is asked for, but " + other.place()
                + " names " + other.zone(), "ask for no zone, so that the file's counts, or correct the file");
    }

    private static Problem differing(TableName table, NamedZone first, NamedZone other) {
        return new Problem(table + ": one import reads all files alike, but " + first.place() + " names time zone "
                + first.zone() + ", " + other.place() + " names " + other.zone(),
                "write all its files in one zone, or import them one after the other");
    }

    private static Problem silent(TableName table, NamedZone first, String file) {
        return new Problem(table + ": one import reads all files alike, but " + first.place() + " names time zone "
                + first.zone() + ", and " + file + " names none", "if it is in the same zone, say so with"
                        + " timeZone (--time-zone " + first.zone() + ")");
    }
}
