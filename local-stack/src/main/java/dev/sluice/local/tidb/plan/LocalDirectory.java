package dev.sluice.local.tidb.plan;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/**
 * The directory that TiDB looks into for a path on its disk. It writes the directory anew as the path of a URL, so it looks
 * for {@code /d%20x} where the path says {@code /d x}; and what follows a {@code ?} or {@code #}, also one in the file's name,
 * it puts behind that.
 */
final class LocalDirectory {
    /** What Go's {@code net/url} leaves as it is in a path, besides letters and digits. */
    private static final String UNESCAPED = "$&+,-./:;=@_~";

    private LocalDirectory() {}

    /**
     * The directory that is opened; the same for most.
     *
     * @param directory of the path, as it says
     * @param path      the whole of it
     */
    static String read(String directory, String path) {
        StringBuilder read = new StringBuilder();
        for (byte b : directory.getBytes(StandardCharsets.UTF_8)) {
            char c = (char) (b & 0xFF);
            boolean plain = c < 0x80 && (Character.isLetterOrDigit(c) || UNESCAPED.indexOf(c) >= 0);
            read.append(plain ? String.valueOf(c) : "%%%02X".formatted((int) c));
        }
        int rest = indexOfQuery(path);
        return rest < 0 ? read.toString() : Path.of(read + path.substring(rest)).normalize().toString();
    }

    private static int indexOfQuery(String path) {
        int fragment = path.indexOf('#');
        int query = path.indexOf('?');
        return fragment < 0 || query < 0 ? Math.max(fragment, query) : Math.min(fragment, query);
    }
}
