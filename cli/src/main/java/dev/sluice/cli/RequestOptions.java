package dev.sluice.cli;

import dev.sluice.cli.settings.EnvironmentKeys;
import dev.sluice.cli.settings.LightningFile;
import dev.sluice.cli.settings.ManifestDraft;
import dev.sluice.cli.settings.ManifestFile;
import dev.sluice.cli.target.Wanted;
import dev.sluice.config.TargetConfig;
import dev.sluice.event.Command.StartImport;
import dev.sluice.event.ImportId;
import dev.sluice.event.Manifest;
import dev.sluice.event.OnFailure;
import dev.sluice.event.Verify;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What to import. Options win over files. */
final class RequestOptions {

    @Parameters(paramLabel = "SOURCE", arity = "0..1", description = "A directory, or the URI of a bucket's prefix.")
    private @Nullable String source;

    @Option(names = {"-c",
        "--config"}, paramLabel = "FILE", description = "A tidb-lightning.toml, as it is; SOURCE wins over its source.")
    private @Nullable Path lightning;

    @Option(names = "--manifest", paramLabel = "FILE", description = "The request as JSON, instead of SOURCE.")
    private @Nullable Path manifest;

    @Option(names = "--id", paramLabel = "ID", converter = ImportIdConverter.class, description = "The import's name; made of the request unless said.")
    private @Nullable ImportId id;

    @Mixin
    private final TidbOption tidb = new TidbOption();

    @Mixin
    private final StageOption stage = new StageOption();

    @Option(names = "--target", paramLabel = "NAME", description = "A configured TiDB.")
    private @Nullable String target;

    @Option(names = "--credentials", paramLabel = "NAME", description = "Configured credentials for the source; env: those in this command's variables.")
    private @Nullable String credentials;

    @Option(names = "--on-failure", paramLabel = "cancel-remaining|stop-new|continue", description = "What one failed table does to the others.")
    private @Nullable String onFailure;

    @Option(names = "--verify", paramLabel = "warn|strict", description = "What becomes of a table whose source TiDB read otherwise than it was scanned.")
    private @Nullable String verify;

    @Option(names = "--time-zone", paramLabel = "ZONE", description = "In which zone the rows' times are: +08:00, Asia/Tokyo or SYSTEM; else as their SQL file says, else the target's.")
    private @Nullable String timeZone;

    @Option(names = {"-f", "--filter"}, paramLabel = "RULE", description = "A rule of the table filter; repeat it.")
    private List<String> filter = new ArrayList<>();

    @Option(names = "--set", paramLabel = "KEY=VALUE", description = "A setting by its name in TiDB Lightning.")
    private List<String> settings = new ArrayList<>();

    /** Whether a source is named at all. */
    boolean namesSource() {
        return source != null || lightning != null || manifest != null;
    }

    /** The target that is named, or the default one. */
    String target() {
        return target == null ? Manifest.DEFAULT_TARGET : target;
    }

    /**
     * Reads the files and puts everything together.
     *
     * @param cluster     the targets that are known beside a cluster; empty: services run in this process
     * @param environment the variables of the process
     * @throws CommandFailedException                             when it says nothing to import, or two things
     * @throws dev.sluice.cli.settings.InvalidSettingException when a setting or the manifest's file is wrong
     */
    Request request(Optional<Map<String, TargetConfig>> cluster, Map<String, String> environment) {
        if (manifest != null ? source != null || lightning != null : source == null && lightning == null) {
            throw new CommandFailedException(ExitCode.USAGE,
                    "say what to import: SOURCE, -c FILE with or without SOURCE, or --manifest FILE");
        }
        refuseTwoTargets(cluster.isPresent());
        Request all = lightning == null ? plain() : ofLightning(LightningFile.read(lightning), lightning, cluster);
        all = all.staged(stage.order(all.start()));
        return (cluster.isPresent() ? all : withKeysOfEnvironment(all, environment)).refuseTooLarge();
    }

    /** Services of this process get them from here; those of a cluster may have credentials of that name. */
    private static Request withKeysOfEnvironment(Request request, Map<String, String> environment) {
        Manifest.Source named = request.start().manifest().source();
        return EnvironmentKeys.NAME.equals(named.credentials())
                ? request.holding(Map.of(EnvironmentKeys.NAME, EnvironmentKeys.of(request.storage(),
                        environment)))
                : request;
    }

    /** The server of {@code --tidb}, for a command without a source. */
    Wanted tidb() {
        return tidb.wanted();
    }

    /** Ends the command when {@code --tidb} stands beside another target. */
    void refuseTwoTargets(boolean cluster) {
        tidb.refuseBeside(target, cluster);
    }

    private Request plain() {
        StartImport given = manifest == null ? null : ManifestFile.read(manifest);
        ManifestDraft draft = given == null ? ManifestDraft.ofSource(source) : ManifestDraft.of(given.manifest());
        addTo(draft);
        Request.refuse(draft.problems());
        return new Request(start(given, draft.manifest()), Map.of(), List.of(), tidb.wanted(),
                Optional.empty());
    }

    private Request ofLightning(LightningFile file, Path name, Optional<Map<String, TargetConfig>> cluster) {
        file.leaveTo(Stream.concat(settings.stream(), filter.stream().map(rule -> "mydumper.filter=" + rule)).toList());
        if (source == null && file.source().isEmpty()) {
            throw new CommandFailedException(ExitCode.USAGE,
                    "`mydumper.data-source-dir` is not set in " + name + ": write it there or give SOURCE");
        }
        LightningPlan plan = LightningPlan.of(file, new LightningPlan.Said(source, target, credentials, tidb.server(),
                cluster));
        addTo(plan.draft());
        Request.refuse(plan.problems());
        return new Request(start(null, plan.draft().manifest()), plan.held(), plan.notes(), plan.target().tidb(),
                Optional.empty());
    }

    private void addTo(ManifestDraft draft) {
        settings.forEach(draft::set);
        if (!filter.isEmpty()) {
            draft.filter(filter);
        }
        if (target != null) {
            draft.target(target);
        }
        if (timeZone != null) {
            draft.timeZone(timeZone);
        }
        if (credentials != null) {
            draft.credentials(credentials);
        }
        if (onFailure != null) {
            draft.onFailure(word(OnFailure::of, onFailure));
        }
        if (verify != null) {
            draft.verify(word(Verify::of, verify));
        }
    }

    private StartImport start(@Nullable StartImport given, Manifest asked) {
        return new StartImport(id != null ? id : idOf(given, asked), asked);
    }

    /** A manifest file without an id got its fingerprint when it was read; options may have changed it since. */
    private static ImportId idOf(@Nullable StartImport given, Manifest asked) {
        return given == null ? asked.fingerprint() : changed(given, asked).importId();
    }

    /** A request with another manifest. An id that was made of the manifest is made anew; a chosen one stays. */
    static StartImport changed(StartImport given, Manifest manifest) {
        boolean chosen = !given.importId().equals(given.manifest().fingerprint());
        return new StartImport(chosen ? given.importId() : manifest.fingerprint(), manifest);
    }

    private static <T> T word(Function<String, T> reader, String word) {
        try {
            return reader.apply(word);
        } catch (IllegalArgumentException e) {
            throw new CommandFailedException(ExitCode.USAGE, "--" + e.getMessage());
        }
    }
}
