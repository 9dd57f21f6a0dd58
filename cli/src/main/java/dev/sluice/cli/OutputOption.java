package dev.sluice.cli;

import picocli.CommandLine.Option;

/** How a command prints what was asked for. */
final class OutputOption {

    enum Form {
        TEXT, JSON
    }

    @Option(names = {"-o",
        "--output"}, paramLabel = "text|json", defaultValue = "text", description = "For people or for programs; ${DEFAULT-VALUE} unless said.")
    private Form form = Form.TEXT;

    boolean isJson() {
        return form == Form.JSON;
    }
}
