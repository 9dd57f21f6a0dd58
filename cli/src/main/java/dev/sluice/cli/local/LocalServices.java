package dev.sluice.cli.local;

import dev.sluice.config.ServiceConfig;
import dev.sluice.monitor.MonitorService;
import dev.sluice.scanner.ScannerService;
import dev.sluice.service.Health;
import dev.sluice.service.HealthServer;
import dev.sluice.service.Service;
import dev.sluice.submitter.SubmitterService;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.vertx.core.Vertx;
import java.net.BindException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;

/** The three services in one JVM, with one health and one set of metrics. */
final class LocalServices {

    private static final String LOOPBACK = "127.0.0.1";

    private final PrometheusMeterRegistry metrics = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    private final List<Service> services;
    private final List<AutoCloseable> http = new ArrayList<>();

    LocalServices(ServiceConfig config, Consumer<Throwable> owner) {
        services = List.of(SubmitterService.of(config, metrics, owner), ScannerService.of(config, metrics, owner),
                MonitorService.of(config, metrics, owner));
    }

    /** Starts all at once; blocks until all run. */
    void start() throws InterruptedException, ExecutionException {
        together(services.stream().map(service -> (Callable<Boolean>) () -> {
            service.start();
            return true;
        }).toList());
    }

    /** Serves health and metrics at this port or, when it is taken, at a free one; returns which. */
    int serveHttp(int port) throws Exception {
        Vertx vertx = Vertx.vertx();
        http.add(() -> vertx.close().await());
        HealthServer server = serve(vertx, port);
        http.add(() -> server.stop(Duration.ofSeconds(5)));
        return server.port();
    }

    private HealthServer serve(Vertx vertx, int port) throws Exception {
        HealthServer server = new HealthServer(vertx, LOOPBACK, port, Health.together(services), metrics);
        try {
            server.start();
            return server;
        } catch (Exception e) {
            // What Vert.x throws is not declared.
            if (e instanceof BindException && port != 0) {
                return serve(vertx, 0);
            }
            throw e;
        }
    }

    /** Stops all at once; blocks until all have stopped. */
    void close() throws Exception {
        for (AutoCloseable part : http.reversed()) {
            part.close();
        }
        together(services.stream().map(service -> (Callable<Boolean>) () -> {
            service.close();
            return true;
        }).toList());
    }

    private static void together(List<Callable<Boolean>> steps) throws InterruptedException, ExecutionException {
        try (ExecutorService threads = Executors.newThreadPerTaskExecutor(Thread.ofPlatform().factory())) {
            for (Future<Boolean> done : threads.invokeAll(steps)) {
                done.get();
            }
        }
    }
}
