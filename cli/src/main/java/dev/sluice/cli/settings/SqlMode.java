package dev.sluice.cli.settings;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** The words of {@code sql_mode} that TiDB knows (8.5): another one would fail only when the session is opened. */
final class SqlMode {

    private static final Set<String> WORDS = Set.of("REAL_AS_FLOAT", "PIPES_AS_CONCAT", "ANSI_QUOTES", "IGNORE_SPACE",
            "NOT_USED", "ONLY_FULL_GROUP_BY", "NO_UNSIGNED_SUBTRACTION", "NO_DIR_IN_CREATE", "POSTGRESQL", "ORACLE",
            "MSSQL", "DB2", "MAXDB", "NO_KEY_OPTIONS", "NO_TABLE_OPTIONS", "NO_FIELD_OPTIONS", "MYSQL323", "MYSQL40",
            "ANSI", "NO_AUTO_VALUE_ON_ZERO", "NO_BACKSLASH_ESCAPES", "STRICT_TRANS_TABLES", "STRICT_ALL_TABLES",
            "NO_ZERO_IN_DATE", "NO_ZERO_DATE", "ALLOW_INVALID_DATES", "ERROR_FOR_DIVISION_BY_ZERO", "TRADITIONAL",
            "NO_AUTO_CREATE_USER", "HIGH_NOT_PRECEDENCE", "NO_ENGINE_SUBSTITUTION", "PAD_CHAR_TO_FULL_LENGTH");

    private SqlMode() {}

    /** @throws InvalidSettingException with Lightning's words, which has another name for the key */
    static String checked(TomlValue value) {
        List<String> words = Arrays.stream(value.text().toUpperCase(Locale.ROOT).split(",", -1))
                .map(String::strip)
                .toList();
        if (!value.text().isBlank() && !WORDS.containsAll(words)) {
            throw new InvalidSettingException("`mydumper.tidb.sql_mode` must be a valid SQL_MODE: '" + value.text()
                    + "' of " + value.key());
        }
        return value.text();
    }
}
