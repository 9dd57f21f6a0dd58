package dev.sluice.it;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * A certificate authority and one server certificate of it, made by the {@code keytool} of the running JDK.
 *
 * @param authority   the authority's certificate, PEM
 * @param serverStore the server's key and chain, PKCS12
 * @param server      the server's certificate, PEM
 */
record Certificates(Path authority, Path serverStore, Path server) {
    static final String STORE_PASSWORD = "store-password";

    /** @param name what the server's certificate is for, as keytool writes it: {@code IP:127.0.0.1} */
    static Certificates in(Path directory, String name) throws IOException, InterruptedException {
        Files.createDirectories(directory);
        Path authorities = directory.resolve("authority.p12");
        Path authority = directory.resolve("authority.pem");
        Path server = directory.resolve("server.p12");
        Path request = directory.resolve("server.csr");
        Path certificate = directory.resolve("server.pem");
        keytool(authorities, "-genkeypair", "-alias", "ca", "-keyalg", "EC", "-dname", "CN=Test authority", "-ext",
                "bc:c");
        keytool(authorities, "-exportcert", "-rfc", "-alias", "ca", "-file", authority.toString());
        keytool(server, "-genkeypair", "-alias", "server", "-keyalg", "EC", "-dname", "CN=Test server");
        keytool(server, "-certreq", "-alias", "server", "-file", request.toString());
        keytool(authorities, "-gencert", "-rfc", "-alias", "ca", "-ext", "san=" + name, "-infile",
                request.toString(), "-outfile", certificate.toString());
        keytool(server, "-importcert", "-noprompt", "-alias", "ca", "-file", authority.toString());
        keytool(server, "-importcert", "-alias", "server", "-file", certificate.toString());
        return new Certificates(authority, server, certificate);
    }

    /** The server's key, written as PEM. */
    Path serverKey() throws IOException, GeneralSecurityException {
        char[] password = STORE_PASSWORD.toCharArray();
        byte[] key = KeyStore.getInstance(serverStore.toFile(), password).getKey("server", password).getEncoded();
        String text = Base64.getMimeEncoder().encodeToString(key);
        return Files.writeString(serverStore.resolveSibling("server.key"),
                "-----BEGIN PRIVATE KEY-----\n" + text + "\n-----END PRIVATE KEY-----\n");
    }

    private static void keytool(Path store, String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(), "-keystore", store.toString(),
                "-storetype", "PKCS12", "-storepass", STORE_PASSWORD));
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        if (!process.waitFor(1, TimeUnit.MINUTES) || process.exitValue() != 0) {
            throw new IOException("keytool " + arguments[0] + ": " + said);
        }
    }
}
