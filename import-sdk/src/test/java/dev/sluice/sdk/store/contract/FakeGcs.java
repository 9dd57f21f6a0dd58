package dev.sluice.sdk.store.contract;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.NavigableMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.Executors;
import java.util.regex.Pattern;

/**
 * As much of Cloud Storage's JSON API as reading needs: list with prefix, offset and pages, get, and download with ranges.
 * It hands a token to whoever asks, whatever the signature, and then asks for that token. Writing is a
 * whole small file at once. No delimiter, no generations, no checksums, no gRPC.
 */
public final class FakeGcs implements StoreServer {
    private static final String TOKEN = "it-token-that-must-not-be-seen";
    private static final Comparator<String> BY_UTF8 = Comparator.comparing(key -> key.getBytes(UTF_8),
            Arrays::compareUnsigned);

    private final Map<String, NavigableMap<String, byte[]>> buckets = new ConcurrentHashMap<>();
    private final Map<String, ObjectNode> described = new ConcurrentHashMap<>();
    private final Map<String, ObjectNode> sessions = new ConcurrentHashMap<>();
    private final HttpServer server;
    private final String privateKey;
    private volatile boolean strangersRefused;

    public FakeGcs() throws IOException, NoSuchAlgorithmException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::answer);
        server.start();
        privateKey = Base64.getMimeEncoder()
                .encodeToString(KeyPairGenerator.getInstance("RSA").generateKeyPair().getPrivate().getEncoded());
    }

    @Override
    public String endpoint() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /** The key file of an account that this server knows. */
    public String serviceAccount() {
        return JsonNodeFactory.instance.objectNode()
                .put("type", "service_account")
                .put("client_id", "1")
                .put("client_email", "it@example.com")
                .put("private_key_id", "1")
                .put("private_key", "-----BEGIN PRIVATE KEY-----\n" + privateKey + "\n-----END PRIVATE KEY-----\n")
                .put("token_uri", endpoint() + "/token")
                .toString();
    }

    /** What must never be seen anywhere: a line of the private key. */
    public String secret() {
        return privateKey.substring(80, 120).strip();
    }

    /** From now on nobody reads without a token; before, whoever has none may read too. */
    public void refuseStrangers() {
        strangersRefused = true;
    }

    @Override
    public void put(String bucket, String key, byte[] content) {
        buckets.computeIfAbsent(bucket, name -> new ConcurrentSkipListMap<>(BY_UTF8)).put(key, content);
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            String path = exchange.getRequestURI().getRawPath().replaceFirst("^/(?:down|up)load", "");
            if (path.equals("/token")) {
                send(exchange, 200, "{\"access_token\":\"" + TOKEN
                        + "\",\"expires_in\":3600,\"token_type\":\"Bearer\"}");
                return;
            }
            String token = exchange.getRequestHeaders().getFirst("Authorization");
            if (token == null ? strangersRefused : !token.equals("Bearer " + TOKEN)) {
                send(exchange, 401, error(401, "authError"));
                return;
            }
            String[] parts = path.split("/", 7);
            NavigableMap<String, byte[]> bucket = buckets.get(parts[4]);
            if (bucket == null) {
                send(exchange, 404, error(404, "notFound"));
            } else if ("resumable".equals(query(exchange).get("uploadType"))) {
                uploadInTwoSteps(exchange, parts[4], bucket);
            } else if (exchange.getRequestMethod().equals("POST")) {
                upload(exchange, parts[4], bucket);
            } else if (parts.length == 6) {
                send(exchange, 200, list(parts[4], bucket, query(exchange)).toString());
            } else {
                object(exchange, parts[4], URLDecoder.decode(parts[6].replace("+", "%2B"), UTF_8), bucket);
            }
        }
    }

    private ObjectNode list(String name, NavigableMap<String, byte[]> bucket, Map<String, String> query) {
        String prefix = query.getOrDefault("prefix", "");
        String from = query.getOrDefault("pageToken", query.getOrDefault("startOffset", ""));
        int most = Integer.parseInt(query.getOrDefault("maxResults", "1000"));
        ObjectNode answer = JsonNodeFactory.instance.objectNode().put("kind", "storage#objects");
        for (Map.Entry<String, byte[]> entry : bucket.tailMap(from, true).entrySet()) {
            if (!entry.getKey().startsWith(prefix)) {
                continue;
            }
            if (answer.withArray("items").size() == most) {
                return answer.put("nextPageToken", entry.getKey());
            }
            answer.withArray("items").add(metadata(name, entry.getKey(), entry.getValue()));
        }
        return answer;
    }

    private void object(HttpExchange exchange, String name, String key, NavigableMap<String, byte[]> bucket)
            throws IOException {
        byte[] content = bucket.get(key);
        if (content != null && exchange.getRequestMethod().equals("DELETE")) {
            bucket.remove(key);
            described.remove(name + "/" + key);
            exchange.sendResponseHeaders(204, -1);
        } else if (content == null) {
            send(exchange, 404, error(404, "notFound"));
        } else if ("media".equals(query(exchange).get("alt"))) {
            download(exchange, content);
        } else {
            send(exchange, 200, metadata(name, key, content).toString());
        }
    }

    /** Of {@code uploadType=multipart} only: what it is, then its bytes, between lines that no file of a test holds. */
    private void upload(HttpExchange exchange, String name, NavigableMap<String, byte[]> bucket)
            throws IOException {
        String body = new String(exchange.getRequestBody().readAllBytes(), ISO_8859_1);
        String type = exchange.getRequestHeaders().getFirst("Content-Type");
        String line = "--" + type.replaceFirst(".*boundary=\"?([^\"]+).*", "$1");
        String[] parts = body.split("(?:\r\n)?" + Pattern.quote(line) + "(?:\r\n|--)", -1);
        ObjectNode said = (ObjectNode) new ObjectMapper().readTree(content(parts[1]));
        String key = said.path("name").asText();
        boolean onlyWhenNew = "0".equals(query(exchange).get("ifGenerationMatch"));
        byte[] content = content(parts[2]).getBytes(ISO_8859_1);
        if (onlyWhenNew && bucket.putIfAbsent(key, content) != null) {
            send(exchange, 412, error(412, "conditionNotMet"));
            return;
        }
        described.put(name + "/" + key, said);
        bucket.put(key, content);
        send(exchange, 200, metadata(name, key, content).toString());
    }

    /** Of {@code uploadType=resumable} without going on: what it is, then all of its bytes at once, held against their MD5. */
    private void uploadInTwoSteps(HttpExchange exchange, String name, NavigableMap<String, byte[]> bucket)
            throws IOException {
        byte[] body = exchange.getRequestBody().readAllBytes();
        if (exchange.getRequestMethod().equals("POST")) {
            String session = String.valueOf(sessions.size());
            sessions.put(session, (ObjectNode) new ObjectMapper().readTree(body));
            exchange.getResponseHeaders()
                    .set("Location", endpoint() + "/upload/storage/v1/b/" + name
                            + "/o?uploadType=resumable&upload_id=" + session);
            send(exchange, 200, "{}");
            return;
        }
        ObjectNode said = sessions.get(query(exchange).get("upload_id"));
        String key = said.path("name").asText();
        if (said.has("md5Hash") && !said.path("md5Hash").asText().equals(md5(body))) {
            send(exchange, 400, error(400, "invalid"));
            return;
        }
        described.put(name + "/" + key, said);
        bucket.put(key, body);
        send(exchange, 200, metadata(name, key, body).toString());
    }

    private static String md5(byte[] content) {
        try {
            return Base64.getEncoder().encodeToString(MessageDigest.getInstance("MD5").digest(content));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String content(String part) {
        return part.substring(part.indexOf("\r\n\r\n") + 4);
    }

    private static void download(HttpExchange exchange, byte[] content) throws IOException {
        String range = exchange.getRequestHeaders().getFirst("Range");
        if (range == null) {
            send(exchange, 200, content);
            return;
        }
        String[] ends = range.substring("bytes=".length()).split("-", -1);
        int from = Integer.parseInt(ends[0]);
        int to = ends[1].isEmpty() ? content.length : (int) Math.min(content.length, Long.parseLong(ends[1]) + 1);
        if (from >= content.length) {
            send(exchange, 416, error(416, "requestedRangeNotSatisfiable"));
            return;
        }
        exchange.getResponseHeaders()
                .set("Content-Range",
                        "bytes %d-%d/%d".formatted(from, to - 1, content.length));
        send(exchange, 206, Arrays.copyOfRange(content, from, to));
    }

    private ObjectNode metadata(String bucket, String key, byte[] content) {
        ObjectNode object = JsonNodeFactory.instance.objectNode();
        object.set("metadata", described.getOrDefault(bucket + "/" + key, JsonNodeFactory.instance.objectNode())
                .get("metadata"));
        return object.put("kind", "storage#object")
                .put("md5Hash", md5(content))
                .put("bucket", bucket)
                .put("name", key)
                .put("generation", "1")
                .put("size", String.valueOf(content.length))
                .put("updated", "2026-11-20T10:15:12.001Z");
    }

    private static String error(int status, String reason) {
        return "{\"error\":{\"code\":" + status + ",\"message\":\"" + reason + "\",\"errors\":[{\"reason\":\"" + reason
                + "\",\"message\":\"" + reason + "\"}]}}";
    }

    private static Map<String, String> query(HttpExchange exchange) {
        Map<String, String> query = new HashMap<>();
        for (String pair : String.valueOf(exchange.getRequestURI().getRawQuery()).split("&", -1)) {
            String[] sides = pair.split("=", 2);
            query.put(sides[0], sides.length < 2 ? "" : URLDecoder.decode(sides[1], UTF_8));
        }
        return query;
    }

    private static void send(HttpExchange exchange, int status, String json) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", "application/json; charset=UTF-8");
        send(exchange, status, json.getBytes(UTF_8));
    }

    private static void send(HttpExchange exchange, int status, byte[] body) throws IOException {
        exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
        exchange.getResponseBody().write(body);
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
