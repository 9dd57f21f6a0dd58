package dev.sluice.service;

import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * {@code /health/live}, {@code /health/ready} (JSON with every check, 503 when one has a problem) and {@code /metrics}
 * in Prometheus' text form.
 *
 * <p>Live says only that the process need not be killed: it does not ask Kafka or TiDB.
 */
public final class HealthServer implements ServicePart {

    private static final Logger LOGGER = LoggerFactory.getLogger(HealthServer.class);
    private static final Duration LISTEN_DEADLINE = Duration.ofSeconds(10);

    private final HttpServer server;
    private final String host;
    private final int port;
    private final Health health;
    private final PrometheusMeterRegistry metrics;

    /** @param port 0 takes a free one, see {@link #port} */
    public HealthServer(Vertx vertx, String host, int port, Health health, PrometheusMeterRegistry metrics) {
        this.server = vertx.createHttpServer().requestHandler(this::answer);
        this.host = host;
        this.port = port;
        this.health = health;
        this.metrics = metrics;
    }

    @Override
    public String name() {
        return "http";
    }

    @Override
    public void start() throws TimeoutException {
        server.listen(port, host).await(LISTEN_DEADLINE.toMillis(), TimeUnit.MILLISECONDS);
        LOGGER.atInfo().addKeyValue("host", host).addKeyValue("port", port()).log("listening for HTTP");
    }

    /** The port it listens on; only after {@link #start}. */
    public int port() {
        return server.actualPort();
    }

    @Override
    public void stop(Duration within) throws TimeoutException {
        server.close().await(Math.max(1, within.toMillis()), TimeUnit.MILLISECONDS);
    }

    private void answer(HttpServerRequest request) {
        switch (request.path()) {
            case "/health/live" -> json(request.response(), health.alive(), new JsonObject());
            case "/health/ready" -> json(request.response(), health.ready(), checks());
            case "/metrics" -> request.response()
                    .putHeader("Content-Type", "text/plain; version=0.0.4; charset=utf-8")
                    .end(metrics.scrape());
            default -> request.response().setStatusCode(404).end();
        }
    }

    private JsonObject checks() {
        JsonObject checks = new JsonObject();
        health.checks().forEach((name, problem) -> checks.put(name, problem.orElse("ok")));
        return new JsonObject().put("checks", checks);
    }

    private static void json(HttpServerResponse response, boolean well, JsonObject body) {
        response.setStatusCode(well ? 200 : 503)
                .putHeader("Content-Type", "application/json")
                .end(new JsonObject().put("status", well ? "up" : "down").mergeIn(body).encode());
    }
}
