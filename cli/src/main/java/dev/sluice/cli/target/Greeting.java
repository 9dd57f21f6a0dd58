package dev.sluice.cli.target;

import dev.sluice.sdk.tidb.TidbAddress;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;

/** What a server says by itself to whoever connects. One that speaks MySQL's protocol says so in its first bytes. */
final class Greeting {

    private static final int WAIT = (int) Duration.ofSeconds(1).toMillis();
    private static final int SHOWN = 60;
    /** Its length in three bytes, the number 0, and the version of the protocol or the mark of an error. */
    private static final int BEGIN = 5;
    private static final byte PROTOCOL = 10;
    private static final byte ERROR = -1;

    private Greeting() {}

    /** That of another kind of server, fit to be shown. Empty when it says nothing within a second or speaks MySQL's. Blocks. */
    static Optional<String> foreign(TidbAddress address) {
        byte[] said = new byte[SHOWN];
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(address.host(), address.port()), WAIT);
            socket.setSoTimeout(WAIT);
            return foreign(Arrays.copyOf(said, Math.max(0, socket.getInputStream().read(said))));
        } catch (IOException e) {
            return Optional.empty(); // It is away or silent: there is nothing to tell of it.
        }
    }

    static Optional<String> foreign(byte[] said) {
        boolean silent = said.length == 0;
        boolean mysql = said.length >= BEGIN && said[BEGIN - 2] == 0
                && (said[BEGIN - 1] == PROTOCOL || said[BEGIN - 1] == ERROR);
        return silent || mysql ? Optional.empty() : Optional.of(shown(said));
    }

    private static String shown(byte[] said) {
        String line = new String(said, StandardCharsets.ISO_8859_1).lines().findFirst().orElse("").strip();
        return line.matches("[ -~]+") ? "\"" + line + "\"" : "0x" + HexFormat.of().formatHex(said);
    }
}
