package dev.sluice.sdk.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.sdk.TableName;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GrantsTest {
    private static final TableName ORDERS = new TableName("Shop", "Orders");

    private static Set<String> missing(String... lines) {
        return Grants.of(List.of(lines)).missing(Set.of("SELECT", "ALTER"), ORDERS);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', quoteCharacter = '"', value = {
        "GRANT ALL PRIVILEGES ON *.* TO 'root'@'%' WITH GRANT OPTION|",
        "GRANT ALL PRIVILEGES ON `shop`.* TO `u`@`%`|", "GRANT Select,Alter ON shop.* TO 'u'@'%'|",
        "GRANT SELECT, INSERT, ALTER ON `shop`.`orders` TO 'u'@'%'|",
        "GRANT SELECT, ALTER ON `sh%`.* TO 'u'@'%'|", "GRANT SELECT, ALTER ON `sho_`.* TO 'u'@'%'|",
        "GRANT SELECT, ALTER ON `sho\\_`.* TO 'u'@'%'|ALTER SELECT",
        "GRANT SELECT ON *.* TO 'u'@'%'|ALTER", "GRANT USAGE ON *.* TO 'u'@'%'|ALTER SELECT",
        "GRANT SELECT, ALTER ON `shop`.`items` TO 'u'@'%'|ALTER SELECT",
        "GRANT ALTER, SELECT (id, name) ON `shop`.`orders` TO 'u'@'%'|SELECT"})
    void tellsWhatIsNotGrantedOnATable(String line, String missing) {
        // When
        Set<String> found = missing(line);

        // Then
        assertThat(String.join(" ", found)).isEqualTo(missing == null ? "" : missing);
        assertThat(Grants.of(List.of(line)).isWhole()).isTrue();
    }

    @Test
    void addsUpWhatSeveralLinesGrant() {
        assertThat(missing("GRANT SELECT ON *.* TO 'u'@'%'", "GRANT ALTER ON `shop`.* TO 'u'@'%'")).isEmpty();
    }

    @Test
    void readsNamesWithBackticksInThem() {
        // When
        Grants grants = Grants.of(List.of("GRANT SELECT ON `a``b`.`c.d` TO 'u'@'%'"));

        // Then
        assertThat(grants.missing(Set.of("SELECT"), new TableName("a`b", "c.d"))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"GRANT 'importer'@'%' TO 'u'@'%'|false",
        "GRANT PROXY ON ''@'' TO 'root'@'%' WITH GRANT OPTION|true", "REVOKE INSERT ON `a`.* FROM 'u'@'%'|false"})
    void isNotWholeWhenSomethingElseMayGrantOrTake(String line, boolean whole) {
        assertThat(Grants.of(List.of(line)).isWhole()).isEqualTo(whole);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"GRANT FILE ON *.* TO 'u'@'%'|true", "GRANT ALL PRIVILEGES ON *.* TO u|true",
        "GRANT ALL PRIVILEGES ON `a`.* TO u|false", "GRANT SELECT ON *.* TO u|false"})
    void tellsWhatIsGrantedOnEverything(String line, boolean file) {
        assertThat(Grants.of(List.of(line)).everywhere("FILE")).isEqualTo(file);
    }
}
