package dev.sluice.local.tidb.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.abort;

import dev.sluice.local.tidb.LocalTidb;
import dev.sluice.local.tidb.profile.TidbProfile;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What TiDB answers to import statements, request by request, over a real connection. Runs against the stand-in in each
 * of its profiles, or, when {@code SLUICE_TEST_TIDB=mysql://user[:password]@host:port} names a server, against that.
 */
@ParameterizedClass(name = "{0}")
@MethodSource("servers")
class TidbContractIT {

    private static final Logger LOGGER = LoggerFactory.getLogger(TidbContractIT.class);
    @TempDir
    private static Path directory;

    @Parameter
    private TidbUnderTest tidb;

    /** Each is started when its turn comes, and closed after it. */
    static Stream<TidbUnderTest> servers() throws SQLException {
        return GivenTidb.ofEnvironment()
                .map(Stream::of)
                .orElseGet(() -> Stream.of(TidbProfile.values())
                        .map(profile -> StandInUnderTest.start(profile, directory.resolve(profile.name()))));
    }

    @TestFactory
    Stream<DynamicTest> answersAsTidbDoes() {
        return ContractCases.all()
                .filter(any -> any.on().contains(tidb.profile()))
                .map(any -> DynamicTest.dynamicTest(any.toString(), () -> run(any)));
    }

    /** Shown as skipped, each with its reason. */
    @TestFactory
    Stream<DynamicTest> cannotBeAsked() {
        return ContractCases.NOT_RUN.entrySet()
                .stream()
                .map(left -> DynamicTest.dynamicTest("T-" + left.getKey() + ": " + left.getValue(),
                        () -> skip("T-" + left.getKey(), left.getValue())));
    }

    private static void skip(String name, String reason) {
        LOGGER.atWarn().addKeyValue("case", name).addKeyValue("reason", reason).log("skipped");
        abort(name + ": " + reason);
    }

    private void run(ContractCase any) throws Exception {
        for (Need need : any.needs()) {
            tidb.lacks(need).ifPresent(reason -> skip(any.name(), reason));
        }
        try (Client client = Client.of(tidb)) {
            any.body().run(client);
        } catch (AssertionError wrong) {
            throw new AssertionError(any + ": " + wrong.getMessage(), wrong);
        } finally {
            settle(any);
        }
    }

    /** Lets go what the case held. */
    private void settle(ContractCase any) throws SQLException {
        if (any.needs().contains(Need.SWITCHES)) {
            LocalTidb switches = tidb.switches();
            switches.controls().release();
            switches.limitRunning(16);
        }
    }

    @Test
    void everyCaseIsRunOrListedWithTheReason() {
        // Given
        List<String> run = ContractCases.all().map(ContractCase::id).toList();
        Set<String> listed = ContractCases.NOT_RUN.keySet();

        // When
        Set<String> both = new HashSet<>(run);
        both.addAll(listed);

        // Then
        assertThat(run).doesNotHaveDuplicates().doesNotContainAnyElementsOf(listed);
        assertThat(both).containsExactlyInAnyOrderElementsOf(ContractCases.IDS);
    }
}
