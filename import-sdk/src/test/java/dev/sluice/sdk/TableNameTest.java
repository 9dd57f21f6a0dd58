package dev.sluice.sdk;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TableNameTest {

    @Test
    void foldsBothPartsAsTidbComparesThem() {
        assertThat(new TableName("Shop", "ORDERS").folded()).isEqualTo(new TableName("shop", "orders"));
    }
}
