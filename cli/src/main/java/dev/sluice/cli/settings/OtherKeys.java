package dev.sluice.cli.settings;

import static dev.sluice.cli.settings.Fate.ignored;
import static dev.sluice.cli.settings.Fate.option;
import static dev.sluice.cli.settings.Fate.used;
import static dev.sluice.cli.settings.KeyType.DURATION;
import static dev.sluice.cli.settings.KeyType.FLAG;
import static dev.sluice.cli.settings.KeyType.LEVEL;
import static dev.sluice.cli.settings.KeyType.NUMBER;
import static dev.sluice.cli.settings.LightningKey.key;

import java.util.List;
import java.util.Optional;

/** {@code [post-restore]}, {@code [conflict]} and {@code [cron]}. */
final class OtherKeys {

    private static final String UNUSED = "conflicts are never resolved";

    static final List<LightningKey> ALL = List.of(
            key("post-restore.checksum", LEVEL, "required", option("CHECKSUM_TABLE", "checksum_table",
                    value -> Optional.of(KeyType.level(value)))),
            key("post-restore.analyze", LEVEL, "optional", ignored("IMPORT INTO has no option for it; TiDB analyzes"
                    + " by itself, or with ANALYZE TABLE")),
            key("post-restore.checksum-via-sql", FLAG, "false", ignored("TiDB computes the checksum")),
            key("post-restore.compact", FLAG, "false", ignored("TiKV compacts by itself")),
            key("post-restore.level-1-compact", FLAG, "false", ignored("TiKV compacts by itself")),
            key("post-restore.post-process-at-last", FLAG, "true", ignored("each job ends with its own")),
            key("conflict.strategy", KeyType.CONFLICT, "", conflict()),
            key("conflict.threshold", NUMBER, "-1", ignored(UNUSED)),
            key("conflict.max-record-rows", NUMBER, "-1", ignored(UNUSED)),
            key("conflict.precheck-conflict-before-import", FLAG, "false", ignored(UNUSED)),
            key("cron.log-progress", DURATION, "5m", ignored("the services log progress every 5 minutes")),
            key("cron.switch-mode", DURATION, "5m", ignored("TiDB switches TiKV's mode")),
            key("cron.check-disk-quota", DURATION, "1m", ignored("TiDB watches its disk")));

    private OtherKeys() {}

    static Fate conflict() {
        return used("the rule that a conflict fails the table", (draft, value) -> {
            String strategy = KeyType.conflict(value);
            if (strategy.equals("replace") || strategy.equals("ignore")) {
                throw new InvalidSettingException(value.key() + " = \"" + value.text()
                        + "\" is not carried out: IMPORT INTO resolves no conflict, it fails");
            }
        });
    }
}
