package dev.sluice.cli.settings;

import dev.sluice.event.Command;
import dev.sluice.sdk.scan.FileFault;
import dev.sluice.wire.Json;
import dev.sluice.wire.UnreadableException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Reads a manifest from a file: the JSON body of a {@code start-import}. */
public final class ManifestFile {

    private ManifestFile() {}

    /**
     * Reads it; blocks on the file.
     *
     * @throws InvalidSettingException naming the file and what is wrong with it, an unknown field too
     */
    public static Command.StartImport read(Path file) {
        try {
            if (Json.read(Files.readAllBytes(file), Command.class) instanceof Command.StartImport start) {
                return known(file, start);
            }
            throw new InvalidSettingException(file + " holds another command than start-import");
        } catch (IOException e) {
            throw new InvalidSettingException("manifest " + file + " cannot be read: " + FileFault.of(e));
        } catch (UnreadableException e) {
            throw new InvalidSettingException("manifest " + file + " is wrong: " + e.getMessage());
        }
    }

    private static Command.StartImport known(Path file, Command.StartImport start) {
        if (!start.ignored().isEmpty()) {
            throw new InvalidSettingException("manifest " + file + " has unknown fields: "
                    + String.join(", ", start.ignored()));
        }
        return start;
    }
}
