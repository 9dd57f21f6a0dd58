package dev.sluice.local.tidb.statement;

/** The codes and texts of TiDB for import statements, each written once. */
public final class TidbErrors {
    private static final String GENERAL = "HY000";
    private static final String SYNTAX_OR_ACCESS = "42000";
    private static final String URI_EXAMPLE = "s3://import/test.csv?access-key={your_access_key_id ID}"
            + "&secret-access-key={your_secret_access_key}&session-token={your_session_token}";

    private TidbErrors() {}

    /** {@code near} is the offending token only: the text after it may hold credentials. */
    public static TidbException syntax(int line, int column, String near, String reason) {
        return new TidbException(1064, SYNTAX_OR_ACCESS,
                "You have an error in your SQL syntax; check the manual that corresponds to your TiDB version for the"
                        + " right syntax to use line " + line + " column " + column + " near \"" + near + "\""
                        + reason);
    }

    /** A syntax error as the message of a job tells it: the place alone. */
    public static String withoutAdvice(TidbException syntax) {
        return String.valueOf(syntax.getMessage()).replaceFirst("^.*? to use (?=line )", "");
    }

    /** For what TiDB carries out and this stand-in does not. */
    public static TidbException notEmulated(String what) {
        return new TidbException(1235, SYNTAX_OR_ACCESS,
                "The stand-in for TiDB does not carry out " + what + "; use a real TiDB");
    }

    public static TidbException inTransaction() {
        return general(1105, "cannot run IMPORT INTO in explicit transaction");
    }

    public static TidbException noDatabaseSelected() {
        return new TidbException(1046, "3D000", "No database selected");
    }

    public static TidbException unknownDatabase(String schema) {
        return new TidbException(1049, SYNTAX_OR_ACCESS, "Unknown database '" + schema + "'");
    }

    public static TidbException noSuchTable(String schema, String table) {
        return new TidbException(1146, "42S02", "Table '" + schema + "." + table + "' doesn't exist");
    }

    public static TidbException temporaryTable() {
        return general(1105, "IMPORT INTO does not support temporary table");
    }

    public static TidbException notUpdatable(String table) {
        return general(1288, "The target table " + table + " of the IMPORT is not updatable");
    }

    public static TidbException commandDenied(String command, String user, String host, String table) {
        return new TidbException(1142, SYNTAX_OR_ACCESS,
                command + " command denied to user '" + user + "'@'" + host + "' for table '" + table + "'");
    }

    public static TidbException privilegeNeeded(String privilege) {
        return new TidbException(1227, SYNTAX_OR_ACCESS,
                "Access denied; you need (at least one of) the " + privilege + " privilege(s) for this operation");
    }

    /** {@code what} says what is not allowed, such as {@code subquery is not supported}. */
    public static TidbException badAssignment(String what, int index) {
        return general(1105, what + " in IMPORT INTO column assignment, index " + index);
    }

    public static TidbException variableAssigned(int index) {
        return general(1105, "setting a variable in IMPORT INTO column assignment is not supported, index " + index);
    }

    public static TidbException outsideVariable(int index) {
        return general(1105,
                "column assignment cannot use variables set outside IMPORT INTO statement, index " + index);
    }

    public static TidbException unknownOption(String option) {
        return general(8163, "Unknown option " + option);
    }

    public static TidbException invalidOptionValue(String option) {
        return general(8164, "Invalid option value for " + option);
    }

    public static TidbException duplicateOption(String option) {
        return general(8165, "Option " + option + " specified more than once");
    }

    public static TidbException csvOnlyOption(String option) {
        return general(8166, "Unsupported option " + option + " for non-CSV format");
    }

    /** TiDB's words are not known; the code is. */
    public static TidbException globalSortOption(String option) {
        return general(8166, "Unsupported option " + option + " for local sort");
    }

    public static TidbException emptyPath() {
        return general(8156, "The value of INFILE must not be empty when LOAD DATA from LOCAL");
    }

    public static TidbException unknownFormat(String format) {
        return general(8157, "The FORMAT '" + format + "' is not supported");
    }

    public static TidbException enclosedByClashes() {
        return general(8162,
                "%!(EXTRA string=FIELDS ENCLOSED BY and TERMINATED BY must not be prefix of each other)");
    }

    public static TidbException unknownColumn(String column) {
        return new TidbException(1054, "42S22", "Unknown column '" + column + "' in 'field list'");
    }

    public static TidbException columnTwice(String column) {
        return new TidbException(1110, SYNTAX_OR_ACCESS, "Column '" + column + "' specified twice");
    }

    public static TidbException invalidUri(String reason) {
        return general(8158, "The URI of data source is invalid. Reason: " + reason
                + ". Please provide a valid URI, such as '" + URI_EXAMPLE + "'");
    }

    public static TidbException storageDenied(String reason) {
        return general(8159, "Access to the data source has been denied. Reason: " + reason
                + ". Please check the URI, access key and secret access key are correct");
    }

    public static TidbException unreadable(String reason) {
        return general(8160, "Failed to read source files. Reason: " + reason);
    }

    public static TidbException precheckFailed(String reason) {
        return general(8173, "PreCheck failed: " + reason);
    }

    public static TidbException inImportMode(String table) {
        return general(8258, "Table " + table + " is in mode Import");
    }

    public static TidbException noSuchJob(long jobId) {
        return general(8170, "Job ID " + jobId + " doesn't exist");
    }

    public static TidbException jobCannotBeCancelled() {
        return general(8171, "The current job status cannot perform the operation. CANCEL");
    }

    private static TidbException general(int code, String message) {
        return new TidbException(code, GENERAL, message);
    }
}
