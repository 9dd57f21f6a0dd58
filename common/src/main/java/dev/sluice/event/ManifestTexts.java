package dev.sluice.event;

import dev.sluice.sdk.statement.Secrets;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Finds in a manifest what may stand in none of its texts, whatever they are for: a key, which would come to lie on topics,
 * and half a character, which no topic can carry. Pure.
 */
final class ManifestTexts {
    private static final Pattern HALF = Pattern.compile("[\\ud800-\\udfff]");

    private static final ClassValue<List<RecordComponent>> PARTS = new ClassValue<>() {
        @Override
        protected List<RecordComponent> computeValue(Class<?> type) {
            return List.of(type.getRecordComponents());
        }
    };

    private final List<String> objections = new ArrayList<>();

    private ManifestTexts() {}

    /** A phrase for each text at fault, which names its field and shows nothing of it. */
    static List<String> objections(Manifest manifest) {
        ManifestTexts texts = new ManifestTexts();
        texts.look("", manifest);
        return texts.objections;
    }

    private void look(String at, @Nullable Object value) {
        switch (value) {
            case null -> {
            }
            case String text -> check(at, text);
            case Record part -> lookInto(at, part);
            case Collection<?> list -> list.forEach(element -> look(at, element));
            case Map<?, ?> map -> map.forEach((name, element) -> {
                check(at, String.valueOf(name));
                look(at, element);
            });
            default -> {
            }
        }
    }

    private void lookInto(String at, Record part) {
        for (RecordComponent component : PARTS.get(part.getClass())) {
            look(at.isEmpty() ? component.getName() : at + "." + component.getName(), value(component, part));
        }
    }

    private void check(String at, String text) {
        // A pair of surrogates is one character here; what the pattern finds stands alone.
        if (HALF.matcher(text).find()) {
            objections.add(at + " holds half a character, a surrogate without its other half: write it as UTF-8");
        }
        if (Secrets.isIn(text)) {
            objections.add(at + " holds what looks like a key: take it out and name credentials from the configuration"
                    + " instead");
        }
    }

    private static @Nullable Object value(RecordComponent component, Record part) {
        try {
            return component.getAccessor().invoke(part);
        } catch (IllegalAccessException | InvocationTargetException e) {
            throw new IllegalStateException("a record's accessor is public and does not throw: " + component, e);
        }
    }
}
