package dev.sluice.local.tidb.job;

import dev.sluice.local.tidb.plan.TargetTable;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;

/** A number for a table, the same every time. TiDB counts its tables; MariaDB has no such number to show. */
final class TableId {

    private TableId() {}

    static long of(TargetTable table) {
        var checksum = new CRC32();
        checksum.update(table.quoted().getBytes(StandardCharsets.UTF_8));
        return checksum.getValue();
    }
}
