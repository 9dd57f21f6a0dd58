package dev.sluice.cli.settings;

import static dev.sluice.sdk.statement.CsvRules.DEFAULT;
import static java.util.Objects.requireNonNullElse;

import dev.sluice.event.CsvSettings;
import dev.sluice.event.Manifest;
import dev.sluice.sdk.scan.WildcardReach;
import dev.sluice.sdk.statement.ImportOption;
import dev.sluice.sdk.statement.InvalidOptionException;
import dev.sluice.sdk.zone.DataZone;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Looks at a whole request before it is sent: what is wrong then lies on no topic, least of all a key in a source. The
 * scanner looks again, with fewer words of Lightning's.
 */
final class RequestChecks {

    private RequestChecks() {}

    static List<String> problems(Manifest manifest) {
        List<String> problems = new ArrayList<>();
        problems.addAll(manifest.objections());
        CsvChecks.check(rules(manifest.csv()), problems::add);
        part(problems, () -> requireTerminator(manifest));
        part(problems, () -> manifest.scanRequest(WildcardReach.EVERY_SEGMENT));
        part(problems, () -> Optional.ofNullable(manifest.timeZone()).ifPresent(DataZone::of));
        return problems.stream().distinct().toList();
    }

    private static void part(List<String> problems, Runnable read) {
        try {
            read.run();
        } catch (IllegalArgumentException e) {
            problems.add(String.valueOf(e.getMessage()));
        }
    }

    private static void requireTerminator(Manifest manifest) {
        if (manifest.importOptions().value(ImportOption.SPLIT_FILE).isPresent()
                && requireNonNullElse(manifest.csv().terminator(), "").isEmpty()) {
            throw new InvalidOptionException(
                    "mydumper.strict-format can not be used with empty mydumper.csv.terminator."
                            + " Please set mydumper.csv.terminator to a non-empty value like \"\\r\\n\"");
        }
    }

    private static CsvChecks.Rules rules(CsvSettings said) {
        return new CsvChecks.Rules(requireNonNullElse(said.separator(), DEFAULT.separator()),
                requireNonNullElse(said.delimiter(), DEFAULT.delimiter()),
                requireNonNullElse(said.escapedBy(), DEFAULT.escape()),
                requireNonNullElse(said.nullValues(), DEFAULT.nulls()).size(),
                requireNonNullElse(said.terminator(), DEFAULT.terminator()));
    }
}
