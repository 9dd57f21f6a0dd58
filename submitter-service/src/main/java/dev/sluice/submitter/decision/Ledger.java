package dev.sluice.submitter.decision;

import dev.sluice.checkpoint.ImportRecord;
import dev.sluice.checkpoint.TableCheckpoint;
import dev.sluice.event.ImportId;
import dev.sluice.event.Input;
import dev.sluice.event.ScanOrder;
import dev.sluice.event.StatusEvent;
import dev.sluice.event.TableKey;
import dev.sluice.sdk.TableName;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * What the coordinator remembers and what it says. Kafka Streams makes it durable and atomic per input; a test keeps it in
 * maps. What was saved is seen at once by what follows in the same decision. One thread.
 */
public interface Ledger {

    Optional<ImportRecord> importRecord(ImportId id);

    Optional<TableCheckpoint> table(TableKey key);

    /** Shows every table of an import once, by name. The reader may save the one it is shown, and no other. */
    void eachTable(ImportId id, Consumer<TableCheckpoint> reader);

    /** Imports with a table that waits, in no particular order. */
    List<ImportId> waitingImports();

    /** The table of an import to be admitted next: one whose job exists already, then the largest; equal ones by name. */
    Optional<TableKey> firstWaiting(ImportId id);

    /** Tables of a target that are submitting or running: never more than its limit. */
    List<TableKey> inFlight(String target);

    /** Whether any table of this import is submitting or running. */
    boolean hasInFlight(String target, ImportId id);

    /** The import whose unfinished table this is, compared as TiDB compares names. */
    Optional<ImportId> owner(String target, TableName table);

    /** Remembers the checkpoint and publishes it: from here on it is an order to the executors. */
    void save(TableCheckpoint checkpoint);

    /** Remembers the import's record and publishes it. */
    void save(ImportRecord changed);

    /** Drops an import and all its tables. */
    void forget(ImportId id);

    /** Says it to users. */
    void publish(StatusEvent event);

    /** Asks it of the scanners. */
    void order(ScanOrder order);

    /** Counts an input that fits nothing: late, repeated, or of an import that is gone. */
    void dropped(Input input, String why);
}
