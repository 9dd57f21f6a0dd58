package dev.sluice.sdk.store;

import java.util.Optional;

/**
 * A file that was written.
 *
 * @param size   in bytes
 * @param sha256 of its content, in hexadecimal; empty when it was not written by {@link WritableStore#put}
 */
public record WrittenObject(long size, Optional<String> sha256) {

    /** Whether it is what a file with this digest would become. */
    public boolean is(FileDigest file) {
        return size == file.size() && sha256.filter(file.sha256()::equals).isPresent();
    }
}
