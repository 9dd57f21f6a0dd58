package dev.sluice.local.tidb.plan;

import dev.sluice.local.tidb.profile.Feature;
import dev.sluice.local.tidb.profile.TidbProfile;
import dev.sluice.local.tidb.statement.Literal;
import dev.sluice.local.tidb.statement.StatementOption;
import dev.sluice.local.tidb.statement.TidbErrors;
import java.math.BigInteger;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The options of a statement: all known, valued where a value belongs, each at most once. */
final class OptionValues {
    static final Set<String> CSV_ONLY = Set.of("character_set", "fields_terminated_by", "fields_enclosed_by",
            "fields_escaped_by", "fields_defined_null_by", "lines_terminated_by", "skip_rows", "split_file");
    private static final Set<String> FLAGS = Set.of("split_file", "detached", "disable_tikv_import_mode",
            "disable_precheck", "__force_merge_step", "__manual_recovery");
    private static final Set<String> VALUED = Set.of("character_set", "fields_terminated_by", "fields_enclosed_by",
            "fields_escaped_by", "fields_defined_null_by", "lines_terminated_by", "skip_rows", "disk_quota", "thread",
            "max_write_speed", "checksum_table", "record_errors", "cloud_storage_uri", "group_key",
            "on_duplicate_key", "__max_engine_size");

    /** What an option came with; all others are in every profile. */
    private static final Map<String, Feature> LATER = Map.of("group_key", Feature.GROUPS, "on_duplicate_key",
            Feature.DUPLICATES);

    private final Map<String, Optional<Literal>> values;

    private OptionValues(Map<String, Optional<Literal>> values) {
        this.values = values;
    }

    static OptionValues of(List<StatementOption> options, TidbProfile profile) {
        Map<String, Optional<Literal>> values = new LinkedHashMap<>();
        for (StatementOption option : options) {
            String name = option.name();
            if (!isKnown(name, profile)) {
                throw TidbErrors.unknownOption(name);
            }
            if (VALUED.contains(name) != option.value().isPresent()) {
                throw TidbErrors.invalidOptionValue(name);
            }
            if (values.put(name, option.value()) != null) {
                throw TidbErrors.duplicateOption(name);
            }
        }
        return new OptionValues(values);
    }

    private static boolean isKnown(String name, TidbProfile profile) {
        Feature needed = LATER.get(name);
        return (FLAGS.contains(name) || VALUED.contains(name)) && (needed == null || profile.has(needed));
    }

    /** For a source that is not CSV. */
    void refuseCsvOnly() {
        values.keySet().stream().filter(CSV_ONLY::contains).findFirst().ifPresent(name -> {
            throw TidbErrors.csvOnlyOption(name);
        });
    }

    boolean has(String name) {
        return values.containsKey(name);
    }

    /** The value of an option that takes a text and nothing else. */
    Optional<String> text(String name) {
        return value(name).map(literal -> {
            if (literal instanceof Literal.Text(String value)) {
                return value;
            }
            throw TidbErrors.invalidOptionValue(name);
        });
    }

    /** The value of an option that takes a whole number from {@code least} on. */
    Optional<Long> whole(String name, long least) {
        return value(name).map(literal -> {
            if (literal instanceof Literal.Whole(BigInteger value) && value.bitLength() < Long.SIZE
                    && value.longValue() >= least) {
                return value.longValue();
            }
            throw TidbErrors.invalidOptionValue(name);
        });
    }

    private Optional<Literal> value(String name) {
        return values.getOrDefault(name, Optional.empty());
    }
}
