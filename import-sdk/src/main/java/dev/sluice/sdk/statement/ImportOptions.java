package dev.sluice.sdk.statement;

import static dev.sluice.sdk.statement.ImportOption.Kind.FLAG;
import static dev.sluice.sdk.statement.ImportOption.Kind.NUMBER;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A choice of options with their values, each checked against what TiDB takes.
 *
 * <p>Immutable. Start from {@link #NONE} and add with {@code with}, or read a document with {@link #parse}.
 */
public final class ImportOptions {

    /** No option chosen: TiDB's defaults. */
    public static final ImportOptions NONE = new ImportOptions(Map.of());

    // The value as text; a flag's is empty.
    private final Map<ImportOption, String> values;

    private ImportOptions(Map<ImportOption, String> values) {
        Map<ImportOption, String> ordered = new EnumMap<>(ImportOption.class);
        ordered.putAll(values);
        this.values = Collections.unmodifiableMap(ordered);
    }

    /**
     * Reads the options of a document: names as in SQL in any case, with {@code _}, {@code -} or nothing between words; a
     * number for a number, a string for a size or a text, {@code true} for a flag ({@code false} leaves it out).
     *
     * @throws InvalidOptionException naming the first option that is unknown or has a wrong value
     */
    public static ImportOptions parse(Map<String, ? extends @Nullable Object> document) {
        return OptionDocument.read(document);
    }

    /**
     * Adds a number.
     *
     * @throws InvalidOptionException when the option takes no number, or not this one
     */
    public ImportOptions with(ImportOption option, long value) {
        requireKind(option, option.kind() == NUMBER, "a number");
        return put(option, Long.toString(value));
    }

    /**
     * Adds a size or a text.
     *
     * @throws InvalidOptionException when the option takes no text, or not this one
     */
    public ImportOptions with(ImportOption option, String value) {
        requireKind(option, option.kind() != NUMBER && option.kind() != FLAG, "a string");
        return put(option, value);
    }

    /**
     * Adds a flag.
     *
     * @throws InvalidOptionException when the option needs a value
     */
    public ImportOptions with(ImportOption option) {
        requireKind(option, option.kind() == FLAG, "true or false");
        return put(option, "");
    }

    /** The value as it was given, without quotes; empty text for a flag; absent when the option was not chosen. */
    public Optional<String> value(ImportOption option) {
        return Optional.ofNullable(values.get(option));
    }

    /** All chosen options in the order in which they are written; the map cannot be changed. */
    public Map<ImportOption, String> values() {
        return values;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof ImportOptions options && options.values.equals(values);
    }

    @Override
    public int hashCode() {
        return values.hashCode();
    }

    @Override
    public String toString() {
        return Secrets.redact(values.toString());
    }

    private ImportOptions put(ImportOption option, String value) {
        Map<ImportOption, String> more = new EnumMap<>(ImportOption.class);
        more.putAll(values);
        more.put(option, option.checked(value));
        return new ImportOptions(more);
    }

    private static void requireKind(ImportOption option, boolean fits, String given) {
        if (!fits) {
            throw new InvalidOptionException("option " + option.sqlName() + " takes "
                    + OptionDocument.example(option.kind()) + ", not " + given);
        }
    }
}
