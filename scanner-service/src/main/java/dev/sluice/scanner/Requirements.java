package dev.sluice.scanner;

/** Whether rows and live jobs in the target stand against an import; the user's choice. */
enum Requirements {
    CHECKED, WAIVED
}
