package dev.sluice.sdk.scan;

import dev.sluice.sdk.store.StoredObject;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collection;
import java.util.Comparator;
import java.util.HexFormat;

/**
 * Tells whether two scans saw the same files: SHA-256, in lower-case hexadecimal, over the files sorted by key, each as
 * its key, a NUL, its size, a NUL, its time in milliseconds since 1970, and a newline. Contents are not read.
 */
public final class InventoryDigest {

    private InventoryDigest() {}

    static String of(Collection<StoredObject> objects) {
        MessageDigest sha256 = sha256();
        objects.stream()
                .sorted(Comparator.comparing(StoredObject::key))
                .map(InventoryDigest::line)
                .forEach(line -> sha256.update(line.getBytes(StandardCharsets.UTF_8)));
        return HexFormat.of().formatHex(sha256.digest());
    }

    private static String line(StoredObject object) {
        return object.key() + '\0' + object.size() + '\0' + object.modified().toEpochMilli() + '\n';
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
