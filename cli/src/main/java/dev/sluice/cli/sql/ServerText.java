package dev.sluice.cli.sql;

/**
 * One value of a result, as text.
 *
 * @param text what the server sent; bytes as hexadecimal digits behind {@code 0x}
 */
record ServerText(String text) {}
