package dev.sluice.local.tidb.contract;

import static org.junit.jupiter.api.Assumptions.abort;

import dev.sluice.local.tidb.profile.TidbProfile;
import dev.sluice.sdk.tidb.real.RealTidb;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What TiDB answers to import statements, request by request, over a real connection. Runs against the stand-in in each
 * of its profiles and against the real TiDB where it is, or, when {@code SLUICE_TEST_TIDB=mysql://user[:password]@host:port} names a server, against that.
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
                .orElseGet(() -> Stream.concat(standIns(), theRealOne()));
    }

    private static Stream<TidbUnderTest> standIns() {
        return Stream.of(TidbProfile.values())
                .map(profile -> StandInUnderTest.start(profile, directory.resolve(profile.name())));
    }

    private static Stream<TidbUnderTest> theRealOne() {
        return RealTidb.isThereFor(TidbContractIT.class)
                ? Stream.of("real").map(name -> RealTidbUnderTest.in(directory.resolve(name)))
                : Stream.empty();
    }

    @TestFactory
    Stream<DynamicTest> answersAsTidbDoes() {
        return ContractCases.all()
                .filter(any -> any.on().contains(tidb.profile()))
                .map(any -> DynamicTest.dynamicTest(any.toString(), () -> run(any)));
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
            tidb.switches().release();
            tidb.switches().limitRunning(TidbUnderTest.SLOTS);
        }
    }
}
