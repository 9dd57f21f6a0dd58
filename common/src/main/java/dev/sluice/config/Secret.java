package dev.sluice.config;

import dev.sluice.sdk.store.SecretText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** Where a secret is to be found. The secret itself is in no field and in no text that this type gives out. */
public sealed interface Secret {

    /**
     * Reads the secret, anew each time, so that a rotated one is taken up.
     *
     * @param environment the variables of the process
     * @throws SecretUnavailableException naming the variable or file
     */
    String reveal(Map<String, String> environment);

    /** Reads the secret with the variables of this process. */
    default String reveal() {
        return reveal(System.getenv());
    }

    /** An environment variable. */
    record Env(String variable) implements Secret {

        @Override
        public String reveal(Map<String, String> environment) {
            String value = environment.get(variable);
            if (value == null) {
                throw new SecretUnavailableException("environment variable " + variable + " is not set", null);
            }
            return value;
        }
    }

    /** In this process's memory only, for services that run in it; of no configuration file. */
    record Held(SecretText text) implements Secret {

        @Override
        public String reveal(Map<String, String> environment) {
            return text.reveal();
        }
    }

    /** A file; one line break at its end is not part of the secret. */
    record File(Path path) implements Secret {

        @Override
        public String reveal(Map<String, String> environment) {
            try {
                return Files.readString(path).replaceFirst("\\R\\z", "");
            } catch (IOException e) {
                throw new SecretUnavailableException("secret file " + path + " cannot be read", e);
            }
        }
    }
}
