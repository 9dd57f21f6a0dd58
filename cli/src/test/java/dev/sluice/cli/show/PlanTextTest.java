package dev.sluice.cli.show;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.cli.plan.PlanDocument;
import dev.sluice.sdk.scan.Format;
import java.util.List;
import org.junit.jupiter.api.Test;

class PlanTextTest {

    @Test
    void listsTheTablesAndThenTheStatementsOfThoseWithData() {
        // Given
        PlanDocument plan = new PlanDocument("nightly",
                List.of(new PlanDocument.Table("shop", "orders", Format.CSV, List.of("a.0.csv", "a.1.csv"), 2048,
                        "a.*.csv", "IMPORT INTO orders", "UTC", "UTC, as asked for"),
                        new PlanDocument.Table("shop", "none", null, List.of(), 0, null, null, null, "the target's")),
                List.of(), List.of(), List.of());

        // Then
        assertThat(PlanText.lines(plan)).containsExactly("SCHEMA  TABLE   FORMAT  FILES    BYTES  PATTERN",
                "shop    orders  csv         2  2.0 KiB  a.*.csv", "shop    none    -           0      0 B  -", "",
                "time zone of the rows: UTC, as asked for", "", "IMPORT INTO orders;");
    }

    @Test
    void saysTheZoneOfEachTableWhereTheyDiffer() {
        // Given
        PlanDocument plan = new PlanDocument("nightly", List.of(zoned("a", "+00:00, as a.sql:2 says"), zoned("b",
                "the target's")), List.of(), List.of(), List.of());

        // Then
        assertThat(PlanText.lines(plan)).containsSubsequence("time zone of the rows of shop.a: +00:00, as a.sql:2 says",
                "time zone of the rows of shop.b: the target's");
    }

    private static PlanDocument.Table zoned(String name, String because) {
        return new PlanDocument.Table("shop", name, Format.SQL, List.of(name + ".sql"), 1, name + ".sql", "IMPORT",
                null,
                because);
    }

    @Test
    void hasNothingToListWithoutTables() {
        assertThat(PlanText.lines(new PlanDocument("nightly", List.of(), List.of(), List.of(), List.of("wrong"))))
                .isEmpty();
    }
}
