package dev.sluice.cli.local;

import dev.sluice.cli.local.LocalStack.Extent;
import dev.sluice.cli.show.Terminal;
import dev.sluice.cli.stage.Stages;
import dev.sluice.cli.target.Keyboard;
import dev.sluice.cli.target.Login;
import dev.sluice.cli.target.Passwords;
import dev.sluice.cli.target.SignIn;
import dev.sluice.config.CredentialConfig;
import dev.sluice.config.ServiceConfig;
import dev.sluice.config.TargetConfig;
import dev.sluice.config.TidbUrl;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;

/**
 * Where a command runs, and how it gets at what it needs there: a cluster that environment variables name, a stack that
 * another process runs in the data directory, or one that is started here for as long as the command lasts.
 */
public final class Surroundings {

    private static final String CLUSTER = "SLUICE_KAFKA_BOOTSTRAP_SERVERS";
    private static final Duration WAIT_FOR_OTHERS = Duration.ofSeconds(30);
    private static final Duration LOOK_EVERY = Duration.ofMillis(100);

    private final DataDirectory directory;
    private final Map<String, String> environment;
    private final Login login;
    private final Map<String, CredentialConfig> credentials;

    /** @param environment the variables of the process */
    public Surroundings(DataDirectory directory, Map<String, String> environment) {
        this(directory, environment, new Login(List.of(), Passwords.of(null, environment, Keyboard.NOBODY)), Map.of());
    }

    private Surroundings(DataDirectory directory, Map<String, String> environment, Login login,
            Map<String, CredentialConfig> credentials) {
        this.directory = directory;
        this.environment = environment;
        this.login = login;
        this.credentials = credentials;
    }

    /** The same, with a TiDB of the user's own. */
    public Surroundings with(Login wanted) {
        return new Surroundings(directory, environment, wanted, credentials);
    }

    /**
     * The same, but that a stack which is started here has these credentials, by name. They are in its memory only; others'
     * stacks do not have them.
     */
    public Surroundings holding(Map<String, CredentialConfig> held) {
        return new Surroundings(directory, environment, login, held);
    }

    /** The targets that variables configure beside a cluster; empty when they name no cluster. */
    public static Optional<Map<String, TargetConfig>> clusterTargets(Map<String, String> environment) {
        return nameCluster(environment)
                ? Optional.of(ServiceConfig.ofEnvironment(environment).targets())
                : Optional.empty();
    }

    /** Whether variables name a cluster: commands then start nothing, and keep nothing. */
    public static boolean nameCluster(Map<String, String> environment) {
        return environment.containsKey(CLUSTER);
    }

    /** What was staged for the imports of these surroundings. */
    public Stages stages(Access access, Terminal terminal) {
        return new Stages(directory.staged(), environment.getOrDefault(CLUSTER, ""), access.config().credentials(),
                terminal);
    }

    /** Whether there can be any import at all. */
    public boolean haveEverRun() {
        return namesCluster() || directory.exists();
    }

    /** The way to the TiDB of the user's own; empty when there is none here, but the stand-in or a cluster's targets. */
    public Optional<TidbUrl> server() throws IOException {
        return namesCluster() ? Optional.empty() : kept().agreed(login.ways()).stream().findFirst();
    }

    /** Whether commands work on a server that is more than the stand-in of a data directory. */
    public boolean haveRealServer() throws IOException {
        return namesCluster() || server().isPresent();
    }

    /**
     * Into the TiDB of the user's own, without starting anything; empty when there is none.
     *
     * @throws dev.sluice.sdk.tidb.TidbException when it does not let us in
     */
    public Optional<TargetConfig> signIn() throws IOException {
        return namesCluster() ? Optional.empty() : entry(kept().agreed(login.ways())).map(SignIn.Entry::target);
    }

    /** To Kafka, for reading. */
    public Access broker() throws IOException {
        return find(Extent.BROKER, addresses -> true);
    }

    /** To the targets. */
    public Access target() throws IOException {
        return find(Extent.TIDB, addresses -> true);
    }

    /** To Kafka and the targets, to look at both. */
    public Access servers() throws IOException {
        return find(Extent.SERVERS, addresses -> true);
    }

    /** To a pipeline that carries commands out. */
    public Access pipeline() throws IOException {
        return find(Extent.PIPELINE, addresses -> true);
    }

    /** To a pipeline that carries an import to its end: not the one of another command, which ends with its own. */
    public Access pipelineToTheEnd() throws IOException {
        return find(Extent.PIPELINE, Addresses::lasting);
    }

    /** To a pipeline that goes on after this command. */
    public Access lastingPipeline() throws IOException {
        if (namesCluster()) {
            return cluster();
        }
        return Addresses.read(directory.addresses())
                .filter(Addresses::lasting)
                .filter(Addresses::isAlive)
                .map(addresses -> Access.to(configOf(addresses, Optional.empty())))
                .orElseThrow(() -> new DirectoryBusyException("nothing would go on with it in " + directory.root()
                        + ": start sluice up there, or name a cluster with " + CLUSTER));
    }

    /** The whole stack, here, until the process ends. */
    public Access up() throws IOException {
        return start(Extent.UP, addresses -> false);
    }

    private Access find(Extent extent, Predicate<Addresses> suits) throws IOException {
        return namesCluster() ? cluster() : start(extent, suits);
    }

    private boolean namesCluster() {
        return nameCluster(environment);
    }

    private Access cluster() {
        return Access.to(ServiceConfig.ofEnvironment(environment));
    }

    private Access start(Extent extent, Predicate<Addresses> suits) throws IOException {
        List<TidbUrl> ways = kept().agreed(login.ways());
        long giveUpAt = System.nanoTime() + WAIT_FOR_OTHERS.toNanos();
        while (System.nanoTime() < giveUpAt) {
            Optional<Owner> owner = Owner.tryTake(directory);
            if (owner.isPresent()) {
                return Access.to(startHere(extent, owner.get(), ways));
            }
            Optional<Addresses> others = Addresses.read(directory.addresses());
            if (others.filter(suits).isPresent()) {
                return Access.to(configOf(others.get(), extent.looks() ? entry(ways) : Optional.empty()));
            }
            if (extent == Extent.UP && others.isPresent()) {
                break;
            }
            LockSupport.parkNanos(LOOK_EVERY.toNanos());
        }
        throw new DirectoryBusyException("another sluice" + Addresses.read(directory.addresses())
                .map(addresses -> " (process " + addresses.pid() + ")")
                .orElse("") + " uses " + directory.root()
                + ": wait for its end, run sluice up so that commands can share one stack, or choose another --data-dir");
    }

    private LocalStack startHere(Extent extent, Owner owner, List<TidbUrl> ways) throws IOException {
        Optional<SignIn.Entry> entry;
        try {
            entry = extent == Extent.BROKER ? Optional.empty() : entry(ways);
            if (entry.isPresent()) {
                kept().keep(entry.get().url());
            }
        } catch (IOException | RuntimeException e) {
            owner.close();
            throw e;
        }
        return LocalStack.start(directory, owner, extent, entry.map(SignIn.Entry::target), credentials);
    }

    private Optional<SignIn.Entry> entry(List<TidbUrl> ways) {
        return ways.isEmpty() ? Optional.empty() : Optional.of(new SignIn(login.passwords()).into(ways));
    }

    private KeptServer kept() {
        return new KeptServer(directory);
    }

    private ServiceConfig configOf(Addresses addresses, Optional<SignIn.Entry> entry) {
        return LocalConfig.of(directory, addresses.kafka(), entry.map(SignIn.Entry::target)
                .or(() -> Optional.ofNullable(addresses.tidbPort()).map(LocalConfig::standIn)), Map.of());
    }
}
