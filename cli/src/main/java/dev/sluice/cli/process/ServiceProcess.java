package dev.sluice.cli.process;

import dev.sluice.config.EffectiveValues;
import dev.sluice.config.ServiceConfig;
import dev.sluice.sdk.tidb.TidbSessions;
import dev.sluice.sdk.tidb.VertxSessions;
import dev.sluice.service.Health;
import dev.sluice.service.HealthServer;
import dev.sluice.service.Service;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One service in this process, until it is told to end or cannot go on.
 *
 * <p>Health answers from the first moment on, also while the service waits for Kafka. The first SIGTERM or SIGINT stops the
 * service in order; the second one ends the process at once, as does the time limit. Nothing is lost by that: the service
 * begins again from its topics.
 */
public final class ServiceProcess {

    /** A service takes at most {@link Service#STOP_DEADLINE}, and the rest of the process a moment more. */
    private static final Duration STOP_LIMIT = Service.STOP_DEADLINE.plusSeconds(3);

    private static final Duration HTTP_STOP = Duration.ofSeconds(1);
    private static final Logger LOGGER = LoggerFactory.getLogger(ServiceProcess.class);
    private static final int TERMINATED = 128 + 15;

    private final String name;
    private final ServiceConfig config;
    private final PrometheusMeterRegistry metrics = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    private final CompletableFuture<String> end = new CompletableFuture<>();

    private ServiceProcess(String name, ServiceConfig config) {
        this.name = name;
        this.config = config;
    }

    /** Puts a service together; starts nothing. */
    @FunctionalInterface
    public interface Assembly {
        Service of(ServiceConfig config, MeterRegistry metrics, Consumer<Throwable> owner);
    }

    /**
     * Runs the service; blocks until it has stopped.
     *
     * @param name the service's own, also that of its part of the state directory
     * @throws StateUnavailableException when another process holds the state directory
     * @throws ServiceFailedException    when the service cannot start or go on
     */
    public static void run(String name, ServiceConfig config, Assembly assembly) throws Exception {
        try (StateDirectory state = StateDirectory.take(config.stateDir(), name)) {
            new ServiceProcess(name, state.apply(config)).run(assembly);
        }
    }

    private void run(Assembly assembly) throws Exception {
        EffectiveValues.of(config).forEach((setting, value) -> LOGGER.atInfo().log("{} = {}", setting, value));
        List.of("TERM", "INT").forEach(signal -> Signals.on(signal, () -> stopOrHalt(signal)));
        Vertx vertx = Vertx.vertx();
        Service service = assembly.of(config, metrics, end::completeExceptionally);
        try (TargetChecks targets = TargetChecks.start(targets(vertx), metrics)) {
            HealthServer http = new HealthServer(vertx, config.http().host(), config.http().port(),
                    Health.together(List.of(service, targets)), metrics);
            startHttp(http);
            serve(service);
            http.stop(HTTP_STOP);
        } finally {
            vertx.close().await(HTTP_STOP.toMillis(), TimeUnit.MILLISECONDS);
        }
    }

    /** On a thread of its own, because it takes as long as Kafka is away. */
    private void serve(Service service) throws InterruptedException {
        Thread starting = Thread.ofPlatform().daemon().name("start").start(() -> start(service));
        try {
            LOGGER.atInfo().addKeyValue("because", end.get()).log("stopping");
        } catch (ExecutionException e) {
            throw new ServiceFailedException(name, e.getCause() == null ? e : e.getCause());
        } finally {
            haltAfter(STOP_LIMIT);
            starting.interrupt();
            service.close();
        }
    }

    // An outermost edge: whatever keeps it from starting, an Error too, ends the process.
    private void start(Service service) {
        try {
            service.start();
        } catch (Exception | Error e) {
            end.completeExceptionally(e);
        }
    }

    private void startHttp(HealthServer http) {
        try {
            http.start();
        } catch (Exception e) {
            throw new ServiceFailedException(name, new IllegalStateException("cannot listen at "
                    + config.http().host() + ":" + config.http().port() + " (" + e.getMessage()
                    + "): free the port, or set http.port", e));
        }
    }

    private void stopOrHalt(String signal) {
        if (!end.complete("SIG" + signal)) {
            Runtime.getRuntime().halt(TERMINATED);
        }
    }

    /** Without this a part that never returns would keep a process that serves nothing. */
    private static void haltAfter(Duration limit) {
        CompletableFuture.delayedExecutor(limit.toMillis(), TimeUnit.MILLISECONDS)
                .execute(() -> Runtime.getRuntime().halt(TERMINATED));
    }

    private Map<String, TidbSessions> targets(Vertx vertx) {
        Map<String, TidbSessions> targets = new HashMap<>();
        config.targets().forEach((target, settings) -> targets.put(target, new VertxSessions(vertx, settings.tidb())));
        return targets;
    }
}
