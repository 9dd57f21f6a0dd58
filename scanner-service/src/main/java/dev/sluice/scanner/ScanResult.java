package dev.sluice.scanner;

import dev.sluice.event.ScanFact;
import dev.sluice.event.ScanFact.TableDiscovered;
import java.util.List;

/**
 * All that a scan reports.
 *
 * @param tables published before {@code last}; none when the scan failed
 * @param last   the fact that ends the scan
 */
record ScanResult(List<TableDiscovered> tables, ScanFact last) {

    ScanResult {
        tables = List.copyOf(tables);
    }
}
