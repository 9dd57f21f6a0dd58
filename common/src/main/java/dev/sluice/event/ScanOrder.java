package dev.sluice.event;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;

/** What the coordinator asks of the scanners, on {@code scan-orders}, keyed by import id. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({@JsonSubTypes.Type(name = "scan-source", value = ScanOrder.ScanSource.class),
    @JsonSubTypes.Type(name = "cancel-scan", value = ScanOrder.CancelScan.class)})
public sealed interface ScanOrder {

    ImportId importId();

    /** Every fact of the scan carries it; facts of another scan are dropped. */
    String scanId();

    /**
     * Find the tables of a source.
     *
     * @param verifying {@code true}: only list and digest; no prechecks, no DDL, nothing in TiDB is touched
     */
    record ScanSource(ImportId importId, String scanId, Manifest manifest, boolean verifying) implements ScanOrder {}

    /** Stop that scan if it still runs. */
    record CancelScan(ImportId importId, String scanId) implements ScanOrder {}
}
