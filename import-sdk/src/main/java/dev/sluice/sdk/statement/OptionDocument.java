package dev.sluice.sdk.statement;

import java.util.Arrays;
import java.util.Comparator;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads the {@code options} map of a manifest. */
final class OptionDocument {

    private static final Map<String, String> SAID_ELSEWHERE = Map.of("fieldsterminatedby", "csv.separator",
            "fieldsenclosedby", "csv.delimiter", "fieldsescapedby", "csv.escape", "fieldsdefinednullby", "csv.nulls",
            "linesterminatedby", "csv.terminator", "removecsvheader", "csv.header", "csvconfig", "csv",
            "format", "the names of the files", "resourceparameters", "the source");

    /** A URI with something before its host, encoded however often: a source may not have it either. */
    private static final Pattern NAMES_USER = Pattern.compile(
            "[A-Za-z0-9+.-]++:/+(?:[^/?#@%]|%(?!(?:25)*+40))*+(?:@|%(?:25)*+40)");

    private OptionDocument() {}

    static ImportOptions read(Map<String, ? extends @Nullable Object> document) {
        ImportOptions options = ImportOptions.NONE;
        for (Map.Entry<String, ? extends @Nullable Object> entry : document.entrySet()) {
            options = add(options, entry.getKey(), entry.getValue());
        }
        return options;
    }

    /** What a value of this kind looks like in a document. */
    static String example(ImportOption.Kind kind) {
        return switch (kind) {
            case NUMBER -> "a number like 8";
            case SIZE -> "a string like \"100MiB\"";
            case TEXT -> "a string";
            case FLAG -> "true or false";
        };
    }

    private static ImportOptions add(ImportOptions options, String writtenName, @Nullable Object value) {
        if (plain(writtenName).equals("detached") && Boolean.TRUE.equals(value)) {
            return options;
        }
        ImportOption option = find(writtenName);
        if (options.value(option).isPresent()) {
            throw new InvalidOptionException("option " + option.sqlName() + " is given twice");
        }
        if (value instanceof String text && (Secrets.isIn(text) || NAMES_USER.matcher(text).lookingAt())) {
            throw new InvalidOptionException("option " + option.sqlName()
                    + " must be without keys; TiDB opens it with its own role");
        }
        return with(options, option, value);
    }

    private static ImportOptions with(ImportOptions options, ImportOption option, @Nullable Object value) {
        return switch (value) {
            case Integer number -> options.with(option, number);
            case Long number -> options.with(option, number);
            case String text -> options.with(option, text);
            case Boolean chosen when option.kind() == ImportOption.Kind.FLAG ->
                chosen ? options.with(option) : options;
            case null -> throw wrongKind(option);
            default -> throw wrongKind(option);
        };
    }

    private static InvalidOptionException wrongKind(ImportOption option) {
        return new InvalidOptionException("option " + option.sqlName() + " takes " + example(option.kind()));
    }

    private static ImportOption find(String writtenName) {
        String name = plain(writtenName);
        if (name.equals("detached")) {
            throw new InvalidOptionException("every job is detached; leave the option detached out");
        }
        String elsewhere = SAID_ELSEWHERE.get(name);
        if (elsewhere != null) {
            throw new InvalidOptionException("option " + writtenName + " is said by " + elsewhere);
        }
        return Arrays.stream(ImportOption.values())
                .filter(option -> plain(option.sqlName()).equals(name))
                .findFirst()
                .orElseThrow(() -> unknown(writtenName));
    }

    private static InvalidOptionException unknown(String name) {
        String nearest = Arrays.stream(ImportOption.values())
                .map(option -> option.sqlName().replaceFirst("^__", ""))
                .min(Comparator.comparingInt(candidate -> distance(plain(candidate), plain(name))))
                .orElseThrow();
        return new InvalidOptionException("unknown option " + Secrets.redact(name) + "; did you mean " + nearest
                + "?");
    }

    /** SQL's {@code __max_engine_size}, TOML's {@code max-engine-size} and {@code MaxEngineSize} are one. */
    static String plain(String name) {
        return name.toLowerCase(Locale.ROOT).replaceAll("[-_]", "");
    }

    /** Levenshtein's distance, one row at a time. No library of ours has it. */
    private static int distance(String left, String right) {
        int[] row = new int[right.length() + 1];
        Arrays.setAll(row, column -> column);
        for (int i = 1; i <= left.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= right.length(); j++) {
                int substituted = diagonal + (left.charAt(i - 1) == right.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(substituted, 1 + Math.min(row[j], row[j - 1]));
            }
        }
        return row[right.length()];
    }
}
