package dev.sluice.cli.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.sluice.cli.settings.InvalidSettingException;
import dev.sluice.config.TidbUrl;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeptServerTest {
    private static final TidbUrl ONE = TidbUrl.parse("mysql://u%20x@a:4000,b:4000?tls=verify-ca&tls-ca=/c%20a.pem")
            .complete();

    @TempDir
    private Path root;

    private KeptServer kept() {
        return new KeptServer(new DataDirectory(root));
    }

    @Test
    void remembersTheServerForCommandsThatNameNone() throws IOException {
        // Given
        kept().keep(ONE);

        // When, Then
        assertThat(kept().agreed(List.of())).containsExactly(ONE);
        assertThat(root.resolve("server")).hasContent("mysql://u%20x@a:4000,b:4000?tls=verify-ca&tls-ca=/c%20a.pem");
    }

    @Test
    void takesTheSameServerByAnotherOfItsAddresses() throws IOException {
        // Given
        kept().keep(ONE);
        TidbUrl same = TidbUrl.parse("mysql://u%20x@b").complete();

        // When, Then
        assertThat(kept().agreed(List.of(same))).containsExactly(same);
    }

    @Test
    void refusesAnotherServerAndAnotherAccount() throws IOException {
        // Given
        kept().keep(ONE);

        // When, Then
        for (String other : List.of("mysql://u%20x@c", "mysql://root@a")) {
            assertThatExceptionOfType(InvalidSettingException.class)
                    .isThrownBy(() -> kept().agreed(List.of(TidbUrl.parse(other).complete())))
                    .withMessageContaining("is of mysql://u%20x@a:4000,b:4000")
                    .withMessageContaining("--data-dir .sluice-" + other.substring(other.lastIndexOf('@') + 1)
                            + "-4000-");
        }
    }

    @Test
    void refusesAServerForTheDirectoryOfTheStandIn() throws IOException {
        // Given
        Files.createDirectory(root.resolve("tidb"));

        // When, Then
        assertThat(kept().agreed(List.of())).isEmpty();
        assertThatExceptionOfType(InvalidSettingException.class).isThrownBy(() -> kept().agreed(List.of(ONE)))
                .withMessageContaining("is of the stand-in TiDB")
                .withMessageContaining("--data-dir .sluice-a");
    }
}
