package dev.sluice.cli.settings;

import dev.sluice.cli.settings.Explanation.Outcome;
import dev.sluice.sdk.statement.Secrets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * One key of TiDB Lightning's configuration: what it takes, and what becomes of it here. {@link LightningKeys} has them all.
 *
 * @param name      its path in the file
 * @param aliases   other paths of the same setting; a file may have one of them
 * @param byDefault what it is when the file leaves it out, as the reference page shows it
 */
record LightningKey(String name, List<String> aliases, KeyType type, String byDefault, Fate fate) {

    static LightningKey key(String name, KeyType type, String byDefault, Fate fate) {
        return new LightningKey(name, List.of(), type, byDefault, fate);
    }

    /** The same setting, which has another name too. */
    LightningKey alsoCalled(String alias) {
        return new LightningKey(name, List.of(alias), type, byDefault, fate);
    }

    Stream<String> names() {
        return Stream.concat(Stream.of(name), aliases.stream());
    }

    /** Carries the value out on a draft as far as it can be, and says what became of it. */
    Explanation take(ManifestDraft draft, TomlValue value) {
        try {
            type.checked().accept(value);
            return switch (fate) {
                case Fate.Mapped mapped when isLeftOut(mapped, value) -> taken(draft, value, mapped.use(),
                        Outcome.IGNORED, mapped.whyLeftOut());
                case Fate.Mapped mapped -> taken(draft, value, mapped.use(), Outcome.MAPPED, mapped.option());
                case Fate.Used used -> taken(draft, value, used.use(), Outcome.USED, used.as());
                case Fate.Placed placed -> explained(value, Outcome.USED, placed.as());
                case Fate.Ignored ignored -> explained(value, Outcome.IGNORED, ignored.why());
                case Fate.Refused refused when isHarmless(refused, value) -> explained(value, Outcome.IGNORED,
                        "it asks for what is done anyway");
                case Fate.Refused refused -> explained(value, Outcome.REFUSED, refused.why());
            };
        } catch (InvalidSettingException e) {
            return explained(value, Outcome.REFUSED, String.valueOf(e.getMessage()));
        }
    }

    /** What its default becomes; empty when that is without effect, or not its own to say. */
    Optional<Explanation> explainedDefault() {
        String shown = byDefault.replace("`", "");
        return switch (fate) {
            case Fate.Mapped mapped when mapped.leftOut().isPresent() -> Optional.of(new Explanation(name, shown,
                    Outcome.IGNORED, mapped.whyLeftOut()));
            case Fate.Mapped mapped -> Optional.of(new Explanation(name, shown, Outcome.MAPPED, mapped.option()));
            case Fate.Used used -> Optional.of(new Explanation(name, shown, Outcome.USED, used.as()));
            case Fate.Placed placed -> Optional.empty();
            case Fate.Ignored ignored -> Optional.empty();
            case Fate.Refused refused -> Optional.empty();
        };
    }

    /**
     * Carries the value out because the command line says so: there what has no effect is a mistake.
     *
     * @throws InvalidSettingException when it is not carried out, or takes another value
     */
    void set(ManifestDraft draft, TomlValue value) {
        type.checked().accept(value);
        switch (fate) {
            case Fate.Mapped mapped -> mapped.use().apply(draft, value);
            case Fate.Used used -> used.use().apply(draft, value);
            case Fate.Placed placed -> throw notCarriedOut(value, placed.instead());
            case Fate.Ignored ignored -> throw notCarriedOut(value, ignored.why());
            case Fate.Refused refused -> {
                if (!isHarmless(refused, value)) {
                    throw notCarriedOut(value, refused.why());
                }
            }
        }
    }

    private Explanation taken(ManifestDraft draft, TomlValue value, Fate.Use use, Outcome outcome, String meaning) {
        use.apply(draft, value);
        return explained(value, outcome, meaning);
    }

    private Explanation explained(TomlValue value, Outcome outcome, String meaning) {
        return new Explanation(value.key(), shown(value), outcome, meaning);
    }

    private String shown(TomlValue value) {
        if (type.equals(KeyType.SECRET)) {
            return Secrets.REDACTED;
        }
        return type.equals(KeyType.SOURCE)
                ? LightningSource.shown(value.shown())
                : Secrets.redact(value.node().toString());
    }

    private static InvalidSettingException notCarriedOut(TomlValue value, String why) {
        return new InvalidSettingException(value.key() + " is not carried out: " + why);
    }

    private static boolean isLeftOut(Fate.Mapped mapped, TomlValue value) {
        return mapped.leftOut().filter(those -> those.test(value)).isPresent();
    }

    private static boolean isHarmless(Fate.Refused refused, TomlValue value) {
        return value.node().isContainerNode()
                ? value.node().isEmpty()
                : refused.harmless().contains(value.shown().toLowerCase(Locale.ROOT));
    }
}
