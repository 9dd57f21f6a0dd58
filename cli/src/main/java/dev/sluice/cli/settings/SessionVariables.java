package dev.sluice.cli.settings;

/** {@code [tidb.session-vars]}: of all variables the zone alone is carried out, for it says what the rows' times mean. */
final class SessionVariables {
    private static final String TIME_ZONE = "time_zone";

    private SessionVariables() {}

    /**
     * Takes the whole table, so that an empty one asks for no zone.
     *
     * @throws InvalidSettingException for another variable, and for a zone that TiDB does not have
     */
    static void take(ManifestDraft draft, TomlValue table) {
        draft.noTimeZone();
        table.node().properties().forEach(variable -> {
            String key = table.key() + "." + variable.getKey();
            if (!variable.getKey().equalsIgnoreCase(TIME_ZONE)) {
                throw new InvalidSettingException(key + ": session variables are not passed on, but for " + TIME_ZONE);
            }
            draft.timeZone(new TomlValue(key, variable.getValue()).text());
        });
    }
}
