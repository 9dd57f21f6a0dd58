package dev.sluice.cli.show;

import dev.sluice.cli.settings.Explanation;
import java.util.List;

/**
 * What {@code explain -o json} prints. Fields are only ever added.
 *
 * @param importable whether {@code import -c} would begin
 * @param source     where the files lie, without keys
 * @param target     where the rows go, in words
 * @param keys       in the order in which they are carried out
 * @param problems   all that keeps the file from being imported
 * @param command    that imports it; has SOURCE in it when the file does not say where the files lie
 * @param notes      what else may keep that command from beginning
 */
public record ExplainDocument(String file, boolean importable, String source, String target, List<Explanation> keys,
        List<String> problems, String command, List<String> notes) {

    public ExplainDocument {
        keys = List.copyOf(keys);
        problems = List.copyOf(problems);
        notes = List.copyOf(notes);
    }
}
