package dev.sluice.cli.show;

import dev.sluice.cli.pipeline.ImportView;
import dev.sluice.event.StatusEvent;
import dev.sluice.wire.Json;
import java.time.Duration;

/** How an import is shown while it goes on, and at its end. */
public sealed interface Output {

    /** Something changed. */
    void changed(StatusEvent event);

    /** How it stands, told again and again. */
    void goingOn(ImportView view, Duration sinceStart);

    /** It has ended, or is left to itself. */
    void left(ImportView view);

    /** For people: a line for each change and a live one, then a table on stdout. */
    record Text(Terminal terminal) implements Output {

        @Override
        public void changed(StatusEvent event) {
            ImportText.change(event).ifPresent(terminal::say);
        }

        @Override
        public void goingOn(ImportView view, Duration sinceStart) {
            terminal.live(LiveLine.of(view, sinceStart));
        }

        @Override
        public void left(ImportView view) {
            ImportText.status(view).forEach(terminal::data);
        }
    }

    /** For programs: the changes as talk, one document on stdout at the end. */
    record Document(Terminal terminal) implements Output {

        @Override
        public void changed(StatusEvent event) {
            ImportText.change(event).ifPresent(terminal::say);
        }

        @Override
        public void goingOn(ImportView view, Duration sinceStart) {
            terminal.live(LiveLine.of(view, sinceStart));
        }

        @Override
        public void left(ImportView view) {
            terminal.data(Json.text(ImportDocument.of(view)));
        }
    }

    /** For programs that follow: every status event as it came, one a line, then the document. */
    record Lines(Terminal terminal) implements Output {

        @Override
        public void changed(StatusEvent event) {
            terminal.data(Json.text(event));
        }

        @Override
        public void goingOn(ImportView view, Duration sinceStart) {
            // The events say it.
        }

        @Override
        public void left(ImportView view) {
            terminal.data(Json.text(ImportDocument.of(view)));
        }
    }
}
