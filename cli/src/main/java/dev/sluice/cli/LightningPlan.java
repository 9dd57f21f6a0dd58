package dev.sluice.cli;

import dev.sluice.cli.settings.Explanation;
import dev.sluice.cli.settings.InvalidSettingException;
import dev.sluice.cli.settings.LightningFile;
import dev.sluice.cli.settings.LightningSource;
import dev.sluice.cli.settings.ManifestDraft;
import dev.sluice.config.CredentialConfig;
import dev.sluice.config.TargetConfig;
import dev.sluice.config.TidbUrl;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What a Lightning file means here: a draft, and what is to be said about it.
 *
 * @param keys   what became of each key in the file
 * @param draft  of the manifest, without a credential
 * @param source where the files lie, or that the file does not say it
 * @param target where the rows go
 * @param held   keys that were taken out of the source, by name; for services in this process
 * @param notes  what the user must hear before it begins
 * @param faults what is wrong beside single keys
 */
record LightningPlan(List<Explanation> keys, ManifestDraft draft, String source, TargetChoice target,
        Map<String, CredentialConfig> held, List<String> notes, List<String> faults) {

    private static final String UNNAMED = "/";

    /** What the command line says of it. */
    record Said(@Nullable String source, @Nullable String target, @Nullable String credentials,
            Optional<TidbUrl> tidb, Optional<Map<String, TargetConfig>> cluster) {}

    /** Carries the file out on a draft; what the command line sets is left to it. */
    static LightningPlan of(LightningFile file, Said said) {
        List<String> notes = new ArrayList<>();
        List<String> faults = new ArrayList<>(file.contradictions());
        Optional<LightningSource> source = said.source == null
                ? file.source().flatMap(text -> part(faults, () -> LightningSource.of(text)))
                : Optional.of(new LightningSource(said.source, Map.of()));
        ManifestDraft draft = ManifestDraft.ofSource(source.map(LightningSource::uri).orElse(UNNAMED));
        List<Explanation> keys = file.applyTo(draft);
        TargetChoice target = TargetChoice.of(new TargetChoice.Said(said.target, said.tidb, said.cluster), file.tidb());
        target.problem().ifPresentOrElse(faults::add, () -> draft.target(target.name()));
        if (target.isOther() && target.problem().isEmpty()) {
            notes.add("rows go to " + target.meaning());
        }
        Map<String, CredentialConfig> held = source.filter(LightningSource::hasKeys)
                .filter(LightningSource::isUnderstood)
                .map(keyed -> held(keyed, draft, said, notes, faults))
                .orElse(Map.of());
        return new LightningPlan(keys, draft,
                source.map(keyed -> LightningSource.shown(keyed.uri())).orElse("not said: give SOURCE"), target, held,
                notes, faults);
    }

    private static Map<String, CredentialConfig> held(LightningSource source, ManifestDraft draft, Said said,
            List<String> notes, List<String> faults) {
        if (said.credentials != null) {
            notes.add("the keys in mydumper.data-source-dir are not used, but the credentials " + said.credentials);
            return Map.of();
        }
        if (said.cluster.isPresent()) {
            faults.add(
                    "mydumper.data-source-dir holds keys, which must not lie in Kafka: take one of the credentials of"
                            + " the services with --credentials NAME; these are configured as " + source
                                    .asCredential());
            return Map.of();
        }
        draft.credentials(source.credentialName());
        return part(faults, source::credential).map(keys -> Map.of(source.credentialName(), keys)).orElse(Map.of());
    }

    private static <T> Optional<T> part(List<String> faults, Supplier<T> read) {
        try {
            return Optional.of(read.get());
        } catch (InvalidSettingException e) {
            faults.add(String.valueOf(e.getMessage()));
            return Optional.empty();
        }
    }

    /** Everything that keeps the file from being imported. */
    List<String> problems() {
        List<String> problems = new ArrayList<>();
        keys.stream().filter(Explanation::isRefusal).map(Explanation::problem).forEach(problems::add);
        problems.addAll(faults);
        problems.addAll(draft.problems());
        return problems;
    }
}
