package dev.sluice.cli.settings;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.sluice.cli.settings.Explanation.Outcome;
import dev.sluice.cli.settings.TomlNumbers.UnreadableNumberException;
import dev.sluice.sdk.scan.FileFault;
import dev.sluice.sdk.statement.Secrets;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A {@code tidb-lightning.toml}. It may hold passwords and keys: nothing here gives one out but {@link #source}. */
public final class LightningFile {

    /** Some editors put one before a text in UTF-8. */
    private static final String BYTE_ORDER_MARK = "\uFEFF";

    private static final String ESCAPED_BY = "mydumper.csv.escaped-by";
    private static final String BACKSLASH_ESCAPE = "mydumper.csv.backslash-escape";

    private final Map<LightningKey, TomlValue> values = new LinkedHashMap<>();
    private final List<Explanation> faults = new ArrayList<>();

    /** How tables were chosen before there was a filter. */
    private static final String OLD_FILTER = "black-white-list";

    private LightningFile() {}

    /**
     * Reads it; blocks on the file.
     *
     * @throws InvalidSettingException when it cannot be read or is no TOML; what is wrong in it is told by {@link #applyTo}
     */
    public static LightningFile read(Path file) {
        try {
            return parse(file.toString(), Files.readString(file));
        } catch (IOException e) {
            throw new InvalidSettingException("configuration " + file + " cannot be read: " + FileFault.of(e));
        }
    }

    static LightningFile parse(String name, String text) {
        LightningFile file = new LightningFile();
        try {
            file.walk("", Toml.read(text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text));
            return file;
        } catch (UnreadableNumberException e) {
            throw new InvalidSettingException("configuration " + name + ", line " + e.getLocation().getLineNr() + ": "
                    + e.getOriginalMessage());
        } catch (JsonProcessingException e) {
            // Only where, not what: the parser's message may quote a password.
            throw new InvalidSettingException("configuration " + name + " is not TOML, line "
                    + e.getLocation().getLineNr());
        }
    }

    /** Takes out what the command line says in its own way. */
    public void leaveTo(List<String> assignments) {
        assignments.forEach(assignment -> LightningKeys.leadingTo(assignment.split("=", 2)[0].strip())
                .ifPresent(values::remove));
    }

    /** Carries the file out on a draft, but for its source and target, and says of each key what became of it. */
    public List<Explanation> applyTo(ManifestDraft draft) {
        List<Explanation> explanations = new ArrayList<>();
        values.entrySet()
                .stream()
                .sorted(Comparator.comparingInt(entry -> LightningKeys.ALL.indexOf(entry.getKey())))
                .forEach(entry -> explanations.add(entry.getKey().take(draft, entry.getValue())));
        if (value(ESCAPED_BY) != null && value(BACKSLASH_ESCAPE) == null) {
            draft.csv().backslashEscape(true);
        }
        explanations.addAll(faults);
        return explanations;
    }

    /** Of the keys that the file leaves out, those that are carried out, with their defaults. */
    public List<Explanation> defaults() {
        return LightningKeys.ALL.stream()
                .filter(key -> !values.containsKey(key) && !key.byDefault().isEmpty())
                .flatMap(key -> key.explainedDefault().stream())
                .toList();
    }

    /** Settings that contradict each other. */
    public List<String> contradictions() {
        return FileChecks.problems(this);
    }

    /** Where the files lie, with whatever the URI holds; for {@link LightningSource} alone. */
    public Optional<String> source() {
        return text("mydumper.data-source-dir").filter(text -> !text.isEmpty());
    }

    /** The server that the file names, with Lightning's default for the half that it leaves out. */
    public Optional<TidbServer> server() {
        TomlValue port = value("tidb.port");
        Optional<String> host = text("tidb.host").filter(name -> !name.isEmpty());
        if (host.isEmpty() && port == null) {
            return Optional.empty();
        }
        return Optional.of(new TidbServer(host.orElse("127.0.0.1"),
                port == null ? TidbServer.TIDB_PORT : port.node().asInt(), text("tidb.user").orElse("root")));
    }

    /** The same, with how to get in. */
    public Optional<LightningTidb> tidb() {
        return server().map(named -> LightningTidb.of(named, this));
    }

    Optional<String> text(String name) {
        TomlValue value = value(name);
        return value != null && value.node().isTextual() ? Optional.of(value.text()) : Optional.empty();
    }

    @Nullable
    TomlValue value(String name) {
        return LightningKeys.find(name).map(values::get).orElse(null);
    }

    private void walk(String path, JsonNode node) {
        Optional<LightningKey> key = LightningKeys.find(path);
        if (key.isPresent()) {
            TomlValue before = values.putIfAbsent(key.get(), new TomlValue(path, node));
            if (before != null) {
                fault(path, "the same setting is given twice, as " + before.key() + " and as " + path
                        + ": leave one out");
            }
        } else if (path.equalsIgnoreCase(OLD_FILTER)) {
            fault(path, "TiDB Lightning has dropped [" + OLD_FILTER
                    + "]: write the same as rules, the last that fits counts,"
                    + " such as mydumper.filter = [\"shop.*\", \"!shop.tmp_*\"] for do-dbs and ignore-tables");
        } else if (node.isObject()) {
            node.properties().forEach(field -> {
                String name = field.getKey();
                walk(path.isEmpty() ? name : path + "." + name, field.getValue());
            });
        } else {
            fault(path, "config file contained unknown configuration options: " + path + LightningKeys.hint(path));
        }
    }

    /** What a mistyped key holds may be a password. */
    private void fault(String path, String what) {
        faults.add(new Explanation(path, Secrets.REDACTED, Outcome.REFUSED, what));
    }
}
