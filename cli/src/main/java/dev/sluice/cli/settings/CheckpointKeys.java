package dev.sluice.cli.settings;

import static dev.sluice.cli.settings.Fate.ignored;
import static dev.sluice.cli.settings.LightningKey.key;

import java.util.List;

/** {@code [checkpoint]}: Kafka holds the checkpoints. */
final class CheckpointKeys {

    private static final String KAFKA = "Kafka holds the checkpoints, always; what Lightning left behind is taken over"
            + " with sluice checkpoint import-lightning";

    static final List<LightningKey> ALL = List.of(key("checkpoint.enable", KeyType.FLAG, "true", ignored(KAFKA)),
            key("checkpoint.driver", KeyType.choice("unknown checkpoint driver: %s", "file", "mysql"), "file",
                    ignored(KAFKA)),
            key("checkpoint.schema", KeyType.TEXT, "tidb_lightning_checkpoint", ignored(KAFKA)),
            key("checkpoint.dsn", KeyType.SECRET, "", ignored(KAFKA)),
            key("checkpoint.keep-after-success", KeyType.KEEP, "remove", ignored("an import is kept until it is"
                    + " forgotten: sluice forget")));

    private CheckpointKeys() {}
}
