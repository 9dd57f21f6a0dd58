package dev.sluice.sdk.tidb;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JobStatusTest {

    /** As TiDB 8.5 shows them: only of S3 it makes keys unreadable. */
    @ParameterizedTest
    @ValueSource(strings = {"azure://c/p/t.*.csv?account-name=n&account-key=PLANTED%2Bx%3D%3D&sluice=nightly-1",
        "azblob://c/p/t.*.csv?sas-token=sv%3D2024%26sig%3DPLANTED",
        "azure://c/t.csv?account-name=n&Encryption_Key=PLANTED",
        "gcs://b/p/t.*.csv?credentials-file=/etc/PLANTED.json", "gs://b/t.csv?external-id=PLANTED",
        "azure://c/t.csv?account%2Dkey=PLANTED", "https://n.blob.core.windows.net/c/t.csv?sv=2024&sig=PLANTED"})
    void keepsTheKeysThatTidbShowsOutOfItsText(String dataSource) {
        // Given
        JobStatus job = new JobStatus(7, Optional.empty(), dataSource, "`shop`.`orders`", OptionalLong.empty(), "",
                "failed",
                Optional.empty(), OptionalLong.empty(), "cannot open " + dataSource, "me@%", Optional.empty(),
                Optional.empty(), Optional.empty(), Optional.empty());

        // When / Then
        assertThat(job.toString()).startsWith("import job 7 on `shop`.`orders` (failed, by me@%) from ")
                .contains("xxxxxx")
                .doesNotContain("PLANTED");
        assertThat(job.dataSource()).isEqualTo(dataSource);
    }
}
