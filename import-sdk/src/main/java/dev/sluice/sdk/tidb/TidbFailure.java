package dev.sluice.sdk.tidb;

/** What a failure of TiDB means for the statement that met it. */
public sealed interface TidbFailure {

    /** Nothing happened and the same may work later: try again after a back-off. */
    record Retryable() implements TidbFailure {}

    /** TiDB said no; the same again would be refused again. The statement had no effect. */
    record Refused(RefusedAs as) implements TidbFailure {}

    /** The statement may or may not have had its effect: look before anything is sent again. */
    record OutcomeUnknown() implements TidbFailure {}

    /** What becomes of a table whose statement was refused. */
    enum RefusedAs {
        /** The request is wrong as it stands. */
        FAILED,
        /** Something around it has to be put right by a person: a privilege, rows in the table, a running backup. */
        HELD
    }
}
