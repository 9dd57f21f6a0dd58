package dev.sluice.cli.local;

import dev.sluice.cli.settings.InvalidSettingException;
import dev.sluice.config.TidbUrl;
import dev.sluice.sdk.tidb.TidbAddress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Optional;

/**
 * The TiDB of the user's own that a data directory imports into, without its password. What lies in the directory is about
 * that server: it never becomes another's, and never that of the stand-in.
 */
final class KeptServer {

    private final DataDirectory directory;

    KeptServer(DataDirectory directory) {
        this.directory = directory;
    }

    /**
     * The ways to the server that a command is to use: those that it asks for, else the one that was kept; none for the
     * stand-in.
     *
     * @param asked ways to one server; none when the command names none
     * @throws InvalidSettingException when the directory is another server's, or the stand-in's
     */
    List<TidbUrl> agreed(List<TidbUrl> asked) throws IOException {
        Optional<TidbUrl> kept = read();
        if (asked.isEmpty()) {
            return kept.stream().toList();
        }
        TidbUrl wanted = asked.getFirst();
        if (kept.isPresent() && !kept.get().isSameAs(wanted)) {
            throw elsewhere("is of " + kept.get(), wanted);
        }
        if (kept.isEmpty() && Files.exists(directory.tidb())) {
            throw elsewhere("is of the stand-in TiDB", wanted);
        }
        return asked;
    }

    private InvalidSettingException elsewhere(String whose, TidbUrl wanted) {
        TidbAddress first = wanted.addresses().getFirst();
        return new InvalidSettingException("the data directory " + directory.root() + " " + whose + ": to import into "
                + TidbUrl.of(wanted.addresses()) + " as " + wanted.user().orElseThrow()
                + ", say the same with another directory: --data-dir .sluice-"
                + (first.host() + "-" + first.port() + "-" + wanted.user().orElseThrow())
                        .replaceAll("[^\\p{Alnum}._-]", "-"));
    }

    private Optional<TidbUrl> read() throws IOException {
        try {
            return Optional.of(TidbUrl.parse(Files.readString(directory.server()).strip()));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (IllegalArgumentException e) {
            throw new IOException(directory.server() + " " + e.getMessage(), e);
        }
    }

    /** Keeps the way that worked. Readers see the old one or the new, never half of it. */
    void keep(TidbUrl url) throws IOException {
        Path draft = directory.server().resolveSibling("server.new");
        Files.writeString(draft, url + "\n");
        Files.move(draft, directory.server(), StandardCopyOption.ATOMIC_MOVE);
    }
}
