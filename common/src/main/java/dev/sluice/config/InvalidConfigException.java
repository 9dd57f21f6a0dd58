package dev.sluice.config;

import java.util.List;

/** A configuration that cannot be used, with everything that is wrong with it. Fix the file and start again. */
public final class InvalidConfigException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient List<String> problems;

    InvalidConfigException(String source, List<String> problems) {
        super(source + ": " + String.join("; ", problems));
        this.problems = List.copyOf(problems);
    }

    /** One sentence for each problem, naming the setting by its path; never a secret. */
    public List<String> problems() {
        return problems;
    }
}
