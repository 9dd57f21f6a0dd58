package dev.sluice.sdk.scan;

/** Whether a filter tells {@code Orders} from {@code orders}. */
public enum NameCase {
    INSENSITIVE, SENSITIVE
}
