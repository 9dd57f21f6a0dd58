package dev.sluice.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.sdk.tidb.real.NeedsRealTidb;
import dev.sluice.sdk.tidb.real.RealTidb;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

@NeedsRealTidb
class SqlOnRealTidbIT extends SqlCases {

    @Override
    int start(Path inDirectory) {
        return RealTidb.shared().port();
    }

    @Test
    void showsAVector() {
        assertThat(sql("SELECT VEC_FROM_TEXT('[1,2]') AS v")).isEqualTo(new Ran(0, "v\n[1,2]\n", ""));
    }

    @Test
    void namesRowAndColumnOfAValueThatCannotBeShown() throws Exception {
        // Given
        send("CREATE TABLE shown.broken (id INT, t VARCHAR(9))", "SET tidb_skip_utf8_check = 1",
                "INSERT INTO shown.broken VALUES (1, 'fine'), (2, x'FF41')");

        // When
        Ran ran = sql("SELECT * FROM shown.broken ORDER BY id");

        // Then
        assertThat(ran).isEqualTo(new Ran(1, "id\tt\n1\tfine\n",
                "sluice: cannot show row 2, column 2 (t): it is not UTF-8; ask for its HEX()\n"));
        assertThat(sql("-o", "json", "SELECT * FROM shown.broken").data()).isEmpty();
    }
}
