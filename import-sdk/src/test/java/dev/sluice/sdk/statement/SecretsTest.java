package dev.sluice.sdk.statement;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SecretsTest {

    @ParameterizedTest
    @CsvSource(quoteCharacter = '|', value = {
        "s3://b?access-key=ak&secret-access-key=sk&session_token=t,s3://b?access-key=xxxxxx&secret-access-key=xxxxxx&session_token=xxxxxx",
        "failed to open 's3://b?SECRET-ACCESS-KEY=sk' now,failed to open 's3://b?SECRET-ACCESS-KEY=xxxxxx' now",
        "azure://c?account-key=k%3D&sas-token=z region=eu,azure://c?account-key=xxxxxx&sas-token=xxxxxx region=eu",
        "mysql://root:pw@h:4000/,mysql://xxxxxx@h:4000/",
        "cannot read s3://b/p%26access-key%3DAK%26region%3Deu (404),cannot read s3://b/p%26access-key%3Dxxxxxx (404)",
        "s3://b/p%253Bsession%255Ftoken%253DT/x?region=eu&sse-kms-key-id=k,s3://b/p%253Bsession%255Ftoken%253Dxxxxxx&sse-kms-key-id=k",
        "s3://b/pathaccess-key=AK&x,s3://b/pathaccess-key=xxxxxx&x",
        "?sas-token=sv=1&sig=S&se=2,?sas-token=xxxxxx&sig=xxxxxx&se=2",
        "a%2Ctoken=T and password=P,a%2Ctoken=xxxxxx and password=xxxxxx", "design=blue,design=blue",
        "nothing here,nothing here"})
    void hidesCredentialsAndKeepsTheRest(String text, String redacted) {
        assertThat(Secrets.redact(text)).isEqualTo(redacted);
        assertThat(Secrets.isIn(text)).isNotEqualTo(text.equals(redacted));
    }

    @ParameterizedTest
    @CsvSource(quoteCharacter = '|', value = {
        "s3://b?access%2Dkey=a k'#x&region=us,s3://b?access%2Dkey=xxxxxx&region=us",
        "s3://u s'r:p w@b/k?x=1,s3://xxxxxx@b/k?x=1", "s3://b/a:b@c,s3://b/a:b@c"})
    void hidesAllOfAValueInAUri(String uri, String redacted) {
        assertThat(Secrets.redactUri(uri)).isEqualTo(redacted);
    }
}
