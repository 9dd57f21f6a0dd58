package dev.sluice.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.config.ServiceConfig;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** What can be known of {@code docker-compose.yml} without a container engine. */
class ComposeTest {
    private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
    private static Map<?, ?> compose = Map.of();

    @BeforeAll
    static void read() throws IOException {
        LoaderOptions strict = new LoaderOptions();
        strict.setAllowDuplicateKeys(false);
        compose = new Yaml(new SafeConstructor(strict)).load(Files.readString(ROOT.resolve("docker-compose.yml")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"scanner", "submitter", "monitor"})
    void startsEachServiceWithAConfigurationThatLoads(String name) throws IOException {
        // Given
        List<?> command = (List<?>) service(name).get("command");
        Map<String, String> mounts = mounts(name);

        // When
        ServiceConfig config = ServiceConfig.load(ROOT.resolve(mounts.getOrDefault(command.get(2), "no such mount")),
                Map.of());

        // Then
        assertThat(command.subList(0, 2)).map(Object::toString).containsExactly(name, "--config");
        assertThat(mounts).containsKey(config.stateDir().toString());
        assertThat(services()).contains(config.kafka().getOrDefault("bootstrap.servers", "").split(":", -1)[0]);
        assertThat(config.targets().values()).allSatisfy(target -> assertThat(services()).contains(target.addresses()
                .getFirst()
                .host()));
    }

    @Test
    void showsDumpsToTidbAndToTheScannerAtOnePlace() {
        assertThat(mounts("tidb")).extractingByKey("/dumps").isEqualTo(mounts("scanner").get("/dumps")).isNotNull();
    }

    @Test
    void waitsOnlyForServicesThatSayWhenTheyAreHealthy() {
        for (String name : services()) {
            if (service(name).get("depends_on") instanceof Map<?, ?> conditions) {
                assertThat(conditions.keySet()).map(Object::toString)
                        .allSatisfy(other -> assertThat(service(other).containsKey("healthcheck")).isTrue());
            }
        }
    }

    @Test
    void pinsEveryImageOfOthersAndDeclaresEveryVolume() {
        Set<String> declared = names(compose.get("volumes"));
        Set<String> used = services().stream()
                .flatMap(name -> mounts(name).values().stream())
                .filter(source -> !source.startsWith(".") && !source.startsWith("$"))
                .collect(Collectors.toCollection(TreeSet::new));

        assertThat(used).isEqualTo(declared);
        assertThat(services()).filteredOn(name -> !service(name).containsKey("build"))
                .allSatisfy(name -> assertThat(service(name).get("image").toString()).matches(".+:.*\\d.*"));
    }

    @Test
    void buildsTheImageFromAFileThatExistsAndAJarThatWeMake() throws IOException {
        // Given
        Map<?, ?> build = (Map<?, ?>) service("scanner").get("build");

        // When
        String dockerfile = Files.readString(ROOT.resolve(build.get("dockerfile").toString()));

        // Then
        assertThat(dockerfile).contains("cli/target/sluice.jar", "ENTRYPOINT [\"java\", \"-jar\"", "HEALTHCHECK")
                .containsPattern("(?m)^USER \\d+");
        assertThat(Files.readString(ROOT.resolve("cli/pom.xml"))).contains("<finalName>sluice</finalName>");
    }

    private static Set<String> services() {
        return names(compose.get("services"));
    }

    private static Set<String> names(Object mapping) {
        return ((Map<?, ?>) mapping).keySet()
                .stream()
                .map(Object::toString)
                .collect(Collectors.toCollection(
                        TreeSet::new));
    }

    private static Map<?, ?> service(String name) {
        return (Map<?, ?>) ((Map<?, ?>) compose.get("services")).get(name);
    }

    /** From the place in the container to the source. */
    private static Map<String, String> mounts(String name) {
        Stream<?> volumes = service(name).get("volumes") instanceof List<?> list ? list.stream() : Stream.empty();
        return volumes.map(Object::toString)
                .map(mount -> mount.replaceFirst(":ro$", ""))
                .collect(Collectors.toMap(mount -> mount.substring(mount.lastIndexOf(':') + 1),
                        mount -> mount.substring(0, mount.lastIndexOf(':'))));
    }
}
