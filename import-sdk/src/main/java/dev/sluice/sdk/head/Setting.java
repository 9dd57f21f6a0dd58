package dev.sluice.sdk.head;

/**
 * A variable of the session that a file sets to a plain value.
 *
 * @param name  in lower case, without {@code @@} and scope
 * @param value without quotes
 * @param line  where, from 1
 */
public record Setting(String name, String value, int line) {}
