package dev.sluice.sdk.tidb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class InTurnTest {

    private final TidbTarget cluster = new TidbTarget(List.of(new TidbAddress("a", 1), new TidbAddress("b", 2),
            new TidbAddress("c", 3)), "u", () -> "", Tls.DISABLED);
    private final Set<String> away = new HashSet<>();
    private final List<String> tried = new ArrayList<>();
    private final InTurn addresses = new InTurn(cluster);

    private String open(TidbTarget target) {
        tried.add(target.toString());
        if (away.contains(target.toString())) {
            throw TidbException.notConnected(target, "refused");
        }
        return target.toString();
    }

    @Test
    void triesTheNextAddressWhenOneIsAwayAndStaysThere() {
        // Given
        away.add("u@a:1");
        // When
        addresses.open(this::open);
        away.clear();
        addresses.open(this::open);
        // Then
        assertThat(tried).containsExactly("u@a:1", "u@b:2", "u@b:2");
    }

    @Test
    void goesRoundToTheFirst() {
        // Given
        away.addAll(List.of("u@a:1", "u@b:2"));
        addresses.open(this::open);
        away.add("u@c:3");
        away.remove("u@a:1");
        // When, Then
        assertThat(addresses.open(this::open)).isEqualTo("u@a:1");
    }

    @Test
    void saysWhyEachDoesNotAnswer() {
        // Given
        away.addAll(List.of("u@a:1", "u@b:2", "u@c:3"));
        // When, Then
        assertThatExceptionOfType(TidbException.class).isThrownBy(() -> addresses.open(this::open))
                .withMessage("cannot connect to TiDB at u@a:1: refused; cannot connect to TiDB at u@b:2: refused;"
                        + " cannot connect to TiDB at u@c:3: refused");
    }

    @Test
    void triesNoMoreForAThreadThatIsInterrupted() {
        // Given
        Thread.currentThread().interrupt();
        // When, Then
        assertThatExceptionOfType(TidbException.class).isThrownBy(() -> addresses.open(this::open));
        assertThat(Thread.interrupted()).isTrue();
        assertThat(tried).isEmpty();
    }
}
