package dev.sluice.config;

import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/** What a service really runs with, by path, fit for a log: no secret is in it. */
public final class EffectiveValues {

    private static final String REDACTED = "[redacted]";

    private EffectiveValues() {}

    /** Every setting by its path, sorted; a secret shows where it is read from. */
    public static SortedMap<String, String> of(ServiceConfig config) {
        SortedMap<String, String> values = new TreeMap<>();
        config.kafka().forEach((key, value) -> values.put("kafka." + key, sensitive(key) ? REDACTED : value));
        values.put("topics.prefix", config.topics().prefix());
        values.put("topics.replication", Short.toString(config.topics().replication()));
        values.put("http.host", config.http().host());
        values.put("http.port", Integer.toString(config.http().port()));
        values.put("state.dir", config.stateDir().toString());
        config.targets().forEach((name, target) -> put(values, "targets." + name + ".", target));
        config.credentials()
                .forEach((name, credential) -> credential.stores()
                        .forEach((store, fields) -> fields
                                .forEach((field, secret) -> values.put("credentials." + name + "." + store + "."
                                        + field,
                                        source(secret)))));
        return values;
    }

    private static void put(Map<String, String> values, String path, TargetConfig target) {
        values.put(path + "url", TidbUrl.of(target.addresses()));
        values.put(path + "user", target.user());
        target.password().ifPresent(secret -> values.put(path + "password", source(secret)));
        values.put(path + "tls.mode", target.tls().mode().name().toLowerCase(Locale.ROOT).replace('_', '-'));
        target.tls().authorities().ifPresent(ca -> values.put(path + "tls.ca", ca.toString()));
        values.put(path + "runningJobs", Integer.toString(target.runningJobs()));
    }

    private static String source(Secret secret) {
        return switch (secret) {
            case Secret.Env env -> "environment variable " + env.variable();
            case Secret.File file -> "file " + file.path();
            case Secret.Held held -> "held in memory";
        };
    }

    private static boolean sensitive(String key) {
        String lower = key.toLowerCase(Locale.ROOT);
        return Stream.of("password", "jaas", "secret", "key").anyMatch(lower::contains);
    }
}
