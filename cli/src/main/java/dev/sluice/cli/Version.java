package dev.sluice.cli;

import java.util.Optional;
import picocli.CommandLine.IVersionProvider;

/** Which release this is. */
final class Version implements IVersionProvider {

    /** A line for people. */
    static String line() {
        return "sluice " + Optional.ofNullable(Sluice.class.getPackage().getImplementationVersion())
                .orElse("from class files");
    }

    @Override
    public String[] getVersion() {
        return new String[]{line()};
    }
}
