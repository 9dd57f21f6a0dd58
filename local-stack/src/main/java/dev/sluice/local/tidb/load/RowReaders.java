package dev.sluice.local.tidb.load;

import dev.sluice.local.tidb.load.SqlTokens.Backslash;
import dev.sluice.local.tidb.plan.DataCharset;
import dev.sluice.local.tidb.plan.ImportPlan;
import java.io.IOException;
import java.nio.file.Path;

/** Picks the reader for a plan's format. */
final class RowReaders {
    private RowReaders() {}

    static RowReader open(Path file, ImportPlan plan) throws IOException {
        return switch (plan.format()) {
            case CSV -> openCsv(file, plan);
            case SQL -> new SqlReader(ByteSource.open(file, DataCharset.UTF8),
                    plan.sqlMode().backslashEscapes() ? Backslash.ESCAPES : Backslash.LITERAL);
            case PARQUET -> ParquetReader.open(file);
        };
    }

    private static RowReader openCsv(Path file, ImportPlan plan) throws IOException {
        ByteSource source = ByteSource.open(file, plan.options().csv().charset());
        try {
            return new CsvReader(source, plan.options().csv());
        } catch (IOException e) {
            source.close();
            throw e;
        }
    }
}
