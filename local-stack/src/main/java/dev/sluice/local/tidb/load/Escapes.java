package dev.sluice.local.tidb.load;

/** What a character behind an escape character stands for, in CSV as in SQL strings. */
final class Escapes {
    private Escapes() {}

    static int meaning(int escaped) {
        return switch (escaped) {
            case '0' -> 0;
            case 'b' -> '\b';
            case 'n' -> '\n';
            case 'r' -> '\r';
            case 't' -> '\t';
            case 'Z' -> 0x1a;
            default -> escaped;
        };
    }
}
