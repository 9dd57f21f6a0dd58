package dev.sluice.sdk.store;

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
     * @param what the source or file, without a credential
     * @param code the storage's own word for it
     */
    static SourceUnreadableException answered(String what, int status, String code) {
        String why = switch (status) {
            case 404 -> "it does not exist";
            case 401, 403 -> "access is denied; check the credentials and what they may do";
            case 301, 307, 400 ->
                "the storage does not take the request; check the region, the endpoint and the credentials";
            default -> "the storage failed";
        };
        return new SourceUnreadableException("cannot read " + what + ": " + why + " (" + status + " " + code + ")",
                null);
    }

    /** There was no answer, or nothing to ask with. */
    static SourceUnreadableException unreachable(String what, Throwable failure) {
        Throwable root = failure;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        String why = switch (root) {
            case UnknownHostException host -> "the storage's host is unknown; check the endpoint and the region";
            case ConnectException refused -> "the storage cannot be reached; check the endpoint";
            case SocketTimeoutException silent -> "the storage does not answer";
            default -> "no request could be made; are there credentials for it?";
        };
        return new SourceUnreadableException("cannot read " + what + ": " + why + " ("
                + root.getClass().getSimpleName() + ")", null);
    }
}
