package dev.sluice.cli.settings;

import dev.sluice.config.CredentialConfig;
import dev.sluice.sdk.store.SourceUri.Scheme;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The keys of a bucket in the variables of this process, by the names that the storage's own tools read. They are given to TiDB
 * only when a user says so, with {@code --credentials} and this name.
 */
public final class EnvironmentKeys {

    /** The name of these credentials. */
    public static final String NAME = "env";

    /** One variable and TiDB's parameter for it. */
    private record Variable(String name, String parameter, boolean needed) {}

    private EnvironmentKeys() {}

    /**
     * Reads them.
     *
     * @throws InvalidSettingException naming the variables that are not set, or when TiDB takes no keys for such a source
     */
    public static CredentialConfig of(Scheme scheme, Map<String, String> environment) {
        List<Variable> variables = variables(scheme);
        List<String> missing = variables.stream()
                .filter(Variable::needed)
                .map(Variable::name)
                .filter(name -> !environment.containsKey(name))
                .toList();
        if (variables.isEmpty()) {
            throw new InvalidSettingException("--credentials env gives TiDB keys for s3 and azure sources, not for "
                    + scheme.word() + ": leave it out");
        }
        if (!missing.isEmpty()) {
            throw new InvalidSettingException("--credentials env needs the variables " + String.join(", ", missing));
        }
        Map<String, String> parameters = new LinkedHashMap<>();
        variables.stream()
                .filter(variable -> environment.containsKey(variable.name))
                .forEach(variable -> parameters.put(variable.parameter, environment.get(variable.name)));
        return CredentialConfig.held(scheme, parameters);
    }

    private static List<Variable> variables(Scheme scheme) {
        return switch (scheme) {
            case S3 -> List.of(new Variable("AWS_ACCESS_KEY_ID", "access-key", true),
                    new Variable("AWS_SECRET_ACCESS_KEY", "secret-access-key", true),
                    new Variable("AWS_SESSION_TOKEN", "session-token", false));
            case AZURE -> List.of(new Variable("AZURE_STORAGE_ACCOUNT", "account-name", true),
                    new Variable("AZURE_STORAGE_KEY", "account-key", true));
            case GCS, LOCAL -> List.of();
        };
    }
}
