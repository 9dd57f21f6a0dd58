package dev.sluice.scanner;

import dev.sluice.event.Manifest;
import dev.sluice.sdk.plan.DumpRequest;
import dev.sluice.sdk.store.SourceUri;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * A manifest, each part of which means something.
 *
 * @param dump    takes a wildcard anywhere
 * @param before  what another tool has done of it
 */
record CheckedManifest(SourceUri source, DumpRequest dump, EarlierWork before) {

    /** @throws InvalidRequestException listing all that is wrong */
    static CheckedManifest of(Manifest manifest) {
        List<String> problems = new ArrayList<>();
        Optional<SourceUri> source = part(problems, () -> SourceUri.parse(manifest.source().uri()));
        Optional<DumpRequest> dump = part(problems, manifest::dumpRequest);
        if (!problems.isEmpty()) {
            throw new InvalidRequestException(String.join("\n", problems));
        }
        return new CheckedManifest(source.orElseThrow(), dump.orElseThrow(), EarlierWork.of(manifest.doneBefore()));
    }

    private static <T> Optional<T> part(List<String> problems, Supplier<T> read) {
        try {
            return Optional.of(read.get());
        } catch (IllegalArgumentException e) {
            problems.add(String.valueOf(e.getMessage()));
            return Optional.empty();
        }
    }
}
