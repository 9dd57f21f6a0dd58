package dev.sluice.sdk.tidb;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.sdk.tidb.TidbFailure.OutcomeUnknown;
import dev.sluice.sdk.tidb.TidbFailure.Refused;
import dev.sluice.sdk.tidb.TidbFailure.RefusedAs;
import dev.sluice.sdk.tidb.TidbFailure.Retryable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FailureTableTest {

    private static final TidbTarget TARGET = new TidbTarget("db", 4000, "me", () -> "hunter2", Tls.DISABLED);

    @ParameterizedTest
    @CsvSource({"1064,You have an error,FAILED", "1146,Table 'test.t' doesn't exist,FAILED",
        "8163,Unknown option xx,FAILED", "8173,PreCheck failed: target table is not empty,HELD",
        "8173,PreCheck failed: there is active job on the target table already,HELD",
        "8173,PreCheck failed: No file matched,FAILED", "8173,PreCheck failed: found CDC changefeed(s): x,HELD",
        "8173,PreCheck failed: global sort requires at least 8 threads,FAILED", "1142,denied,HELD",
        "1227,Access denied,HELD", "8159,denied,HELD", "8258,Table t is in mode Import,HELD",
        "1105,cannot run IMPORT INTO in explicit transaction,FAILED", "9999,something new,FAILED"})
    void knowsWhatIsFinal(int code, String words, RefusedAs as) {
        assertThat(TidbException.answered(code, "HY000", words).failure()).isEqualTo(new Refused(as));
    }

    @ParameterizedTest
    @CsvSource({"1040", "1205", "1213", "8022", "9007"})
    void knowsWhatPasses(int code) {
        assertThat(TidbException.answered(code, "HY000", "busy").failure()).isEqualTo(new Retryable());
    }

    @ParameterizedTest
    @CsvSource({"1317,Query execution was interrupted", "1105,context canceled", "9005,Region is unavailable",
        "1105,[dxf] task not found"})
    void knowsWhatMayHaveHappened(int code, String words) {
        assertThat(TidbException.answered(code, "HY000", words).failure()).isEqualTo(new OutcomeUnknown());
    }

    @Test
    void judgesABrokenConnectionByWhetherTheStatementHadLeft() {
        assertThat(TidbException.notConnected(TARGET, "refused").failure()).isEqualTo(new Retryable());
        assertThat(TidbException.notAnswered(TARGET, "closed").failure()).isEqualTo(new OutcomeUnknown());
    }

    @Test
    void saysWhereButNoCredential() {
        // Given
        TidbException refused = TidbException.answered(8160, "HY000", "open s3://b/x?secret-access-key=sk no");
        // When / Then
        assertThat(refused).hasMessage("TiDB error 8160 (HY000): open s3://b/x?secret-access-key=xxxxxx no");
        assertThat(refused.code()).hasValue(8160);
        assertThat(refused.sqlState()).isEqualTo("HY000");
        assertThat(TidbException.notConnected(TARGET, "refused").code()).isEmpty();
        assertThat(TidbException.notConnected(TARGET, "refused"))
                .hasMessage("cannot connect to TiDB at me@db:4000: refused");
    }

    @Test
    void dropsTheStatementThatASyntaxErrorQuotes() {
        assertThat(TidbException.answered(1064, "42000",
                "You have an error at line 1 column 20 near \"'s3://b?key=sk'\""))
                .hasMessage("TiDB error 1064 (42000): You have an error at line 1 column 20");
    }
}
