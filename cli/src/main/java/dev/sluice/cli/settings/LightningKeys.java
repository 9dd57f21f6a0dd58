package dev.sluice.cli.settings;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.sluice.config.Nearest;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** All keys of TiDB Lightning's configuration, each once, in the order in which they are explained. */
final class LightningKeys {

    static final List<LightningKey> ALL = Stream.of(TaskKeys.ALL, TidbKeys.ALL, CheckpointKeys.ALL, MydumperKeys.ALL,
            CsvKeys.ALL, ImporterKeys.ALL, OtherKeys.ALL).flatMap(List::stream).toList();

    private LightningKeys() {}

    /** The key of this path, by any of its names; case does not matter, and {@code [app]} is {@code [lightning]}. */
    static Optional<LightningKey> find(String path) {
        String name = path.toLowerCase(Locale.ROOT).replaceFirst("^app\\.", "lightning.");
        return ALL.stream().filter(key -> key.names().anyMatch(name::equals)).findFirst();
    }

    /**
     * Carries one {@code KEY=VALUE} of the command line out.
     *
     * @throws InvalidSettingException when the key is not carried out or takes another value
     */
    static void set(ManifestDraft draft, String path, String text) {
        Optional<LightningKey> key = find(path);
        if (key.isPresent()) {
            key.get().set(draft, key.get().type().argument(path, text));
            return;
        }
        LightningKey table = table(path).orElseThrow(() -> new InvalidSettingException(path + " is not carried out"
                + hint(path)));
        table.set(draft, partOf(table, path, text));
    }

    /** What a path that is no key may have been meant to be, with a question mark; else nothing. */
    static String hint(String path) {
        List<String> names = ALL.stream().flatMap(LightningKey::names).toList();
        String end = "." + path.toLowerCase(Locale.ROOT);
        return Nearest.to(path, names)
                .or(() -> names.stream().filter(known -> known.endsWith(end)).findFirst())
                .map(meant -> ", did you mean " + meant + "?")
                .orElse("");
    }

    /** The key that a path leads to: itself, or the table that it is a part of, as {@code max-error.type}. */
    static Optional<LightningKey> leadingTo(String path) {
        return find(path).or(() -> table(path));
    }

    private static Optional<LightningKey> table(String path) {
        return find(path.replaceFirst("\\.[^.]*$", "")).filter(key -> key.type().isTable());
    }

    private static TomlValue partOf(LightningKey table, String path, String text) {
        String part = path.substring(path.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
        return new TomlValue(table.name(), JsonNodeFactory.instance.objectNode()
                .set(part, TomlValue.of(path, text).node()));
    }
}
