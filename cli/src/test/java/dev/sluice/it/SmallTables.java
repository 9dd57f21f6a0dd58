package dev.sluice.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.LongSummaryStatistics;
import java.util.concurrent.ExecutionException;
import java.util.stream.IntStream;

/**
 * An import of small tables, which a fault hits. Its tables are {@code t0}, {@code t1} … in a schema of the import's name.
 */
record SmallTables(Cell cell, String name, int count) {
    private static final int ROWS = 3;

    /** Asks for the import, with so many jobs at once. */
    static SmallTables start(Cell cell, String name, int count, int atOnce) throws Exception {
        Dump dump = Dump.in(cell.directory().resolve("dump-" + name)).database(name);
        for (int table = 0; table < count; table++) {
            dump.table(name, "t" + table, ROWS);
        }
        SmallTables tables = new SmallTables(cell, name, count);
        tables.start(dump.directory(), atOnce);
        return tables;
    }

    private void start(Path dump, int atOnce) throws ExecutionException, InterruptedException {
        cell.startImport(name, dump, manifest -> manifest.putObject("policy").put("tableConcurrency", atOnce));
    }

    /** How many statements TiDB has accepted by now, for all tables together. */
    long accepted() {
        return statements().getSum();
    }

    /**
     * Waits until the import has finished, and holds what happened against {@link #assertOnce}.
     *
     * @param fault     what was done to it, for the matrix
     * @param times     how often
     * @param sinceNano when the fault was there
     */
    void finishOnce(String fault, int times, long sinceNano) throws SQLException {
        cell.awaitImport(name, "finished");
        Duration goOn = Duration.ofNanos(System.nanoTime() - sinceNano);
        FaultMatrix.add(fault, times, statements().getMax(), goOn);
        assertOnce();
    }

    /** One statement was accepted for each table, and each has its rows. */
    void assertOnce() throws SQLException {
        assertThat(statements()).extracting(LongSummaryStatistics::getMin, LongSummaryStatistics::getMax)
                .containsExactly(1L, 1L);
        for (int table = 0; table < count; table++) {
            assertThat(cell.sql("SELECT COUNT(*), COUNT(DISTINCT id) FROM " + name + ".t" + table))
                    .as("rows of t" + table)
                    .isEqualTo(ROWS + "," + ROWS);
        }
    }

    private LongSummaryStatistics statements() {
        return IntStream.range(0, count)
                .mapToLong(table -> cell.tidb.acceptedStatements(name, "t" + table))
                .summaryStatistics();
    }
}
