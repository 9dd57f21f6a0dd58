package dev.sluice.config;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * One mapping of the file, read key by key. An environment variable wins over the file. It remembers which keys were
 * asked for: those are all there are, so any other is unknown. A fault is noted and a stand-in returned, so that reading
 * goes on to the next.
 */
final class Section {

    private final String path;
    private final JsonNode node;
    private final Map<String, String> environment;
    private final Problems problems;
    private final Map<String, Section> sections = new LinkedHashMap<>();
    private final Set<String> asked = new LinkedHashSet<>();

    private Section(String path, JsonNode node, Map<String, String> environment, Problems problems) {
        this.path = path;
        this.node = node;
        this.environment = environment;
        this.problems = problems;
        if (!node.isObject() && !node.isMissingNode() && !node.isNull()) {
            problems.add((path.isEmpty() ? "the file" : path) + " must be a mapping");
        }
    }

    static Section root(JsonNode tree, Map<String, String> environment, Problems problems) {
        return new Section("", tree, environment, problems);
    }

    Section section(String name) {
        asked.add(name);
        return sections.computeIfAbsent(name, key -> new Section(pathOf(key), child(key), environment, problems));
    }

    /** The keys of a section that may have any, in the file's order, then those that only variables name. */
    List<String> names() {
        Set<String> names = new LinkedHashSet<>();
        node.fieldNames().forEachRemaining(names::add);
        // A variable's name cannot tell where a chosen name ends; "default" is the one name that is not chosen.
        String prefix = variableOf("default") + "_";
        if (environment.keySet().stream().anyMatch(variable -> variable.startsWith(prefix))) {
            names.add("default");
        }
        return List.copyOf(names);
    }

    Optional<String> text(String name) {
        asked.add(name);
        String fromEnvironment = environment.get(variableOf(name));
        JsonNode value = child(name);
        if (fromEnvironment != null) {
            return Optional.of(fromEnvironment);
        }
        if (value.isContainerNode()) {
            problem(name, "must be a single value");
            return Optional.empty();
        }
        return value.isMissingNode() || value.isNull() ? Optional.empty() : Optional.of(value.asText());
    }

    String required(String name, String what) {
        return text(name).orElseGet(() -> {
            missing(name, what);
            return "";
        });
    }

    int number(String name, int least, int most, int otherwise) {
        Optional<String> text = text(name);
        try {
            int number = text.map(Integer::parseInt).orElse(otherwise);
            if (number >= least && number <= most) {
                return number;
            }
        } catch (NumberFormatException e) {
            // Falls through to the one sentence that says what is wanted.
        }
        problem(name, "must be a whole number from " + least + " to " + most);
        return otherwise;
    }

    <E extends Enum<E>> E choice(String name, Class<E> type, E otherwise) {
        Map<String, E> choices = Stream.of(type.getEnumConstants())
                .collect(Collectors.toMap(
                        constant -> constant.name().toLowerCase(Locale.ROOT).replace('_', '-'), constant -> constant,
                        (first, second) -> first, LinkedHashMap::new));
        Optional<String> text = text(name);
        if (text.isPresent() && !choices.containsKey(text.get())) {
            problem(name, "must be one of " + String.join(", ", choices.keySet()));
        }
        return text.map(word -> choices.getOrDefault(word, otherwise)).orElse(otherwise);
    }

    /** {@code {env: NAME}} or {@code {file: PATH}}; a secret written into the file is refused without repeating it. */
    Optional<Secret> secret(String name) {
        if (child(name).isValueNode() && !child(name).isNull()) {
            asked.add(name);
            problem(name, "must be {env: NAME} or {file: PATH}, never the secret itself");
            return Optional.empty();
        }
        Optional<Secret> variable = section(name).text("env").map(Secret.Env::new);
        Optional<Secret> file = section(name).text("file").map(Path::of).map(Secret.File::new);
        if (variable.isPresent() == file.isPresent() && (variable.isPresent() || child(name).isObject())) {
            problem(name, "must have one of env and file");
        }
        return variable.or(() -> file);
    }

    /**
     * Every key as it stands, and every variable below this path with {@code _} read as a dot. A value may be a secret's
     * place instead, and is then read now.
     */
    Map<String, String> passThrough() {
        Map<String, String> values = new TreeMap<>();
        environment.forEach((variable, value) -> {
            if (variable.startsWith(variableOf(""))) {
                values.put(variable.substring(variableOf("").length()).toLowerCase(Locale.ROOT).replace('_', '.'),
                        value);
            }
        });
        node.fieldNames().forEachRemaining(name -> textOrSecret(name).ifPresent(value -> values.put(name, value)));
        return values;
    }

    private Optional<String> textOrSecret(String name) {
        if (!child(name).isObject() || environment.containsKey(variableOf(name))) {
            return text(name);
        }
        asked.add(name);
        try {
            return secret(name).map(secret -> secret.reveal(environment));
        } catch (SecretUnavailableException e) {
            problem(name, "is not there: " + e.getMessage());
            return Optional.empty();
        }
    }

    /** Notes that a setting is wanted; one that is there but faulty has been noted as such already. */
    void missing(String name, String what) {
        if (child(name).isMissingNode() || child(name).isNull()) {
            problem(name, "is missing: " + what);
        }
    }

    void problem(String name, String what) {
        problems.add(pathOf(name) + " " + what);
    }

    /** Notes every key of this section and those below it that nothing asked for. */
    void refuseUnknown() {
        List<String> unknown = new ArrayList<>();
        node.fieldNames().forEachRemaining(unknown::add);
        unknown.removeAll(asked);
        unknown.forEach(name -> problem(name, "is unknown" + Nearest.to(name, asked)
                .map(meant -> ", did you mean " + pathOf(meant) + "?")
                .orElse("")));
        sections.values().forEach(Section::refuseUnknown);
    }

    private JsonNode child(String name) {
        return node.isObject() ? node.path(name) : MissingNode.getInstance();
    }

    private String pathOf(String name) {
        return path.isEmpty() ? name : path + "." + name;
    }

    private String variableOf(String name) {
        return ("SLUICE_" + pathOf(name)).toUpperCase(Locale.ROOT).replaceAll("[.-]", "_");
    }
}
