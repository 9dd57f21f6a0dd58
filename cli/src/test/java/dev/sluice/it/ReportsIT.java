package dev.sluice.it;

import dev.sluice.local.tidb.profile.TidbProfile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** On LocalTidb, as the TiDB that the wanted outcomes are of. */
class ReportsIT extends ReportCases {

    @Override
    CellTidb tidb(Path tidbDirectory) throws IOException {
        return StandIn.of(TidbProfile.V8_5, tidbDirectory);
    }

    @Override
    List<Report> reports() throws IOException {
        return super.reports().stream().filter(report -> report.unlike().isEmpty()).toList();
    }
}
