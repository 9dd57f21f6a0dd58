package dev.sluice.sdk.scan;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Puts the rules of filter files in the place of the {@code @file} that imports them. Whoever writes rules does this where
 * the files lie: a service takes no file names from others.
 */
public final class FilterFiles {

    private FilterFiles() {}

    /**
     * Reads each file, one rule a line. Blocks. A relative name is one in the working directory.
     *
     * @param rules as a user writes them; those that are no {@code @file} are not looked at
     * @throws InvalidFilterException when a file cannot be read, holds a rule that is not right, or imports another
     */
    public static List<String> expanded(List<String> rules) {
        List<String> all = new ArrayList<>();
        for (String rule : rules) {
            String line = rule.strip();
            if (line.startsWith("@")) {
                all.addAll(read(line, line.substring(1)));
            } else {
                all.add(rule);
            }
        }
        return all;
    }

    private static List<String> read(String rule, String file) {
        List<String> lines;
        try {
            lines = Files.readAllLines(Path.of(file));
        } catch (IOException e) {
            throw new InvalidFilterException(rule, "cannot open filter file " + file + ": " + FileFault.of(e));
        }
        for (int i = 0; i < lines.size(); i++) {
            check("at " + file + ":" + (i + 1), lines.get(i));
        }
        return lines;
    }

    private static void check(String where, String line) {
        try {
            if (line.strip().startsWith("@")) {
                throw new InvalidFilterException(line, "importing filter files recursively is not allowed");
            }
            FilterRuleParser.parse(line, NameCase.INSENSITIVE);
        } catch (InvalidFilterException e) {
            throw e.at(where);
        }
    }
}
