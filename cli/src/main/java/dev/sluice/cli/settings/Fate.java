package dev.sluice.cli.settings;

import java.util.List;

/** What becomes of a setting of Lightning's. Nothing that changes what is imported is left out in silence. */
sealed interface Fate {

    /** What a setting does to the request; throws {@link InvalidSettingException} for a value that cannot be carried out. */
    @FunctionalInterface
    interface Use {
        void apply(ManifestDraft draft, TomlValue value);
    }

    /** It becomes an option of {@code IMPORT INTO}. */
    record Mapped(String option, Use use) implements Fate {}

    /** Sluice does itself what it says. */
    record Used(String as, Use use) implements Fate {}

    /** It says where from or where to, which the command line says in its own way. */
    record Placed(String as, String instead) implements Fate {}

    /** Which rows are imported does not depend on it. */
    record Ignored(String why) implements Fate {}

    /** It would import other rows, or other ones than asked for, if it were left out; some values are harmless. */
    record Refused(String why, List<String> harmless) implements Fate {}

    static Fate mapped(String option, Use use) {
        return new Mapped(option, use);
    }

    static Fate used(String as, Use use) {
        return new Used(as, use);
    }

    static Fate ignored(String why) {
        return new Ignored(why);
    }

    /**
     * Refused but for some values.
     *
     * @param harmless values, in lower case, that ask for what is done anyway
     */
    static Fate refusedBut(String why, String... harmless) {
        return new Refused(why, List.of(harmless));
    }
}
