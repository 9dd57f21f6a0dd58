package dev.sluice.cli.settings;

import static dev.sluice.cli.settings.Fate.ignored;
import static dev.sluice.cli.settings.Fate.used;
import static dev.sluice.cli.settings.KeyType.CONFLICT;
import static dev.sluice.cli.settings.KeyType.FLAG;
import static dev.sluice.cli.settings.KeyType.NUMBER;
import static dev.sluice.cli.settings.KeyType.SIZE;
import static dev.sluice.cli.settings.KeyType.TEXT;
import static dev.sluice.cli.settings.LightningKey.key;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** {@code [tikv-importer]}. */
final class ImporterKeys {

    static final KeyType BACKEND = new KeyType("`import-into` or `local`", KeyType.Bare.TEXT, false,
            ImporterKeys::checkBackend);

    private static final String KV = "TiDB makes and stores the key-value pairs";
    private static final String ENGINE_SIZE = "__MAX_ENGINE_SIZE; better left out: Lightning's own 512MiB is the size of a"
            + " memtable, TiDB's default here is 500GiB, and a small one makes many engines";
    private static final String EMPTY = "IMPORT INTO takes empty tables; one with rows is refused";

    static final List<LightningKey> ALL = List.of(key("tikv-importer.backend", BACKEND, "import-into", backend()),
            key("tikv-importer.disk-quota", SIZE, "unlimited", limit("DISK_QUOTA", "disk_quota")),
            key("tikv-importer.store-write-bwlimit", SIZE, "0, unlimited", limit("MAX_WRITE_SPEED",
                    "max_write_speed")).alsoCalled("tikv-importer.store-write-bw-limit"),
            key("tikv-importer.engine-mem-cache-size", SIZE, "TiDB's", limit(ENGINE_SIZE,
                    "max_engine_size")),
            key("tikv-importer.pause-pd-scheduler-scope", KeyType.choice("pause-pd-scheduler-scope is invalid, allowed"
                    + " value include: table, global; not %s", "table", "global"), "table", ignored(KV)),
            key("tikv-importer.on-duplicate", CONFLICT, "", OtherKeys.conflict()),
            key("tikv-importer.duplicate-resolution", CONFLICT, "", OtherKeys.conflict()),
            key("tikv-importer.parallel-import", FLAG, "false", ignored(EMPTY)),
            key("tikv-importer.incremental-import", FLAG, "false", ignored(EMPTY)),
            key("tikv-importer.add-index-by-sql", FLAG, "false", ignored(KV)),
            key("tikv-importer.sorted-kv-dir", TEXT, "", ignored(KV)),
            key("tikv-importer.range-concurrency", NUMBER, "16", ignored(KV)),
            key("tikv-importer.region-split-size", SIZE, "", ignored(KV)),
            key("tikv-importer.region-split-keys", NUMBER, "", ignored(KV)),
            key("tikv-importer.region-split-batch-size", NUMBER, "4096", ignored(KV)),
            key("tikv-importer.region-split-concurrency", NUMBER, "", ignored(KV)),
            key("tikv-importer.region-check-backoff-limit", NUMBER, "1800", ignored(KV)),
            key("tikv-importer.send-kv-pairs", NUMBER, "32768", ignored(KV)),
            key("tikv-importer.send-kv-size", SIZE, "16KiB", ignored(KV)),
            key("tikv-importer.compress-kv-pairs", KeyType.choice("unsupported compression type '%s' of"
                    + " tikv-importer.compress-kv-pairs", "", "gz", "gzip"), "", ignored(KV)),
            key("tikv-importer.keyspace-name", TEXT, "", ignored("the target's account decides")),
            key("tikv-importer.local-writer-mem-cache-size", SIZE, "128MiB", ignored(KV)),
            key("tikv-importer.block-size", SIZE, "16KiB", ignored(KV)),
            key("tikv-importer.logical-import-batch-size", SIZE, "96KiB", ignored("no rows are sent with INSERT")),
            key("tikv-importer.logical-import-batch-rows", NUMBER, "65536", ignored("no rows are sent with INSERT")),
            key("tikv-importer.logical-import-prep-stmt", FLAG, "false", ignored("no rows are sent with INSERT")),
            key("tikv-importer.max-kv-pairs", NUMBER, "4096", ignored(KV)),
            key("tikv-importer.addr", TEXT, "", ignored("it has no effect in Lightning either")));

    private ImporterKeys() {}

    static Fate backend() {
        return used("IMPORT INTO, the one way here", (draft, value) -> {
            if (value.text().equalsIgnoreCase("tidb")) {
                throw new InvalidSettingException(value.key() + " = \"tidb\" writes into tables that hold rows, and"
                        + " replaces rows; IMPORT INTO does neither. When yours are empty, say import-into");
            }
        });
    }

    private static void checkBackend(TomlValue value) {
        switch (value.text().toLowerCase(Locale.ROOT)) {
            case "" -> throw new InvalidSettingException("tikv-importer.backend must not be empty!");
            case "import-into", "local", "tidb" -> {
            }
            default -> throw new InvalidSettingException("unsupported `tikv-importer.backend` (" + value.text() + ")");
        }
    }

    /** A size without a limit, in one of Lightning's spellings, is left out. */
    private static Fate limit(String option, String name) {
        return Fate.option(option, name, value -> {
            long bytes = ByteSize.bytes(value);
            return bytes > 0 && bytes < ByteSize.UNLIMITED ? Optional.of(ByteSize.option(value)) : Optional.empty();
        });
    }
}
