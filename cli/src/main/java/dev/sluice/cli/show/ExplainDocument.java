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
 */
public record ExplainDocument(String file, boolean importable, String source, String target, List<Explanation> keys,
        List<String> problems) {

    public ExplainDocument {
        keys = List.copyOf(keys);
        problems = List.copyOf(problems);
    }
}
