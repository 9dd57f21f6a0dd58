package dev.sluice.config;

/** How a connection to TiDB is secured, with the words of MySQL's clients. */
public enum TlsMode {
    DISABLED, REQUIRED, VERIFY_CA, VERIFY_IDENTITY
}
