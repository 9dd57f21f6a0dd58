package dev.sluice.sdk.store;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HexFormat;

/**
 * What a file holds, by one look at all of it.
 *
 * @param size   in bytes
 * @param sha256 in hexadecimal; it tells two contents apart
 * @param md5    in Base64; storages hold what arrives against it, as {@code Content-MD5}
 */
public record FileDigest(long size, String sha256, String md5) {

    /** What a stored file's SHA-256 is called in its metadata; Azure takes no dash in a name. */
    static final String METADATA = "sluicesha256";

    private static final int CHUNK = 64 * 1024;

    /** Reads the whole file. */
    public static FileDigest of(Path file) throws IOException {
        MessageDigest sha256 = digest("SHA-256");
        MessageDigest md5 = digest("MD5");
        long size = 0;
        try (InputStream content = Files.newInputStream(file)) {
            byte[] chunk = new byte[CHUNK];
            for (int read = content.read(chunk); read >= 0; read = content.read(chunk)) {
                sha256.update(chunk, 0, read);
                md5.update(chunk, 0, read);
                size += read;
            }
        }
        return new FileDigest(size, HexFormat.of().formatHex(sha256.digest()),
                Base64.getEncoder().encodeToString(md5.digest()));
    }

    static String md5(byte[] content) {
        return Base64.getEncoder().encodeToString(digest("MD5").digest(content));
    }

    private static MessageDigest digest(String algorithm) {
        try {
            return MessageDigest.getInstance(algorithm);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has " + algorithm, e);
        }
    }
}
