package dev.sluice.cli.settings;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.config.TidbUrl;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LightningTidbTest {

    private static List<String> ways(String text) {
        return LightningFile.parse("x.toml", text.replace("; ", "\n"))
                .tidb()
                .stream()
                .flatMap(tidb -> tidb.ways().stream())
                .map(TidbUrl::toString)
                .toList();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            [tidb]; host = "h"                                            | mysql://root@h:4000?tls=disabled
            [tidb]; port = 4001; user = "u"                               | mysql://u@127.0.0.1:4001?tls=disabled
            [tidb]; host = "h"; tls = "skip-verify"                       | mysql://root@h:4000?tls=required
            [tidb]; host = "h"; [security]; ca-path = "/ca.pem"           | mysql://root@h:4000?tls=verify-identity&tls-ca=/ca.pem
            [tidb]; host = "h"; [tidb.security]; ca-path = "/t.pem"       | mysql://root@h:4000?tls=verify-identity&tls-ca=/t.pem
            [tidb]; host = "h"; tls = "false"; [security]; ca-path = "/c" | mysql://root@h:4000?tls=disabled
            """)
    void meansTlsAsLightningDoes(String text, String way) {
        assertThat(ways(text)).containsExactly(way);
    }

    @Test
    void triesTlsFirstWhereItIsPreferred() {
        assertThat(ways("[tidb]; host = \"h\"; tls = \"preferred\"")).containsExactly(
                "mysql://root@h:4000?tls=required", "mysql://root@h:4000?tls=disabled");
    }

    @Test
    void namesNoServerWithoutHostAndPort() {
        assertThat(ways("[tidb]; user = \"u\"; password = \"p\"")).isEmpty();
    }
}
