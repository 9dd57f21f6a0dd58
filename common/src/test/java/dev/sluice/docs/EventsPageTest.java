package dev.sluice.docs;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.sluice.checkpoint.CheckpointRecord;
import dev.sluice.checkpoint.Verification;
import dev.sluice.event.Command;
import dev.sluice.event.CsvSettings;
import dev.sluice.event.DeadLetter;
import dev.sluice.event.JobFact;
import dev.sluice.event.JobProgress;
import dev.sluice.event.Layout;
import dev.sluice.event.Manifest;
import dev.sluice.event.Samples;
import dev.sluice.event.ScanFact;
import dev.sluice.event.ScanOrder;
import dev.sluice.event.StatusEvent;
import dev.sluice.event.SubmissionFact;
import dev.sluice.event.TablePlan;
import dev.sluice.event.TakeOver;
import dev.sluice.sdk.columns.IgnoreColumns;
import dev.sluice.sdk.scan.FileRuleText;
import dev.sluice.sdk.scan.TableRoute;
import dev.sluice.wire.Json;
import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** {@code docs/reference/events.md} names every type and every field, and shows the samples that the code is held to. */
class EventsPageTest {
    private static final List<Class<?>> FAMILIES = List.of(Command.class, ScanOrder.class, ScanFact.class,
            SubmissionFact.class, JobFact.class, StatusEvent.class, CheckpointRecord.class);

    /** They have no wire form in this release. */
    private static final List<Class<?>> RESERVED = List.of(Command.PauseImport.class, Command.ResumeImport.class,
            Command.RetryTables.class);

    static Stream<Arguments> types() {
        return FAMILIES.stream()
                .flatMap(family -> Arrays.stream(family.getAnnotation(JsonSubTypes.class).value()))
                .map(type -> Arguments.of(type.name(), type.value()));
    }

    static Stream<Arguments> parts() {
        return Stream.of(Arguments.of("dead-letter", DeadLetter.class), Arguments.of("manifest", Manifest.class),
                Arguments.of("source", Manifest.Source.class), Arguments.of("csv", CsvSettings.class),
                Arguments.of("policy", Manifest.Policy.class), Arguments.of("layout", Layout.class),
                Arguments.of("file rule", FileRuleText.class), Arguments.of("table route", TableRoute.class),
                Arguments.of("ignored columns", IgnoreColumns.class),
                Arguments.of("take-over", TakeOver.class), Arguments.of("taken job", TakeOver.Job.class),
                Arguments.of("plan", TablePlan.class),
                Arguments.of("progress", JobProgress.class), Arguments.of("verification", Verification.class));
    }

    @ParameterizedTest
    @MethodSource({"types", "parts"})
    void namesEveryFieldOnce(String heading, Class<?> type) throws IOException {
        // When
        Optional<String> section = Page.read("events.md").section(heading);
        // Then
        assertThat(section).as("section '### %s' of events.md", heading).isPresent();
        assertThat(Page.firstColumn(section.orElseThrow())).containsExactlyElementsOf(fields(type).toList());
    }

    @ParameterizedTest
    @MethodSource("types")
    void showsTheSampleThatTheCodeIsHeldTo(String type, Class<?> record) throws IOException {
        // Given
        String sample = Json.text(Samples.all().get(type).value());
        // When
        String section = Page.read("events.md").section(type).orElse("");
        // Then
        assertThat(section.lines()).as("sample of %s", record.getSimpleName()).containsOnlyOnce(sample);
    }

    @Test
    void everyTypeHasASample() {
        assertThat(types().map(type -> (String) type.get()[0])).containsExactlyInAnyOrderElementsOf(
                Samples.all().keySet());
    }

    /** Without one a record compiles, and is refused when it is first written. */
    @Test
    void everyTypeHasATag() {
        assertThat(Stream.concat(types().map(type -> type.get()[1]), RESERVED.stream()))
                .containsExactlyInAnyOrderElementsOf(FAMILIES.stream()
                        .flatMap(family -> Arrays.stream(family.getPermittedSubclasses()))
                        .toList());
    }

    /** The fields that stand on the wire, in order. */
    private static Stream<String> fields(Class<?> type) {
        return Arrays.stream(type.getRecordComponents()).flatMap(EventsPageTest::fields);
    }

    private static Stream<String> fields(RecordComponent component) {
        if (component.getAccessor().isAnnotationPresent(JsonUnwrapped.class)) {
            return fields(component.getType());
        }
        boolean hidden = component.getAccessor().isAnnotationPresent(JsonIgnore.class)
                || component.getAccessor().isAnnotationPresent(JsonAnyGetter.class);
        return hidden ? Stream.empty() : Stream.of(name(component));
    }

    private static String name(RecordComponent component) {
        JsonProperty renamed = component.getAccessor().getAnnotation(JsonProperty.class);
        return renamed == null ? component.getName() : renamed.value();
    }
}
