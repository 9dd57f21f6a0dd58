package dev.sluice.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Import ids, table keys and group keys: names that other systems store. */
class NamesTest {
    private static final ImportId ID = new ImportId("nightly-1120");

    @ParameterizedTest
    @ValueSource(strings = {"a", "nightly-1120", "A_b-9",
        "x123456789x123456789x123456789x123456789x123456789x123456789x123456789x123456789x123456789x123456789"})
    void anImportIdMayBeLettersDigitsAndTwoSigns(String text) {
        assertThat(new ImportId(text)).hasToString(text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "a b", "a/b", "a.b", "ä", "a\n",
        "x123456789x123456789x123456789x123456789x123456789x123456789x123456789x123456789x123456789x123456789x"})
    void anImportIdIsNothingElse(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> new ImportId(text)).withMessageContaining("1 to 100");
    }

    @ParameterizedTest
    @CsvSource({"shop, orders, nightly-1120/shop/orders", "a/b, c d, nightly-1120/a%2Fb/c%20d",
        "a+b, 100%, nightly-1120/a%2Bb/100%25", "ä, 表, nightly-1120/%C3%A4/%E8%A1%A8"})
    void aTableKeyEncodesEachPart(String schema, String table, String encoded) {
        assertThat(new TableKey(ID, schema, table).encoded()).isEqualTo(encoded).startsWith(TableKey.prefixOf(ID));
    }

    @Test
    void aTableKeyOfOneImportNeverStartsAsThatOfAnother() {
        // Given
        TableKey longer = new TableKey(new ImportId("nightly-1120-b"), "shop", "orders");
        // Then
        assertThat(longer.encoded()).doesNotStartWith(TableKey.prefixOf(ID));
    }

    @Test
    void tableKeysAreOrderedAsTheyAreStored() {
        assertThat(new TableKey(ID, "shop", "a")).isLessThan(new TableKey(ID, "shop", "b"));
    }

    /** The literal is a promise: jobs of a running installation carry it. */
    @Test
    void aGroupKeyIsMadeOfIdTopicAndOffset() {
        // When
        GroupKey key = GroupKey.of(ID, "Nw8gzzbZSeKK0NLhXWEnmA", 7);
        // Then
        assertThat(key).hasToString("nightly-1120-9efb2facd8bd17eb");
    }

    @Test
    void aGroupKeyIsNeverUsedAgain() {
        // Given
        GroupKey key = GroupKey.of(ID, "topic", 7);
        // Then
        assertThat(GroupKey.of(ID, "topic", 7)).isEqualTo(key);
        assertThat(GroupKey.of(ID, "topic", 8)).isNotEqualTo(key);
        assertThat(GroupKey.of(ID, "another-topic", 7)).isNotEqualTo(key);
    }

    @Test
    void aGroupKeyFitsIntoTidbsOption() {
        // Given
        ImportId longest = new ImportId("x".repeat(100));
        // Then
        assertThat(GroupKey.of(longest, "topic", Long.MAX_VALUE).value()).matches("[A-Za-z0-9_-]{1,256}");
    }

    @Test
    void aGroupKeyIsNotEmpty() {
        assertThatIllegalArgumentException().isThrownBy(() -> new GroupKey(""));
    }
}
