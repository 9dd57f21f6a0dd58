package dev.sluice.sdk.store;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A directory on this machine, which TiDB must see under the same path.
 *
 * <p>Links to files are files. A link to a directory is refused: TiDB does not descend into one, so its rows would be
 * missing without a word.
 */
final class LocalStore implements ObjectStore {

    /** A directory fits in memory many times over; the page is only there for callers that count on pages. */
    private static final int PAGE_SIZE = 1_000;

    private static final Comparator<StoredObject> BY_KEY_BYTES = Comparator
            .comparing(object -> object.key().getBytes(StandardCharsets.UTF_8), Arrays::compareUnsigned);

    private final Path root;
    private final String directory;

    private LocalStore(Path root) {
        this.root = root;
        this.directory = Utf8Path.text(root);
    }

    static LocalStore open(SourceUri uri) {
        Path path = Utf8Path.of(uri.path());
        if (!Files.isDirectory(path)) {
            throw Files.exists(path)
                    ? new SourceUnreadableException("cannot open " + uri + ": it is not a directory",
                            "a source is the directory that the files of a dump lie in; choose among them with the filter",
                            null)
                    : new SourceUnreadableException("cannot open " + uri + ": there is no such directory", "", null);
        }
        try {
            // TiDB does not walk a root that is itself a link; what it points to it does.
            return new LocalStore(Files.isSymbolicLink(path) ? path.toRealPath() : path);
        } catch (IOException e) {
            throw unreadable(path, e);
        }
    }

    @Override
    public Stream<List<StoredObject>> pages() {
        List<StoredObject> objects = listing();
        return Stream.iterate(0, from -> from < objects.size(), from -> from + PAGE_SIZE)
                .map(from -> objects.subList(from, Math.min(from + PAGE_SIZE, objects.size())));
    }

    private List<StoredObject> listing() {
        try (Stream<Path> paths = Files.walk(root)) {
            return paths.filter(path -> !Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS))
                    .map(this::stored)
                    .sorted(BY_KEY_BYTES)
                    .toList();
        } catch (UncheckedIOException e) {
            throw unreadable(root, e.getCause());
        } catch (IOException e) {
            throw unreadable(root, e);
        }
    }

    private StoredObject stored(Path path) {
        String key = Utf8Path.text(path).substring(location("").length());
        if (key.indexOf('\uFFFD') >= 0) {
            throw new SourceUnreadableException("the name of " + path + " is not UTF-8", "rename it", null);
        }
        try {
            BasicFileAttributes attributes = Files.readAttributes(path, BasicFileAttributes.class);
            if (attributes.isDirectory()) {
                throw new SourceUnreadableException(path + " is a link to a directory, which TiDB does not follow",
                        "replace it by the directory itself or move it away", null);
            }
            return new StoredObject(key, attributes.size(), attributes.lastModifiedTime().toInstant());
        } catch (IOException e) {
            throw unreadable(path, e);
        }
    }

    @Override
    public InputStream open(String key) {
        try {
            return Files.newInputStream(path(key));
        } catch (IOException e) {
            throw unreadable(path(key), e);
        }
    }

    @Override
    public byte[] read(String key, long from, int length) {
        try (SeekableByteChannel file = Files.newByteChannel(path(key)).position(from)) {
            return Channels.newInputStream(file).readNBytes(length);
        } catch (IOException e) {
            throw unreadable(path(key), e);
        }
    }

    @Override
    public Optional<StoredObject> stat(String key) {
        return Optional.of(path(key)).filter(Files::isRegularFile).map(this::stored);
    }

    private Path path(String key) {
        return Utf8Path.of(location(key));
    }

    @Override
    public Optional<String> objection(String pattern) {
        return ServerDisk.objection(directory, pattern);
    }

    @Override
    public String location(String pattern) {
        return (directory.equals("/") ? "" : directory) + "/" + pattern;
    }

    @Override
    public void close() {
        // Holds no handle: each stream is closed by who opened it.
    }

    private static SourceUnreadableException unreadable(Path path, IOException cause) {
        // A walk fails at a directory below the one it began with.
        String named = cause instanceof FileSystemException failure && failure.getFile() != null
                ? failure.getFile()
                : path.toString();
        return new SourceUnreadableException("cannot read " + named + " (" + cause.getClass().getSimpleName() + ")",
                "", cause);
    }
}
