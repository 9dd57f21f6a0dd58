package dev.sluice.cli.settings;

import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Settings of a file that Lightning does not take together, in its words. */
final class FileChecks {

    private FileChecks() {}

    static List<String> problems(LightningFile file) {
        List<String> problems = new ArrayList<>();
        if (says(file, "tidb.tls", "cluster") && says(file, "security.ca-path", "")
                && says(file, "tidb.security.ca-path", "")) {
            problems.add("cannot set `tidb.tls` to 'cluster' without a [security] section");
        }
        if (!says(file, "tikv-importer.on-duplicate", "")
                && !says(file, "tikv-importer.duplicate-resolution", "")) {
            problems.add("tikv-importer.on-duplicate cannot be used with tikv-importer.duplicate-resolution");
        }
        if (says(file, "conflict.strategy", "error") && number(file, "conflict.threshold") > 0) {
            problems.add("conflict.threshold cannot be set when use conflict.strategy = \"error\"");
        }
        return problems;
    }

    private static boolean says(LightningFile file, String name, String text) {
        return file.text(name).orElse("").equalsIgnoreCase(text);
    }

    private static long number(LightningFile file, String name) {
        return Optional.ofNullable(file.value(name)).map(TomlValue::node).orElse(MissingNode.getInstance()).asLong();
    }
}
