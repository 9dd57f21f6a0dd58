package dev.sluice.local.tidb.wire;

/** The first byte of what a client sends, as far as the relay tells commands apart. */
final class Command {

    static final int QUIT = 0x01;
    static final int QUERY = 0x03;
    static final int FIELD_LIST = 0x04;
    static final int PROCESS_INFO = 0x0A;
    static final int PING = 0x0E;
    static final int CHANGE_USER = 0x11;
    static final int PREPARE = 0x16;
    static final int EXECUTE = 0x17;
    static final int SEND_LONG_DATA = 0x18;
    static final int CLOSE_STATEMENT = 0x19;
    static final int RESET_STATEMENT = 0x1A;
    static final int FETCH = 0x1C;
    static final int RESET_CONNECTION = 0x1F;

    private Command() {}
}
