package dev.sluice.scanner;

import dev.sluice.event.Manifest;
import dev.sluice.sdk.plan.DumpRequest;
import dev.sluice.sdk.store.SourceUri;
import dev.sluice.sdk.tidb.SessionSettings;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * A manifest, each part of which means something.
 *
 * @param dump    takes a wildcard anywhere
 * @param before  what another tool has done of it
 * @param session how to talk to the target: with the {@code sql_mode} that the rows are converted under
 */
record CheckedManifest(SourceUri source, DumpRequest dump, EarlierWork before, SessionSettings session) {

    /** @throws InvalidRequestException listing all that is wrong */
    static CheckedManifest of(Manifest manifest) {
        List<String> problems = new ArrayList<>();
        Optional<SourceUri> source = part(problems, () -> SourceUri.parse(manifest.source().uri()));
        Optional<DumpRequest> dump = part(problems, manifest::dumpRequest);
        Optional<SessionSettings> session = part(problems, () -> session(manifest));
        if (!problems.isEmpty()) {
            throw new InvalidRequestException(String.join("\n", problems));
        }
        return new CheckedManifest(source.orElseThrow(), dump.orElseThrow(), EarlierWork.of(manifest.doneBefore()),
                session.orElseThrow());
    }

    private static <T> Optional<T> part(List<String> problems, Supplier<T> read) {
        try {
            return Optional.of(read.get());
        } catch (IllegalArgumentException e) {
            problems.add(String.valueOf(e.getMessage()));
            return Optional.empty();
        }
    }

    private static SessionSettings session(Manifest manifest) {
        return SessionSettings.DEFAULT
                .withSqlMode(Optional.ofNullable(manifest.sqlMode()).orElse(SessionSettings.STRICT_SQL_MODE));
    }
}
