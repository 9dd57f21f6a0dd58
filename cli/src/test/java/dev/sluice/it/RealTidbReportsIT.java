package dev.sluice.it;

import dev.sluice.sdk.tidb.real.NeedsRealTidb;
import java.nio.file.Path;

/** On the real TiDB of this JVM. */
@NeedsRealTidb
class RealTidbReportsIT extends ReportCases {

    @Override
    CellTidb tidb(Path tidbDirectory) {
        return RealCellTidb.shared();
    }
}
