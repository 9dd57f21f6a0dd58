package dev.sluice.cli.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OwnerTest {

    @TempDir
    private Path root;

    @Test
    void givesADirectoryToOneAtATime() throws IOException {
        // Given
        DataDirectory directory = new DataDirectory(root.resolve("data"));
        Owner first = Owner.tryTake(directory).orElseThrow();

        // When
        Optional<Owner> second = Owner.tryTake(directory);
        first.close();
        Optional<Owner> third = Owner.tryTake(directory);

        // Then
        assertThat(second).isEmpty();
        assertThat(third).isPresent();
        third.get().close();
    }

    @Test
    void publishesAddressesForAsLongAsItLasts() throws IOException {
        // Given
        DataDirectory directory = new DataDirectory(root);
        Addresses addresses = new Addresses(ProcessHandle.current().pid(), true, "127.0.0.1:9092", 4000, null);
        Owner owner = Owner.tryTake(directory).orElseThrow();

        // When
        owner.publish(addresses);
        Optional<Addresses> published = Addresses.read(directory.addresses());
        owner.close();

        // Then
        assertThat(published).contains(addresses);
        assertThat(published.get().isAlive()).isTrue();
        assertThat(Addresses.read(directory.addresses())).isEmpty();
    }

    @Test
    void clearsAddressesThatAKilledOwnerLeft() throws IOException {
        // Given
        DataDirectory directory = new DataDirectory(root);
        new Addresses(1, true, "127.0.0.1:1", null, null).write(directory.addresses());

        // When
        Owner owner = Owner.tryTake(directory).orElseThrow();

        // Then
        assertThat(Addresses.read(directory.addresses())).isEmpty();
        owner.close();
    }
}
