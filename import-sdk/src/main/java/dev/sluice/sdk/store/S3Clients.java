package dev.sluice.sdk.store;

import dev.sluice.sdk.store.StoreCredentials.S3;
import dev.sluice.sdk.store.StoreCredentials.S3Keys;
import dev.sluice.sdk.store.StoreCredentials.S3Role;
import java.net.URI;
import java.util.Optional;
import java.util.Set;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.auth.credentials.ProfileCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.core.checksums.RequestChecksumCalculation;
import software.amazon.awssdk.core.checksums.ResponseChecksumValidation;
import software.amazon.awssdk.core.client.config.ClientOverrideConfiguration;
import software.amazon.awssdk.http.apache5.Apache5HttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.retries.StandardRetryStrategy;
import software.amazon.awssdk.retries.api.BackoffStrategy;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.S3ClientBuilder;
import software.amazon.awssdk.services.sts.StsClient;
import software.amazon.awssdk.services.sts.auth.StsAssumeRoleCredentialsProvider;

/** Sets a client up as the URI says, in the way TiDB reads the same URI. */
final class S3Clients {
    private static final Set<String> VIRTUAL_HOST_PROVIDERS = Set.of("alibaba", "netease", "tencent");
    private static final int CONNECTIONS = 64;

    private S3Clients() {}

    static S3Client of(SourceUri uri, StoreCredentials credentials) {
        Region region = Region.of(UriParameter.REGION.of(uri).orElse("us-east-1"));
        boolean accelerated = UriParameter.USE_ACCELERATE_ENDPOINT.isTrue(uri).orElse(false);
        Optional<String> endpoint = UriParameter.ENDPOINT.of(uri);
        S3ClientBuilder client = S3Client.builder()
                .region(region)
                .credentialsProvider(provider(uri, credentials, region))
                .forcePathStyle(pathStyle(uri))
                .accelerate(accelerated)
                // TiDB looks a bucket's region up when none is said, and refuses one that is said wrongly; so do we.
                .crossRegionAccessEnabled(endpoint.isEmpty() && UriParameter.REGION.of(uri).isEmpty())
                // Checksums beyond what S3 demands are unknown to many that speak like it.
                .requestChecksumCalculation(RequestChecksumCalculation.WHEN_REQUIRED)
                .responseChecksumValidation(ResponseChecksumValidation.WHEN_REQUIRED)
                .httpClientBuilder(http())
                .overrideConfiguration(retries());
        endpoint.map(URI::create).ifPresent(client::endpointOverride);
        return client.build();
    }

    /** TiDB 9.0's rule for whether the bucket stands in the path or in the host's name. */
    static boolean pathStyle(SourceUri uri) {
        String provider = UriParameter.PROVIDER.of(uri).orElse("");
        if (VIRTUAL_HOST_PROVIDERS.contains(provider)
                || UriParameter.USE_ACCELERATE_ENDPOINT.isTrue(uri).orElse(false)) {
            return false;
        }
        return UriParameter.FORCE_PATH_STYLE.isTrue(uri)
                .orElseGet(() -> !provider.equals("aws")
                        && !UriParameter.ENDPOINT.of(uri).orElse("").contains("amazonaws.com")
                        && UriParameter.ROLE_ARN.of(uri).isEmpty());
    }

    private static AwsCredentialsProvider provider(SourceUri uri, StoreCredentials credentials, Region region) {
        return switch (credentials) {
            case S3(Optional<S3Keys> keys, Optional<S3Role> role) -> assuming(
                    role.or(() -> UriParameter.ROLE_ARN.of(uri).map(arn -> new S3Role(arn, Optional.empty()))),
                    keys.map(S3Clients::fixed).orElseGet(() -> surroundings(uri)), region);
            case StoreCredentials.Surroundings() -> assuming(
                    UriParameter.ROLE_ARN.of(uri).map(arn -> new S3Role(arn, Optional.empty())), surroundings(uri),
                    region);
            case StoreCredentials.Gcs other -> throw mismatch(other);
            case StoreCredentials.Azure other -> throw mismatch(other);
        };
    }

    private static AwsCredentialsProvider fixed(S3Keys keys) {
        String id = keys.accessKey().reveal();
        String secret = keys.secretAccessKey().reveal();
        return StaticCredentialsProvider.create(keys.sessionToken().isPresent()
                ? AwsSessionCredentials.create(id, secret, keys.sessionToken().get().reveal())
                : AwsBasicCredentials.create(id, secret));
    }

    private static AwsCredentialsProvider surroundings(SourceUri uri) {
        return UriParameter.PROFILE.of(uri)
                .<AwsCredentialsProvider>map(ProfileCredentialsProvider::create)
                .orElseGet(() -> DefaultCredentialsProvider.builder().build());
    }

    private static AwsCredentialsProvider assuming(Optional<S3Role> role, AwsCredentialsProvider base, Region region) {
        if (role.isEmpty()) {
            return base;
        }
        StsClient sts = StsClient.builder()
                .region(region)
                .credentialsProvider(base)
                .httpClientBuilder(http())
                .overrideConfiguration(retries())
                .build();
        return StsAssumeRoleCredentialsProvider.builder()
                .stsClient(sts)
                .refreshRequest(request -> request.roleArn(role.get().arn())
                        .roleSessionName("sluice")
                        .externalId(role.get().externalId().map(SecretText::reveal).orElse(null)))
                .build();
    }

    private static Apache5HttpClient.Builder http() {
        return Apache5HttpClient.builder()
                .maxConnections(CONNECTIONS)
                .connectionTimeout(StorageWaits.CONNECT)
                .socketTimeout(StorageWaits.SILENCE);
    }

    private static ClientOverrideConfiguration retries() {
        BackoffStrategy backOff = BackoffStrategy.exponentialDelay(StorageWaits.FIRST_BACK_OFF,
                StorageWaits.LONGEST_BACK_OFF);
        StandardRetryStrategy strategy = AwsRetryStrategy.standardRetryStrategy()
                .toBuilder()
                .maxAttempts(StorageWaits.ATTEMPTS)
                .backoffStrategy(backOff)
                .throttlingBackoffStrategy(backOff)
                .build();
        return ClientOverrideConfiguration.builder().retryStrategy(strategy).build();
    }

    private static IllegalArgumentException mismatch(StoreCredentials other) {
        return new IllegalArgumentException("these credentials are not for s3: " + other);
    }
}
