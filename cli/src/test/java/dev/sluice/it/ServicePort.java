package dev.sluice.it;

import dev.sluice.sdk.store.contract.FreePort;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;

/** The HTTP port of a service in another JVM. */
record ServicePort(int number) {
    private static final int OK = 200;

    /** What it answers; status 0 and no body as long as nobody listens. */
    record Answer(int status, String body) {}

    static ServicePort any() throws IOException {
        return new ServicePort(FreePort.any());
    }

    /** Whether the service does its work. */
    boolean isReady() throws InterruptedException {
        return get("/health/ready").status() == OK;
    }

    Answer get(String path) throws InterruptedException {
        try (HttpClient client = HttpClient.newHttpClient()) {
            HttpResponse<String> response = client.send(
                    HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + number + path)).build(),
                    BodyHandlers.ofString());
            return new Answer(response.statusCode(), response.body());
        } catch (IOException e) {
            return new Answer(0, "");
        }
    }
}
