package dev.sluice.sdk.zone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DataZoneTest {

    /** The limits are those at which TiDB 8.5 answered 1298. */
    @ParameterizedTest
    @CsvSource({"+08:00,+08:00", "+8:00,+08:00", " -12:59 ,-12:59", "+14:00,+14:00", "-0:00,+00:00", "system,SYSTEM",
        "Asia/Tokyo,Asia/Tokyo", "UTC,UTC", "EST,EST"})
    void readsAZoneInOneSpelling(String said, String text) {
        assertThat(DataZone.of(said)).isEqualTo(new DataZone(text)).hasToString(text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "-13:00", "-13:59", "+14:01", "+8", "+0800", "08:00", "+08:60", "Z", "local", "JST",
        "Mars/Olympus", "SystemV/AST4", "UTC+08:00", "default"})
    void refusesAZoneThatTidbDoesNotHave(String said) {
        assertThatIllegalArgumentException().isThrownBy(() -> DataZone.of(said))
                .withMessageStartingWith("TiDB has no time zone '" + said + "'");
    }

    @ParameterizedTest
    @CsvSource({"asia/tokyo,Asia/Tokyo", "utc,UTC"})
    void namesTheZoneThatIsMeantInOtherLetters(String said, String meant) {
        assertThatIllegalArgumentException().isThrownBy(() -> DataZone.of(said))
                .withMessageContaining("do you mean '" + meant + "'?");
    }

    @ParameterizedTest
    @CsvSource({"+00:00,UTC,true", "+00:00,Etc/UTC,true", "Asia/Tokyo,Japan,true", "Asia/Tokyo,+09:00,false",
        "SYSTEM,SYSTEM,true", "SYSTEM,+00:00,false", "+01:00,+02:00,false"})
    void knowsWhenTwoNamesMeanOneZone(String one, String other, boolean same) {
        assertThat(DataZone.of(one).isSameAs(DataZone.of(other))).isEqualTo(same);
        assertThat(DataZone.of(other).isSameAs(DataZone.of(one))).isEqualTo(same);
    }
}
