package dev.sluice.sdk.store;

import dev.sluice.sdk.check.Problem;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;

/**
 * Words what a cloud's library reports. Its own exceptions go no further, not even as a cause: their texts may hold signed
 * URLs, and a cause ends up in a log.
 */
final class StorageFailure {

    private StorageFailure() {}

    /**
     * The storage gave an answer, which is no.
     *
     * @param deed what was asked of it
     * @param what the source or file, without a credential
     * @param code the storage's own word for it
     */
    static RuntimeException answered(Deed deed, String what, int status, String code) {
        Problem why = switch (status) {
            case 404 -> new Problem("it does not exist", "");
            case 401, 403 -> new Problem("access is denied", "check the credentials and what they may do");
            case 301, 307, 400 -> new Problem("the storage does not take the request",
                    "check the region, the endpoint and the credentials");
            default -> new Problem("the storage failed", "");
        };
        return deed.failed(what, why, status + " " + code);
    }

    /** There was no answer, or nothing to ask with. */
    static RuntimeException unreachable(Deed deed, String what, Throwable failure) {
        Throwable root = failure;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        Problem why = switch (root) {
            case UnknownHostException host -> new Problem("the storage's host is unknown",
                    "check the endpoint and the region");
            case ConnectException refused -> new Problem("the storage cannot be reached", "check the endpoint");
            case SocketTimeoutException silent -> new Problem("the storage does not answer", "");
            default -> new Problem("no request could be made", "are there credentials for it?");
        };
        return deed.failed(what, why, root.getClass().getSimpleName());
    }
}
