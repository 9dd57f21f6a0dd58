package dev.sluice.config;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * All that a service is told. Every service reads the same file and takes what it needs.
 *
 * <p>Order: defaults, then the file, then environment variables named {@code SLUICE_} and the setting's path in capitals
 * with {@code .} and {@code -} as {@code _}: {@code SLUICE_KAFKA_BOOTSTRAP_SERVERS}, {@code SLUICE_TARGETS_DEFAULT_URL}.
 *
 * @param kafka       settings for the Kafka clients, passed through as they are; {@code bootstrap.servers} is always there
 * @param targets     by name; the one called {@code default} is used when a manifest names none
 * @param credentials by the name that a manifest uses
 * @param stateDir    where Kafka Streams keeps what it can rebuild, {@code /var/lib/sluice} unless said
 */
public record ServiceConfig(Map<String, String> kafka, TopicsConfig topics, Map<String, TargetConfig> targets,
        Map<String, CredentialConfig> credentials, HttpConfig http, Path stateDir) {

    private static final YAMLMapper YAML = YAMLMapper.builder()
            .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
            .build();

    public ServiceConfig {
        kafka = Map.copyOf(kafka);
        targets = Map.copyOf(targets);
        credentials = Map.copyOf(credentials);
    }

    /**
     * Reads a file for a service, which needs a target at least and the password of each.
     *
     * @param environment the variables of the process
     * @throws InvalidConfigException with all problems at once
     * @throws IOException            when the file cannot be read
     */
    public static ServiceConfig load(Path file, Map<String, String> environment) throws IOException {
        return parseForService(file.toString(), Files.readString(file), environment);
    }

    /**
     * Reads variables alone.
     *
     * @param environment the variables of the process
     * @throws InvalidConfigException with all problems at once
     */
    public static ServiceConfig ofEnvironment(Map<String, String> environment) {
        return parse("the SLUICE_ variables", "{}", environment);
    }

    /**
     * The same for one process of several: it has a name of its own in its Kafka groups, unless the configuration gives
     * one, and its own state.
     */
    public ServiceConfig forInstance(String id, Path ownState) {
        Map<String, String> named = new LinkedHashMap<>(kafka);
        named.putIfAbsent("group.instance.id", id);
        return new ServiceConfig(named, topics, targets, credentials, http, ownState);
    }

    static ServiceConfig parse(String source, String yaml, Map<String, String> environment) {
        Problems problems = new Problems(source);
        ServiceConfig config = read(yaml, environment, problems);
        problems.throwIfAny();
        return config;
    }

    static ServiceConfig parseForService(String source, String yaml, Map<String, String> environment) {
        Problems problems = new Problems(source);
        ServiceConfig config = read(yaml, environment, problems);
        if (config.targets.isEmpty()) {
            problems.add("targets is missing: a service needs at least one TiDB");
        }
        config.targets.forEach((name, target) -> target.password().ifPresent(password -> {
            try {
                password.reveal(environment);
            } catch (SecretUnavailableException e) {
                problems.add("targets." + name + ".password: " + e.getMessage());
            }
        }));
        problems.throwIfAny();
        return config;
    }

    private static ServiceConfig read(String yaml, Map<String, String> environment, Problems problems) {
        Section root = Section.root(tree(yaml, problems), environment, problems);
        ServiceConfig config = new ServiceConfig(kafka(root.section("kafka")), TopicsConfig.from(root.section(
                "topics")),
                named(root.section("targets"), TargetConfig::from),
                named(root.section("credentials"), CredentialConfig::from), HttpConfig.from(root.section("http")),
                Path.of(root.section("state").text("dir").orElse("/var/lib/sluice")));
        root.refuseUnknown();
        return config;
    }

    private static JsonNode tree(String yaml, Problems problems) {
        try {
            return YAML.readTree(yaml);
        } catch (JsonProcessingException e) {
            // Only where, not what: the parser's message quotes the text around the fault.
            problems.add("is not YAML, line " + e.getLocation().getLineNr());
            problems.throwIfAny();
            throw new IllegalStateException(e);
        }
    }

    private static Map<String, String> kafka(Section section) {
        Map<String, String> settings = section.passThrough();
        if (!settings.containsKey("bootstrap.servers")) {
            section.missing("bootstrap.servers", "HOST:PORT of the Kafka brokers");
        }
        return settings;
    }

    private static <T> Map<String, T> named(Section section, Function<Section, T> from) {
        Map<String, T> byName = new LinkedHashMap<>();
        List<String> names = section.names();
        names.forEach(name -> byName.put(name, from.apply(section.section(name))));
        return byName;
    }
}
