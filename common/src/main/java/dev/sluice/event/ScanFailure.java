package dev.sluice.event;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** Why an import ended before its first statement; decides the exit code of {@code sluice import}. */
public enum ScanFailure {
    /** The request cannot be read as meant: an unknown option, target or credential. Exit 2. */
    INVALID_REQUEST,
    /** The source does not exist or cannot be opened. Exit 2. */
    SOURCE_UNREADABLE,
    /** The source holds no table, or another number of tables than was discovered. Exit 3. */
    NOTHING_TO_IMPORT,
    /** A precheck failed, a file cannot be assigned, a schema file cannot be carried out, or a bug. Exit 3. */
    REFUSED;

    @JsonValue
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    @JsonCreator
    static ScanFailure of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT).replace('-', '_'));
    }
}
