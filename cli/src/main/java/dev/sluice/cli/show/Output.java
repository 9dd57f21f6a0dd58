package dev.sluice.cli.show;

import dev.sluice.cli.pipeline.ImportView;
import dev.sluice.event.StatusEvent;
import dev.sluice.wire.Json;
import java.time.Duration;

/** How an import is shown while it goes on, and at its end. */
public final class Output {

    private enum Changes {
        TOLD, PRINTED
    }

    private enum End {
        TEXT, DOCUMENT
    }

    private final Terminal terminal;
    private final Changes changes;
    private final End end;

    private Output(Terminal terminal, Changes changes, End end) {
        this.terminal = terminal;
        this.changes = changes;
        this.end = end;
    }

    /** For people: a line for each change and a live one, then a table on stdout. */
    public static Output text(Terminal terminal) {
        return new Output(terminal, Changes.TOLD, End.TEXT);
    }

    /** For programs: the changes as talk, one document on stdout at the end. */
    public static Output document(Terminal terminal) {
        return new Output(terminal, Changes.TOLD, End.DOCUMENT);
    }

    /** For programs that follow: every status event as it came, one a line, then the document. */
    public static Output events(Terminal terminal) {
        return new Output(terminal, Changes.PRINTED, End.DOCUMENT);
    }

    /** Something changed. */
    public void changed(StatusEvent event) {
        switch (changes) {
            case TOLD -> ImportText.change(event).ifPresent(terminal::say);
            case PRINTED -> terminal.data(Json.text(event));
        }
    }

    /** How it stands, told again and again; printed events say it themselves. */
    public void goingOn(ImportView view, Duration sinceStart) {
        if (changes == Changes.TOLD) {
            terminal.live(LiveLine.of(view, sinceStart));
        }
    }

    /** It has ended, or is left to itself. */
    public void left(ImportView view) {
        switch (end) {
            case TEXT -> ImportText.status(view).forEach(terminal::data);
            case DOCUMENT -> terminal.data(Document.text(ImportDocument.of(view)));
        }
    }
}
