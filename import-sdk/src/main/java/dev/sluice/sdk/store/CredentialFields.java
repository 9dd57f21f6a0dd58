package dev.sluice.sdk.store;

import dev.sluice.sdk.store.SourceUri.Scheme;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** The fields of one credential. It remembers which were asked for: those are all there are. */
final class CredentialFields {
    private final String store;
    private final Map<String, String> values;
    private final Set<String> asked = new TreeSet<>();

    CredentialFields(Scheme scheme, Map<String, String> values) {
        this.store = scheme.word();
        this.values = values;
    }

    boolean has(String name) {
        asked.add(name);
        return values.containsKey(name);
    }

    Optional<String> text(String name) {
        return secret(name).map(SecretText::reveal);
    }

    Optional<SecretText> secret(String name) {
        return has(name) ? Optional.of(needed(name)) : Optional.empty();
    }

    /** @throws IllegalArgumentException when it is not there or empty */
    SecretText needed(String name) {
        if (!has(name) || values.get(name).isEmpty()) {
            throw new IllegalArgumentException(store + " credentials need '" + name + "'");
        }
        return new SecretText(values.get(name));
    }

    /** @throws IllegalArgumentException naming the fields that nothing asked for */
    void refuseOthers() {
        Set<String> unknown = new TreeSet<>(values.keySet());
        unknown.removeAll(asked);
        if (!unknown.isEmpty()) {
            throw new IllegalArgumentException(store + " credentials have no " + unknown + "; they have " + asked);
        }
    }
}
