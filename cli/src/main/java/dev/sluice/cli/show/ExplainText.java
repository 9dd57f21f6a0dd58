package dev.sluice.cli.show;

import dev.sluice.cli.settings.Explanation;
import java.util.ArrayList;
import java.util.List;

/** An explained file for people. */
public final class ExplainText {

    private ExplainText() {}

    /**
     * A line for each key, one for each default that is in force, and what is wrong.
     *
     * @param defaults of keys that the file does not have
     */
    public static List<String> lines(ExplainDocument document, List<Explanation> defaults) {
        TextTable table = new TextTable("KEY", "VALUE", "FATE");
        document.keys().forEach(key -> table.add(key.key(), key.value(), fate(key)));
        defaults.forEach(key -> table.add(key.key(), "(" + key.value() + ")", fate(key)));
        List<String> lines = new ArrayList<>(table.lines());
        lines.add("");
        lines.add("source: " + document.source());
        lines.add("target: " + document.target());
        if (document.importable()) {
            lines.add("can be imported: " + document.command());
        } else {
            lines.add("cannot be imported:");
            document.problems().forEach(problem -> lines.add("- " + problem));
        }
        document.notes().forEach(note -> lines.add("note: " + note));
        return lines;
    }

    private static String fate(Explanation key) {
        return switch (key.outcome()) {
            case MAPPED -> "mapped → " + key.meaning();
            case USED -> "used by Sluice as " + key.meaning();
            case IGNORED -> "ignored: " + key.meaning();
            case REFUSED -> "refused: " + key.meaning();
        };
    }
}
