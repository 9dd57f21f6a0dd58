package dev.sluice.sdk.plan;

import dev.sluice.sdk.check.Problem;
import dev.sluice.sdk.scan.IgnoredFile;
import dev.sluice.sdk.scan.IgnoredFile.Because;
import dev.sluice.sdk.scan.Inventory;
import java.util.ArrayList;
import java.util.List;

/** Says why a source holds no table. Pure. */
final class Emptiness {

    private Emptiness() {}

    /** At least one problem. */
    static List<Problem> problems(String source, Inventory inventory) {
        List<IgnoredFile> ignored = inventory.ignored();
        String seen = source + " holds no table to import";
        if (ignored.isEmpty() && inventory.databases().isEmpty()) {
            return List.of(new Problem(seen + ": there is no file",
                    "look at the spelling; a source is a directory, or the"
                            + " beginning of the names in a bucket up to a slash"));
        }
        List<Problem> why = new ArrayList<>(OtherDumps.of(ignored.stream()
                .filter(file -> file.because() != Because.ASKED)
                .map(IgnoredFile::key)
                .toList()));
        long asked = ignored.stream().filter(file -> file.because() == Because.ASKED).count();
        if (asked > 0) {
            why.add(new Problem("the filter, or a file rule, leaves out " + asked + " of its files",
                    "look at mydumper.filter (filter) and mydumper.files"));
        }
        if (why.isEmpty()) {
            return List.of(new Problem(seen, "name its files DB.TABLE-schema.sql and DB.TABLE.000000000.csv, .sql or"
                    + " .parquet, or say otherwise what they are"));
        }
        why.addFirst(new Problem(seen, ""));
        return why;
    }
}
