package dev.sluice.cli;

import dev.sluice.cli.settings.InvalidSettingException;
import dev.sluice.cli.stage.StageOrder;
import dev.sluice.event.Command.StartImport;
import dev.sluice.sdk.store.SourceUri;
import dev.sluice.sdk.store.SourceUri.Scheme;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** That local files are put where TiDB can read them. */
final class StageOption {

    @Option(names = "--stage", paramLabel = "URI", description = "Puts local files below this prefix of a bucket first, and imports them from there.")
    private @Nullable String uri;

    @Option(names = "--keep-staged", description = "Leaves them there when the import has finished.")
    private boolean keep;

    /**
     * What is to be staged of a request.
     *
     * @throws InvalidSettingException when the URI is none, or nothing is to be staged
     */
    Optional<StageOrder> order(StartImport start) {
        if (uri == null) {
            if (keep) {
                throw new InvalidSettingException("--keep-staged needs --stage URI");
            }
            return Optional.empty();
        }
        SourceUri source = SourceUri.parse(start.manifest().source().uri());
        if (source.scheme() != Scheme.LOCAL) {
            throw new InvalidSettingException("--stage is for files of this machine, and the source is " + source
                    + ": leave --stage out, TiDB reads from there");
        }
        return Optional.of(new StageOrder(bucket(uri), keep));
    }

    private static SourceUri bucket(String uri) {
        SourceUri stage;
        try {
            stage = SourceUri.parse(uri);
        } catch (IllegalArgumentException e) {
            throw new InvalidSettingException("--stage: " + e.getMessage());
        }
        if (stage.scheme() == Scheme.LOCAL) {
            throw new InvalidSettingException("--stage takes a bucket, as s3://BUCKET/PREFIX: TiDB reads a directory of"
                    + " this machine without it, when it can");
        }
        return stage;
    }
}
