package dev.sluice.event;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.Locale;

/** What happens to the other tables when one fails or is held. */
public enum OnFailure {
    /** Waiting tables are cancelled and running jobs too: the default, Lightning's fast fail. */
    CANCEL_REMAINING,
    /** Waiting tables are cancelled; jobs in flight end by themselves. */
    STOP_NEW,
    /** The others go on. */
    CONTINUE;

    @JsonValue
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /**
     * The policy of that word.
     *
     * @throws IllegalArgumentException naming the words that are known
     */
    @JsonCreator
    public static OnFailure of(String word) {
        return Arrays.stream(values())
                .filter(policy -> policy.word().equals(word))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "onFailure is one of cancel-remaining, stop-new, continue, not '" + word + "'"));
    }
}
