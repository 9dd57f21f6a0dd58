package dev.sluice.sdk.scan;

import dev.sluice.sdk.TableName;
import java.util.List;
import java.util.Set;
import java.util.function.BinaryOperator;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Patterns that may select a table's files, the most telling first. Whether one selects these files and no other is
 * for {@link KeyIndex} to say: a candidate is only a guess.
 */
final class PatternCandidates {

    private PatternCandidates() {}

    /** @param files at least one */
    static List<String> of(TableName table, List<DataFile> files, WildcardReach reach) {
        List<String> keys = files.stream().map(DataFile::key).toList();
        if (keys.size() == 1) {
            return List.of(Glob.naming(keys.getFirst()));
        }
        Stream<String> ofDump = afterDumplingsNames(table, files.getFirst());
        Stream<String> common = reach == WildcardReach.EVERY_SEGMENT || haveOneDirectory(keys)
                ? Stream.of(perPart(keys, PatternCandidates::beginningFirst), perPart(keys,
                        PatternCandidates::endFirst))
                        .flatMap(List::stream)
                : Stream.of();
        return Stream.concat(ofDump, common).distinct().toList();
    }

    /** {@code directory/schema.table.*.sql.gz}, when that is how the file is called. */
    private static Stream<String> afterDumplingsNames(TableName table, DataFile file) {
        String directory = directory(file.key());
        String name = file.key().substring(directory.length());
        String stem = table.schema() + "." + table.table() + ".";
        if (!name.startsWith(stem)) {
            return Stream.of();
        }
        int format = file.compression() == Compression.NONE
                ? name.lastIndexOf('.')
                : name.lastIndexOf('.', name.lastIndexOf('.') - 1);
        return Stream.of(Glob.escape(directory + stem) + "*" + Glob.escape(name.substring(format)));
    }

    private static boolean haveOneDirectory(List<String> keys) {
        return keys.stream().map(PatternCandidates::directory).distinct().count() == 1;
    }

    private static String directory(String key) {
        return key.substring(0, key.lastIndexOf('/') + 1);
    }

    /** Part by part of the path; nothing when the keys are not equally deep, as no wildcard reaches over a slash. */
    private static List<String> perPart(List<String> keys, Function<Set<String>, String> pattern) {
        List<String[]> paths = keys.stream().map(key -> key.split("/", -1)).toList();
        int depth = paths.getFirst().length;
        if (paths.stream().anyMatch(path -> path.length != depth)) {
            return List.of();
        }
        return List.of(IntStream.range(0, depth)
                .mapToObj(part -> paths.stream().map(path -> path[part]).collect(Collectors.toSet()))
                .map(parts -> parts.size() == 1 ? Glob.escape(parts.iterator().next()) : pattern.apply(parts))
                .collect(Collectors.joining("/")));
    }

    private static String beginningFirst(Set<String> parts) {
        String beginning = parts.stream().reduce(PatternCandidates::commonBeginning).orElseThrow();
        String end = common(parts, part -> part.substring(beginning.length()), PatternCandidates::commonEnd);
        return Glob.escape(beginning) + "*" + Glob.escape(end);
    }

    private static String endFirst(Set<String> parts) {
        String end = parts.stream().reduce(PatternCandidates::commonEnd).orElseThrow();
        String beginning = common(parts, part -> part.substring(0, part.length() - end.length()),
                PatternCandidates::commonBeginning);
        return Glob.escape(beginning) + "*" + Glob.escape(end);
    }

    private static String common(Set<String> parts, Function<String, String> rest, BinaryOperator<String> shared) {
        return parts.stream().map(rest).reduce(shared).orElseThrow();
    }

    private static String commonBeginning(String a, String b) {
        int length = 0;
        while (length < Math.min(a.length(), b.length()) && a.charAt(length) == b.charAt(length)) {
            length++;
        }
        // Half a character would never match.
        return a.substring(0, length > 0 && Character.isHighSurrogate(a.charAt(length - 1)) ? length - 1 : length);
    }

    private static String commonEnd(String a, String b) {
        int length = 0;
        while (length < Math.min(a.length(), b.length())
                && a.charAt(a.length() - 1 - length) == b.charAt(b.length() - 1 - length)) {
            length++;
        }
        int from = a.length() - length;
        return a.substring(length > 0 && Character.isLowSurrogate(a.charAt(from)) ? from + 1 : from);
    }
}
