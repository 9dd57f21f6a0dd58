package dev.sluice.cli.settings;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;

/** What becomes of a setting of Lightning's. Nothing that changes what is imported is left out in silence. */
sealed interface Fate {

    /** What a setting does to the request; throws {@link InvalidSettingException} for a value that cannot be carried out. */
    @FunctionalInterface
    interface Use {
        void apply(ManifestDraft draft, TomlValue value);
    }

    /**
     * It becomes an option of {@code IMPORT INTO}.
     *
     * @param leftOut values that are not written out, because TiDB does the same without; its default is one. Empty: all are
     *                written out, the default too
     */
    record Mapped(String option, Use use, Optional<Predicate<TomlValue>> leftOut) implements Fate {

        /** What is said of a value that is left out. */
        String whyLeftOut() {
            return "TiDB does so by default: " + option.split("[ ;]", 2)[0] + " is left out";
        }
    }

    /** Sluice does itself what it says. */
    record Used(String as, Use use) implements Fate {}

    /** It says where from or where to, which the command line says in its own way. */
    record Placed(String as, String instead) implements Fate {}

    /** Which rows are imported does not depend on it. */
    record Ignored(String why) implements Fate {}

    /** It would import other rows, or other ones than asked for, if it were left out; some values are harmless. */
    record Refused(String why, List<String> harmless) implements Fate {}

    /** Always written out. */
    static Fate mapped(String option, Use use) {
        return new Mapped(option, use, Optional.empty());
    }

    /** Written out but by default, and but for some values. */
    static Fate mappedUnless(Predicate<TomlValue> leftOut, String option, Use use) {
        return new Mapped(option, use, Optional.of(leftOut));
    }

    /**
     * One of the options in a manifest.
     *
     * @param name in the manifest
     * @param read the option's value; empty: the option is left out, also when something said before had set it
     */
    static Fate option(String option, String name, Function<TomlValue, Optional<Object>> read) {
        return mappedUnless(value -> read.apply(value).isEmpty(), option,
                (draft, value) -> draft.option(name, read.apply(value)));
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
