package dev.sluice.sdk.store;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class S3ClientsTest {

    @ParameterizedTest
    @CsvSource({"'',true", "provider=ceph,true", "provider=alibaba,false", "provider=netease,false",
        "provider=tencent&force-path-style=true,false", "provider=aws,false", "provider=aws&force-path-style=1,true",
        "endpoint=https://s3.eu-west-1.amazonaws.com,false", "endpoint=http://minio:9000,true",
        "endpoint=http://minio:9000&force_path_style=false,false", "role-arn=arn:aws:iam::1:role/r,false",
        "use-accelerate-endpoint=true&force-path-style=true,false"})
    void putsTheBucketWhereTidbPutsIt(String query, boolean pathStyle) {
        assertThat(S3Clients.pathStyle(SourceUri.parse("s3://b/p?" + query))).isEqualTo(pathStyle);
    }
}
