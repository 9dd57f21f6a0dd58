package dev.sluice.local.tidb.plan;

import dev.sluice.local.tidb.statement.TidbErrors;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * The options that change what the stand-in does. Those that tune a real cluster are checked and then forgotten.
 *
 * @param thread  empty: as many as the server likes
 * @param sorting where a real TiDB would sort
 */
public record ImportOptions(
        CsvRules csv, Optional<String> groupKey, Waiting waiting, Optional<Long> thread, Sorting sorting) {
    private static final Pattern GROUP_KEY = Pattern.compile("[A-Za-z0-9_-]{1,256}");
    private static final Pattern SIZE = Pattern.compile("([0-9]+(?:\\.[0-9]+)?) ?(?:[kmgtp]?i?b?)",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern SORT_STORAGE = Pattern.compile("(?:s3|gs|gcs|azure|azblob)://[^/?]+.*",
            Pattern.CASE_INSENSITIVE);
    private static final Set<String> CHECKSUMS = Set.of("required", "true", "optional", "off", "false");

    private static final Set<String> DUPLICATES = Set.of("error", "capture");

    public enum Waiting {
        /** The statement answers when the job has ended. */
        UNTIL_END,
        /** The statement answers as soon as the job exists. */
        DETACHED
    }

    public enum Sorting {
        LOCAL,
        /** In an object storage, which the stand-in does not have. */
        GLOBAL
    }

    /** Checks each value, in TiDB's order. */
    static ImportOptions of(OptionValues values) {
        CsvRules csv = csv(values);
        checkSize(values, "disk_quota", size -> size > 0);
        Optional<Long> thread = values.whole("thread", 1);
        checkSize(values, "max_write_speed", size -> size >= 0);
        check(values, "checksum_table", text -> CHECKSUMS.contains(text.toLowerCase(Locale.ROOT)));
        values.whole("record_errors", -1);
        Optional<String> sortStorage = check(values, "cloud_storage_uri",
                text -> text.isEmpty() || SORT_STORAGE.matcher(text).matches());
        checkSize(values, "__max_engine_size", size -> size > 0);
        Optional<String> groupKey = check(values, "group_key", text -> GROUP_KEY.matcher(text).matches());
        check(values, "on_duplicate_key", text -> DUPLICATES.contains(text.toLowerCase(Locale.ROOT)));
        Sorting sorting = sortStorage.filter(text -> !text.isEmpty()).isPresent() ? Sorting.GLOBAL : Sorting.LOCAL;
        if (values.has("on_duplicate_key") && sorting == Sorting.LOCAL) {
            throw TidbErrors.globalSortOption("on_duplicate_key");
        }
        return new ImportOptions(csv, groupKey, values.has("detached") ? Waiting.DETACHED : Waiting.UNTIL_END, thread,
                sorting);
    }

    private static CsvRules csv(OptionValues values) {
        CsvRules defaults = CsvRules.DEFAULT;
        Optional<DataCharset> charset = values.text("character_set")
                .map(name -> DataCharset.named(name)
                        .orElseThrow(() -> TidbErrors.invalidOptionValue("character_set")));
        Optional<String> separator = check(values, "fields_terminated_by", text -> !text.isEmpty());
        OptionalInt quote = singleByte(values, "fields_enclosed_by", defaults.quote());
        OptionalInt escape = singleByte(values, "fields_escaped_by", defaults.escape());
        Optional<String> nullText = values.text("fields_defined_null_by");
        Optional<String> terminator = check(values, "lines_terminated_by", text -> !text.isEmpty());
        Optional<Long> skipRows = values.whole("skip_rows", 0);
        if (values.has("split_file")) {
            checkSplit(skipRows, terminator);
        }
        return new CsvRules(charset.orElse(defaults.charset()), separator.orElse(defaults.separator()), quote, escape,
                nullText.orElse(defaults.nullText()), terminator, skipRows.orElse(0L));
    }

    private static void checkSplit(Optional<Long> skipRows, Optional<String> terminator) {
        if (skipRows.orElse(0L) > 1) {
            throw TidbErrors.invalidOptionValue("skip_rows, should be <= 1 when split-file is enabled");
        }
        if (terminator.isEmpty()) {
            throw TidbErrors.invalidOptionValue("lines_terminated_by, should not be empty when use split_file");
        }
    }

    private static OptionalInt singleByte(OptionValues values, String name, OptionalInt otherwise) {
        Optional<String> text = check(values, name, value -> value.getBytes(StandardCharsets.UTF_8).length <= 1);
        if (text.isEmpty()) {
            return otherwise;
        }
        return text.get().isEmpty() ? OptionalInt.empty() : OptionalInt.of(text.get().charAt(0));
    }

    private static void checkSize(OptionValues values, String name, Predicate<Double> accepted) {
        check(values, name, text -> {
            var size = SIZE.matcher(text);
            return size.matches() && accepted.test(Double.valueOf(size.group(1)));
        });
    }

    private static Optional<String> check(OptionValues values, String name, Predicate<String> accepted) {
        Optional<String> text = values.text(name);
        if (text.isPresent() && !accepted.test(text.get())) {
            throw TidbErrors.invalidOptionValue(name);
        }
        return text;
    }
}
