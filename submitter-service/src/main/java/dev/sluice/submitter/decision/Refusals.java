package dev.sluice.submitter.decision;

import dev.sluice.event.Command.StartImport;
import dev.sluice.event.CsvSettings;
import dev.sluice.event.ImportId;
import dev.sluice.event.Manifest;
import dev.sluice.event.Verify;
import dev.sluice.sdk.store.SecretParameters;
import dev.sluice.wire.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Why a {@code start-import} is not accepted, in words that name the way on. */
final class Refusals {

    private Refusals() {}

    /** A phrase for each field that no manifest has and whose name is that of a key; none shows what it holds. */
    static Stream<String> keys(StartImport start) {
        return start.ignored()
                .stream()
                .filter(path -> SecretParameters.contain(dashed(path.substring(path.lastIndexOf('.') + 1))))
                .map(path -> path + " has the name of a key, and a manifest holds no keys: name credentials from the"
                        + " configuration instead");
    }

    /** {@code access-key} for {@code accessKey} and {@code ACCESS_KEY}. */
    private static String dashed(String name) {
        return name.replaceAll("(?<=[a-z])(?=[A-Z])", "-").replace('_', '-').toLowerCase(Locale.ROOT);
    }

    static String otherRequest(ImportId id) {
        return "import " + id + " exists and asks for something else" + wayOn(id);
    }

    static String otherContent(ImportId id) {
        return "import " + id + " has ended and its source has changed since" + wayOn(id);
    }

    private static String wayOn(ImportId id) {
        return "; choose another --id, or run: sluice forget " + id;
    }

    /** What the second manifest says otherwise, a phrase each; empty when they ask for the same. */
    static List<String> differences(Manifest was, Manifest is) {
        List<String> all = new ArrayList<>();
        compare(all, "source.uri", was.source().uri(), is.source().uri());
        compare(all, "source.credentials", was.source().credentials(), is.source().credentials());
        compare(all, "filter", was.filter(), is.filter());
        compare(all, "target", was.target(), is.target());
        compareCsv(all, was.csv(), is.csv());
        compare(all, "options", was.options(), is.options());
        compare(all, "policy.tableConcurrency", was.policy().tableConcurrency(), is.policy().tableConcurrency());
        compare(all, "policy.onFailure", was.policy().onFailure().word(), is.policy().onFailure().word());
        compare(all, "policy.checkRequirements", was.policy().checkRequirements(), is.policy().checkRequirements());
        compare(all, "policy.verify", word(was.policy().verify()), word(is.policy().verify()));
        compare(all, "sqlMode", was.sqlMode(), is.sqlMode());
        compare(all, "timeZone", was.timeZone(), is.timeZone());
        compare(all, "layout", was.layout(), is.layout());
        compare(all, "ignoreColumns", was.ignoreColumns(), is.ignoreColumns());
        if (!was.doneBefore().equals(is.doneBefore())) {
            all.add("takeOver names other tables or jobs");
        }
        return all;
    }

    private static void compareCsv(List<String> all, CsvSettings was, CsvSettings is) {
        compare(all, "csv.separator", was.separator(), is.separator());
        compare(all, "csv.delimiter", was.delimiter(), is.delimiter());
        compare(all, "csv.escapedBy", was.escapedBy(), is.escapedBy());
        compare(all, "csv.null", was.nullValues(), is.nullValues());
        compare(all, "csv.terminator", was.terminator(), is.terminator());
        compare(all, "csv.header", was.header(), is.header());
        compare(all, "csv.headerSchemaMatch", was.headerSchemaMatch(), is.headerSchemaMatch());
    }

    private static void compare(List<String> all, String name, @Nullable Object was,
            @Nullable Object is) {
        if (!Objects.equals(was, is)) {
            all.add(name + " is " + said(is) + ", was " + said(was));
        }
    }

    private static @Nullable String word(@Nullable Verify verify) {
        return verify == null ? null : verify.word();
    }

    private static String said(@Nullable Object value) {
        return switch (value) {
            case null -> "not given";
            case String text -> text;
            case Object other -> Json.text(other);
        };
    }
}
