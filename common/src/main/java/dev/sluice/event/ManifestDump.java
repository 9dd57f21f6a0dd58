package dev.sluice.event;

import dev.sluice.sdk.columns.ColumnRules;
import dev.sluice.sdk.plan.DoneBefore;
import dev.sluice.sdk.plan.DumpRequest;
import dev.sluice.sdk.plan.RowSettings;
import dev.sluice.sdk.scan.ScanRequest;
import dev.sluice.sdk.scan.WildcardReach;
import dev.sluice.sdk.statement.ImportOptions;
import dev.sluice.sdk.tidb.SessionSettings;
import dev.sluice.sdk.zone.DataZone;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/** What a manifest asks of its dump, read in full, or all that is wrong with it. */
final class ManifestDump {
    private final List<String> problems = new ArrayList<>();

    private ManifestDump() {}

    static DumpRequest of(Manifest manifest) {
        return new ManifestDump().read(manifest);
    }

    private DumpRequest read(Manifest manifest) {
        Optional<ScanRequest> files = part(() -> manifest.scanRequest(WildcardReach.EVERY_SEGMENT));
        Optional<ImportOptions> options = part(() -> ImportOptions.parse(manifest.statementOptions()));
        Optional<ColumnRules> columns = part(() -> manifest.columnRules(options.orElse(ImportOptions.NONE)));
        Optional<RowSettings> rows = part(() -> rows(manifest));
        if (!problems.isEmpty()) {
            throw new IllegalArgumentException(String.join("\n", problems));
        }
        return new DumpRequest(files.orElseThrow(), manifest.schemaSyntax(), columns.orElseThrow(),
                options.orElseThrow(), before(manifest.doneBefore()), rows.orElseThrow());
    }

    private static RowSettings rows(Manifest manifest) {
        return new RowSettings(Optional.ofNullable(manifest.sqlMode()).orElse(SessionSettings.STRICT_SQL_MODE),
                Optional.ofNullable(manifest.timeZone()).map(DataZone::of));
    }

    private static DoneBefore before(TakeOver said) {
        return new DoneBefore(said.tables().toList(), Set.copyOf(said.finished()));
    }

    private <T> Optional<T> part(Supplier<T> read) {
        try {
            return Optional.of(read.get());
        } catch (IllegalArgumentException e) {
            problems.add(String.valueOf(e.getMessage()));
            return Optional.empty();
        }
    }
}
