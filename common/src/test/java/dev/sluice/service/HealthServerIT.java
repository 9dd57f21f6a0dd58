package dev.sluice.service;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class HealthServerIT {

    private final Vertx vertx = Vertx.vertx();
    private final Map<String, Optional<String>> checks = new ConcurrentHashMap<>(Map.of("kafka", Optional.empty()));
    private final PrometheusMeterRegistry metrics = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    private final HealthServer server = new HealthServer(vertx, "127.0.0.1", 0, new Checks(), metrics);

    @BeforeEach
    void start() throws Exception {
        server.start();
    }

    @AfterEach
    void stop() throws Exception {
        server.stop(Duration.ofSeconds(5));
        vertx.close().await();
    }

    @Test
    void showsEveryCheckAndSaysItIsNotReadyWhenOneHasAProblem() throws Exception {
        // Given
        HttpResponse<String> well = get("/health/ready");

        // When
        checks.put("tidb", Optional.of("connection refused"));
        HttpResponse<String> ill = get("/health/ready");

        // Then
        assertThat(well.statusCode()).isEqualTo(200);
        assertThat(well.body()).isEqualTo("{\"status\":\"up\",\"checks\":{\"kafka\":\"ok\"}}");
        assertThat(ill.statusCode()).isEqualTo(503);
        assertThat(ill.body()).contains("\"tidb\":\"connection refused\"");
    }

    @Test
    void staysAliveWhileACheckHasAProblem() throws Exception {
        // Given
        checks.put("tidb", Optional.of("connection refused"));

        // When
        HttpResponse<String> live = get("/health/live");

        // Then
        assertThat(live.statusCode()).isEqualTo(200);
        assertThat(live.body()).isEqualTo("{\"status\":\"up\"}");
    }

    @Test
    void servesMetricsAndRefusesOtherPaths() throws Exception {
        // Given
        metrics.counter("sluice.polls").increment();

        // When
        HttpResponse<String> scraped = get("/metrics");

        // Then
        assertThat(scraped.body()).contains("sluice_polls_total 1.0");
        assertThat(get("/other").statusCode()).isEqualTo(404);
    }

    private HttpResponse<String> get(String path) throws IOException, InterruptedException {
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + path)).build(),
                    HttpResponse.BodyHandlers.ofString());
        }
    }

    private final class Checks implements Health {

        @Override
        public boolean alive() {
            return true;
        }

        @Override
        public Map<String, Optional<String>> checks() {
            return new TreeMap<>(checks);
        }
    }
}
