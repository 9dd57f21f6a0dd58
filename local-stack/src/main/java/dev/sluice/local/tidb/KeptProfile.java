package dev.sluice.local.tidb;

import dev.sluice.local.tidb.profile.TidbProfile;
import dev.sluice.local.tidb.server.MariaDbServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.stream.Collectors;

/**
 * Which TiDB the stand-in of a directory is: chosen when the directory is made, and kept, because its jobs were made by that
 * TiDB and whoever submitted them knows them by its means.
 */
public final class KeptProfile {

    /** What every directory was before profiles were written down. */
    private static final TidbProfile UNWRITTEN = TidbProfile.V9_0;

    private KeptProfile() {}

    /**
     * The profile of a directory; writes it down when that has not happened yet.
     *
     * @param whenNew of a directory that no stand-in has ever run in
     * @throws IOException also when a profile is written there that this release does not know
     */
    public static TidbProfile of(Path directory, TidbProfile whenNew) throws IOException {
        Path written = directory.resolve("profile");
        if (Files.exists(written)) {
            return read(written);
        }
        TidbProfile profile = MariaDbServer.isInstalledIn(directory) ? UNWRITTEN : whenNew;
        Files.createDirectories(directory);
        write(profile, written);
        return profile;
    }

    private static TidbProfile read(Path written) throws IOException {
        String word = Files.readString(written).strip();
        return Arrays.stream(TidbProfile.values())
                .filter(profile -> profile.word().equals(word))
                .findFirst()
                .orElseThrow(() -> new IOException(written + " names no TiDB that this release can be, but '" + word
                        + "'; it knows " + Arrays.stream(TidbProfile.values())
                                .map(TidbProfile::word)
                                .collect(Collectors.joining(", "))));
    }

    /** Readers see the whole word or none. */
    private static void write(TidbProfile profile, Path written) throws IOException {
        Path draft = written.resolveSibling(written.getFileName() + ".new");
        Files.writeString(draft, profile.word() + "\n");
        Files.move(draft, written, StandardCopyOption.ATOMIC_MOVE);
    }
}
