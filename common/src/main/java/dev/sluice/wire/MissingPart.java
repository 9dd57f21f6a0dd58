package dev.sluice.wire;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Finds what a JSON text left out. Jackson fills a missing part of a record with {@code null}; which parts may be so is said
 * by {@code @Nullable}. One look when a record is read, so that nothing behind it has to ask.
 */
final class MissingPart {
    private static final ClassValue<List<Part>> PARTS = new ClassValue<>() {
        @Override
        protected List<Part> computeValue(Class<?> type) {
            return Arrays.stream(type.getRecordComponents()).map(Part::of).toList();
        }
    };

    private MissingPart() {}

    /** The first part that is missing, as a path of field names. */
    static Optional<String> of(Record whole) {
        for (Part part : PARTS.get(whole.getClass())) {
            Optional<String> missing = part.missingIn(whole);
            if (missing.isPresent()) {
                return missing;
            }
        }
        return Optional.empty();
    }

    private record Part(String name, Method accessor, boolean optional) {

        static Part of(RecordComponent component) {
            return new Part(component.getName(), component.getAccessor(),
                    component.getAnnotatedType().isAnnotationPresent(Nullable.class));
        }

        Optional<String> missingIn(Record whole) {
            Object value = valueIn(whole);
            if (value == null) {
                return optional ? Optional.empty() : Optional.of(name);
            }
            return switch (value) {
                case Record inner -> MissingPart.of(inner).map(path -> name + "." + path);
                case List<?> list -> missingAmong(list);
                default -> Optional.empty();
            };
        }

        private Optional<String> missingAmong(List<?> list) {
            for (Object element : list) {
                if (element == null) {
                    return Optional.of("a value in " + name);
                }
                if (element instanceof Record inner && MissingPart.of(inner).isPresent()) {
                    return MissingPart.of(inner).map(path -> name + "." + path);
                }
            }
            return Optional.empty();
        }

        private @Nullable Object valueIn(Record whole) {
            try {
                return accessor.invoke(whole);
            } catch (IllegalAccessException | InvocationTargetException e) {
                throw new IllegalStateException("a record's accessor is public and does not throw: " + accessor, e);
            }
        }
    }
}
