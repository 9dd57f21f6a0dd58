package dev.sluice.cli.stage;

import dev.sluice.event.Manifest;
import dev.sluice.sdk.check.Findings;
import dev.sluice.sdk.check.Problem;
import dev.sluice.sdk.check.Severity;
import dev.sluice.sdk.plan.Dump;
import dev.sluice.sdk.scan.Inventory;
import dev.sluice.sdk.store.ObjectStore;
import dev.sluice.sdk.store.SourceUri;
import dev.sluice.sdk.store.StoreCredentials;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** What is found of one dump: here, where its files are, and there, where an import reads them. */
final class Staging {
    private final Manifest manifest;
    private final SourceUri source;

    /** @param manifest as it is before the dump is staged */
    Staging(Manifest manifest) {
        this.manifest = manifest;
        this.source = SourceUri.parse(manifest.source().uri());
    }

    SourceUri source() {
        return source;
    }

    /**
     * Lists the files of this machine.
     *
     * @throws StageFailedException when they are no dump, or could not be read from the folder
     */
    Inventory here(SourceUri folder, StoreCredentials keys) {
        try (ObjectStore store = StagedFiles.open(source, folder, keys)) {
            return listed(store);
        }
    }

    /**
     * Makes sure that the import will find there what was found here: somebody else's file of a fitting name would bring its rows
     * too.
     *
     * @throws StageFailedException naming what is there beside
     */
    void requireNoMore(StagePlan plan, ObjectStore folder) {
        List<String> more = new ArrayList<>(StagePlan.of(listed(folder)).keys());
        more.removeAll(plan.keys());
        if (!more.isEmpty()) {
            throw new StageFailedException(
                    "cannot stage: the import would also read what Sluice has not written there: "
                            + String.join(", ", more) + "; remove it, or choose another --stage or --id");
        }
    }

    private Inventory listed(ObjectStore store) {
        Findings findings = new Findings();
        Optional<Dump> dump = Dump.list(store, manifest.dumpRequest(), findings);
        List<Problem> problems = new ArrayList<>(findings.of(Severity.CRITICAL)
                .stream()
                .map(finding -> new Problem(finding.seen(), finding.advice()))
                .toList());
        dump.ifPresent(found -> problems.addAll(found.emptiness(source.toString())));
        if (!problems.isEmpty()) {
            throw new StageFailedException(problems.stream().map(Problem::sentence).collect(Collectors.joining("\n")));
        }
        return dump.orElseThrow().inventory();
    }
}
