package dev.sluice.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.sluice.sdk.tidb.TidbAddress;
import dev.sluice.sdk.tidb.Tls;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TidbUrlTest {

    @Test
    void readsAllThatAPersonMaySay() {
        // When
        TidbUrl url = TidbUrl.parse("mysql://ro%40ot@tidb_1:4001,[::1],b/?tls=verify-ca&tls-ca=/etc/ca%20a+b.pem");

        // Then
        assertThat(url).isEqualTo(new TidbUrl(List.of(new TidbAddress("tidb_1", 4001), new TidbAddress("::1", 4000),
                new TidbAddress("b", 4000)), Optional.of("ro@ot"), Optional.of(Tls.Mode.VERIFY_CA),
                Optional.of(Path.of("/etc/ca a+b.pem"))));
        assertThat(TidbUrl.of(url.addresses())).isEqualTo("mysql://tidb_1:4001,[::1]:4000,b:4000");
    }

    @Test
    void takesAHostAlone() {
        assertThat(TidbUrl.parse("mysql://h"))
                .isEqualTo(new TidbUrl(List.of(new TidbAddress("h", 4000)), Optional.empty(), Optional.empty(),
                        Optional.empty()));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            mysql://root:hunter2@h:4000        | must not hold a password
            mysql://root:hunter2@h:4000/hunter2| is not like mysql://USER@HOST:PORT
            mysql://a:hunter2@b@h              | is not like mysql://USER@HOST:PORT
            mysql://h/hunter2                  | is not like mysql://USER@HOST:PORT
            hunter2                            | is not like mysql://USER@HOST:PORT
            postgres://root:hunter2@h:5432/db  | is of another kind of server
            jdbc:mysql://h/?password=hunter2   | is not like mysql://USER@HOST:PORT
            mysql://root@h:0                   | needs a port from 1 to 65535
            mysql://root@h:65536               | needs a port from 1 to 65535
            mysql://root@h:hunter2             | needs a host
            mysql://root@                      | is not like mysql://USER@HOST:PORT
            mysql://root@a,,b                  | needs a host
            mysql://h?password=hunter2         | has more than the parameters tls and tls-ca
            mysql://h?tls=hunter2              | needs a tls of disabled, required, verify-ca, verify-identity
            mysql://h?tls=required&tls=required| has a parameter twice
            mysql://ro%ot@h                    | has a % that two hexadecimal digits do not follow
            """)
    void refusesWhatIsNoneWithoutRepeatingIt(String text, String why) {
        assertThatIllegalArgumentException().isThrownBy(() -> TidbUrl.parse(text))
                .withMessageStartingWith(why)
                .satisfies(refusal -> assertThat(String.valueOf(refusal.getMessage())).doesNotContain("hunter2"));
    }
}
