package dev.sluice.sdk.statement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.sdk.TableName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SqlTextTest {

    @ParameterizedTest
    @CsvSource(quoteCharacter = '|', value = {"a,'a'", "it's,'it''s'", "\\,'\\\\'", "\\',|'\\\\'''|", "||,''"})
    void quotesStrings(String value, String literal) {
        assertThat(SqlText.string(value)).isEqualTo(literal);
    }

    @Test
    void writesNulAsAnEscapeAndKeepsLineBreaks() {
        assertThat(SqlText.string("a\0b\nc")).isEqualTo("'a\\0b\nc'");
    }

    @Test
    void doublesBackQuotesInNames() {
        assertThat(SqlText.table(new TableName("a`b", "t.x"))).isEqualTo("`a``b`.`t.x`");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a\0b", "\ud800"})
    void refusesNamesThatCannotExist(String name) {
        assertThatThrownBy(() -> SqlText.identifier(name)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void refusesHalfACharacter() {
        assertThatThrownBy(() -> SqlText.string("x\udc00")).isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("Unicode");
    }
}
