package dev.sluice.cli;

import dev.sluice.cli.show.Document;
import dev.sluice.cli.show.Output;
import dev.sluice.cli.show.Terminal;
import java.util.List;
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

    /** An import's course: told as it goes, or one document at its end. */
    Output told(Terminal terminal) {
        return isJson() ? Output.document(terminal) : Output.text(terminal);
    }

    /** Prints one of the two. */
    void print(Terminal terminal, Object document, List<String> text) {
        switch (form) {
            case JSON -> terminal.data(Document.text(document));
            case TEXT -> text.forEach(terminal::data);
        }
    }
}
