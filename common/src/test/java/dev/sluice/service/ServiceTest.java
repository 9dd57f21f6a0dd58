package dev.sluice.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ServiceTest {

    private final List<String> seen = new ArrayList<>();
    private final List<Throwable> failures = new ArrayList<>();
    private final Service service = new Service("scanner", failures::add);

    @Test
    void startsInOrderAndDrainsAllBeforeItStopsInReverse() throws Exception {
        // Given
        service.add(new Part("kafka")).add(new Part("loop"));

        // When
        service.start();
        service.close();

        // Then
        assertThat(seen).containsExactly("start kafka", "start loop", "drain loop", "drain kafka", "stop loop",
                "stop kafka");
    }

    @Test
    void stopsWhatItHasBegunWhenAPartDoesNotStart() {
        // Given
        service.add(new Part("kafka")).add(new Part("broken")).add(new Part("never"));

        // Then
        assertThatThrownBy(service::start).hasMessage("broken");
        assertThat(seen).containsExactly("start kafka", "start broken", "drain broken", "drain kafka", "stop broken",
                "stop kafka");
    }

    @Test
    void stopsWhatItHasBegunAlsoWhenTheJvmCannotGoOn() {
        // Given
        service.add(new Part("kafka")).add(new Part("too deep"));

        // Then
        assertThatThrownBy(service::start).isInstanceOf(StackOverflowError.class);
        assertThat(seen).endsWith("stop too deep", "stop kafka");
    }

    @Test
    void stopsTheOthersWhenOnePartThrows() throws Exception {
        // Given
        service.add(new Part("kafka")).add(new Part("stuck"));
        service.start();

        // When
        service.close();

        // Then
        assertThat(seen).endsWith("stop stuck", "stop kafka");
    }

    @Test
    void isReadyOnlyWhenStartedAndNoPartHasAProblem() throws Exception {
        // Given
        Part part = new Part("kafka");
        service.add(part);
        boolean before = service.ready();
        service.start();

        // When
        boolean started = service.ready();
        part.problem = "no broker answers";

        // Then
        assertThat(before).isFalse();
        assertThat(started).isTrue();
        assertThat(service.ready()).isFalse();
        assertThat(service.checks()).containsEntry("kafka", Optional.of("no broker answers"));
    }

    @Test
    void tellsItsOwnerOfTheFirstFailureOnlyAndIsNoLongerAlive() {
        // Given
        Throwable first = new IllegalStateException("first");

        // When
        service.fail(first);
        service.fail(new IllegalStateException("second"));

        // Then
        assertThat(failures).containsExactly(first);
        assertThat(service.alive()).isFalse();
        assertThat(service.ready()).isFalse();
    }

    private final class Part implements ServicePart {

        private final String name;
        private String problem = "";

        Part(String name) {
            this.name = name;
        }

        @Override
        public String name() {
            return name;
        }

        @Override
        public void start() {
            seen.add("start " + name);
            if (name.equals("broken")) {
                throw new IllegalStateException(name);
            }
            if (name.equals("too deep")) {
                throw new StackOverflowError(name);
            }
        }

        @Override
        public Optional<String> problem() {
            return Optional.of(problem).filter(text -> !text.isEmpty());
        }

        @Override
        public void drain() {
            seen.add("drain " + name);
        }

        @Override
        public void stop(Duration within) {
            seen.add("stop " + name);
            if (name.equals("stuck")) {
                throw new IllegalStateException(name);
            }
        }
    }
}
