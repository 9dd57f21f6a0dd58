package dev.sluice.local.tidb.wire;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.net.NetClient;
import io.vertx.core.net.NetClientOptions;
import io.vertx.core.net.NetServer;
import io.vertx.core.net.NetServerOptions;
import io.vertx.core.net.NetSocket;
import java.net.BindException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Listens on the loopback interface and opens a session with the server for every client. */
public final class MySqlRelay {

    private static final Logger LOGGER = LoggerFactory.getLogger(MySqlRelay.class);
    private static final String LOOPBACK = "127.0.0.1";

    private final Vertx vertx;
    private final int serverPort;
    private final OwnStatements own;
    private final NetClient toServer;
    private final NetServer listener;

    /**
     * @param vertx       runs the relay; stays the caller's
     * @param serverPort  of the server on {@code 127.0.0.1}
     * @param interceptor knows by the text what it answers
     * @param guard       is asked about the others, unless they are prepared; may let them pass after a closer look
     */
    public MySqlRelay(Vertx vertx, int serverPort, Interceptor interceptor, Interceptor guard) {
        this.vertx = vertx;
        this.serverPort = serverPort;
        this.own = new OwnStatements(interceptor, guard, new Kills());
        this.toServer = vertx.createNetClient(new NetClientOptions().setTcpNoDelay(true));
        this.listener = vertx.createNetServer(new NetServerOptions().setTcpNoDelay(true));
    }

    /**
     * Does not block.
     *
     * @param port to listen on when it is free, else another one is taken; 0 for any
     * @return the port that it was, or the failure to bind one
     */
    public Future<Integer> listen(int port) {
        return listener.connectHandler(this::accept)
                .listen(port, LOOPBACK)
                .recover(failure -> failure instanceof BindException
                        ? listener.listen(0, LOOPBACK)
                        : Future.failedFuture(failure))
                .map(NetServer::actualPort);
    }

    private void accept(NetSocket client) {
        // Nothing of the client may be lost before the server's greeting is on its way.
        client.pause();
        toServer.connect(serverPort, LOOPBACK)
                .onSuccess(server -> new RelaySession(vertx, client, server, own).start())
                .onFailure(failure -> {
                    LOGGER.atWarn().addKeyValue("error", failure.getMessage()).log("no session with the database");
                    client.close();
                });
    }

    /** Stops listening and ends all sessions. Does not block. */
    public Future<Void> close() {
        return listener.close().eventually(toServer::close);
    }
}
