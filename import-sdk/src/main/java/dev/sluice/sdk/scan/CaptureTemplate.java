package dev.sluice.sdk.scan;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A text with places for what a pattern's groups found, as Go's {@code regexp.Expand} reads it: {@code $1}, {@code $name},
 * {@code ${name}}, and {@code $$} for a dollar. A name takes all letters, digits and underscores that follow, so
 * {@code $1_x} means a group called {@code 1_x}. A dollar before anything else is itself. RE2/J replaces by Java's rules.
 */
record CaptureTemplate(List<Part> parts) {
    private static final Pattern VARIABLE = Pattern.compile("\\$(?:\\$|([\\pL\\p{Nd}_]+)|\\{([\\pL\\p{Nd}_]+)\\})");
    private static final Pattern NUMBER = Pattern.compile("^[0-9]+$");
    private static final int DIGITS = 9;

    /** A piece of the template. */
    private sealed interface Part {
        /** Stands for itself. */
        record Text(String text) implements Part {}

        /** Stands for what a group found; nothing when it took no part. */
        record Group(int number) implements Part {}
    }

    /** The template that is always this text. */
    static CaptureTemplate literal(String text) {
        return new CaptureTemplate(List.of(new Part.Text(text)));
    }

    /**
     * Reads a template for the groups of a pattern.
     *
     * @throws IllegalArgumentException when it names a group that the pattern does not have
     */
    static CaptureTemplate parse(String text, Pattern groups) {
        List<Part> parts = new ArrayList<>();
        Matcher variable = VARIABLE.matcher(text);
        int from = 0;
        while (variable.find()) {
            parts.add(new Part.Text(text.substring(from, variable.start())));
            parts.add(part(variable, groups));
            from = variable.end();
        }
        parts.add(new Part.Text(text.substring(from)));
        return new CaptureTemplate(parts);
    }

    private static Part part(Matcher variable, Pattern groups) {
        String written = variable.group();
        if (written.equals("$$")) {
            return new Part.Text("$");
        }
        String name = variable.group(1) == null ? variable.group(2) : variable.group(1);
        if (!NUMBER.matches(name)) {
            Integer number = groups.namedGroups().get(name);
            if (number == null) {
                throw new IllegalArgumentException("invalid named capture '" + written + "'");
            }
            return new Part.Group(number);
        }
        if (name.length() > DIGITS || Integer.parseInt(name) > groups.groupCount()) {
            throw new IllegalArgumentException("sub pattern capture '" + written + "' out of range");
        }
        return new Part.Group(Integer.parseInt(name));
    }

    /** @param match a match of the pattern that the template was read for */
    String expand(Matcher match) {
        return parts.stream().map(part -> switch (part) {
            case Part.Text(String text) -> text;
            case Part.Group(int number) -> match.group(number) == null ? "" : match.group(number);
        }).collect(Collectors.joining());
    }
}
