package dev.sluice.local.tidb.plan;

import dev.sluice.local.tidb.profile.Feature;
import dev.sluice.local.tidb.profile.TidbProfile;
import dev.sluice.local.tidb.statement.TidbErrors;
import dev.sluice.local.tidb.statement.TidbException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Finds the files on the server's own disk that a FROM path names. Refusals tell the path as the statement has it, not
 * where it lies below the root. A path is shortened first, as in TiDB: {@code /d/any/../x} is {@code /d/x} though there is
 * no {@code any}.
 */
final class LocalFiles {
    private static final Set<String> SUFFIXES = Set.of("csv", "sql", "parquet", "gz", "gzip", "zstd", "zst", "snappy");
    private static final String CHECK_LOCATION = ". Please check the file location is correct";

    private final Path root;
    private final TidbProfile profile;

    LocalFiles(Path root, TidbProfile profile) {
        this.root = root;
        this.profile = profile;
    }

    /** The files in order of their paths; none when a wildcard matches nothing. */
    List<SourceFile> find(String typed) {
        if (!typed.startsWith("/")) {
            throw TidbErrors.invalidUri("file location should be absolute path when import from server disk");
        }
        if (!SUFFIXES.contains(suffix(typed))) {
            throw TidbErrors.invalidUri("the file suffix is not supported when import from server disk");
        }
        String path = shortened(typed);
        List<String> segments = List.of(path.substring(1).split("/", -1));
        int fixed = fixedSegments(segments);
        String directory = "/" + String.join("/", segments.subList(0, fixed));
        if (!Files.isDirectory(below(directory))) {
            throw TidbErrors.invalidUri("stat " + directory + ": no such file or directory");
        }
        String readInstead = LocalDirectory.read(directory, path);
        Path read = below(readInstead);
        List<String> open = segments.subList(fixed, segments.size());
        return open.stream().anyMatch(GlobPattern::isGlob)
                ? matching(read, patterns(open))
                : List.of(single(read.resolve(String.join("/", open)), readInstead + "/" + String.join("/", open)));
    }

    /** As Go's {@code filepath.Clean}: by the text alone, without a look at the disk. */
    private static String shortened(String path) {
        Deque<String> kept = new ArrayDeque<>();
        for (String segment : path.split("/", -1)) {
            if (segment.equals("..")) {
                kept.pollLast();
            } else if (!segment.isEmpty() && !segment.equals(".")) {
                kept.addLast(segment);
            }
        }
        return "/" + String.join("/", kept);
    }

    /** How many segments are names as they stand; the others are patterns if there is a wildcard among them. */
    private int fixedSegments(List<String> segments) {
        int directories = segments.size() - 1;
        if (!profile.has(Feature.DIRECTORY_WILDCARDS)) {
            return directories;
        }
        return (int) segments.stream().limit(directories).takeWhile(Predicate.not(GlobPattern::isGlob)).count();
    }

    private Path below(String path) {
        return root.resolve(path.substring(1));
    }

    private static String suffix(String path) {
        return path.substring(path.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
    }

    private static List<GlobPattern> patterns(List<String> segments) {
        try {
            return segments.stream().map(GlobPattern::compile).toList();
        } catch (IllegalArgumentException malformed) {
            throw TidbErrors.invalidUri("Glob pattern error: " + malformed.getMessage());
        }
    }

    /** @param path as TiDB tells it */
    private static SourceFile single(Path file, String path) {
        if (!Files.isRegularFile(file)) {
            throw TidbErrors.unreadable("open " + path + ": no such file or directory" + CHECK_LOCATION);
        }
        if (!Files.isReadable(file)) {
            throw TidbErrors.unreadable("open " + path + ": permission denied" + CHECK_LOCATION);
        }
        return sized(file);
    }

    /** TiDB's walk goes into no directory that is a symbolic link, not even the first, and none that is not there. */
    private static List<SourceFile> matching(Path directory, List<GlobPattern> patterns) {
        if (!Files.isDirectory(directory, LinkOption.NOFOLLOW_LINKS)) {
            return List.of();
        }
        List<Path> found = List.of(directory);
        for (GlobPattern pattern : patterns.subList(0, patterns.size() - 1)) {
            found = entries(found, pattern, Files::isDirectory);
        }
        return entries(found, patterns.getLast(), Files::isRegularFile).stream().map(LocalFiles::sized).toList();
    }

    private static List<Path> entries(List<Path> directories, GlobPattern pattern, Predicate<Path> kind) {
        List<Path> found = new ArrayList<>();
        for (Path directory : directories) {
            try (Stream<Path> entries = Files.list(directory)) {
                entries.filter(entry -> pattern.matches(entry.getFileName().toString()))
                        .filter(kind)
                        .sorted()
                        .forEach(found::add);
            } catch (IOException e) {
                throw walkFailed(e);
            }
        }
        return found;
    }

    private static SourceFile sized(Path file) {
        try {
            return new SourceFile(file, Files.size(file));
        } catch (IOException e) {
            throw walkFailed(e);
        }
    }

    private static TidbException walkFailed(IOException cause) {
        return TidbErrors.unreadable(cause.getMessage() + ". failed to walk dir");
    }
}
