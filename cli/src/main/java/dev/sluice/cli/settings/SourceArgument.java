package dev.sluice.cli.settings;

import java.nio.file.Path;
import java.util.regex.Pattern;

/** The SOURCE argument: a URI stays as it is, a path is made absolute, because services run elsewhere. */
final class SourceArgument {

    private static final Pattern SCHEME = Pattern.compile("[A-Za-z][A-Za-z0-9+.-]*://.*");

    private SourceArgument() {}

    static String absolute(String source) {
        return SCHEME.matcher(source).matches() ? source : Path.of(source).toAbsolutePath().normalize().toString();
    }
}
