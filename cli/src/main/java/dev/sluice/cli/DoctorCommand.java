package dev.sluice.cli;

import dev.sluice.cli.doctor.BucketKeys;
import dev.sluice.cli.doctor.KafkaChecks;
import dev.sluice.cli.doctor.OwnWork;
import dev.sluice.cli.local.Access;
import dev.sluice.cli.show.ReportText;
import dev.sluice.config.CredentialConfig;
import dev.sluice.config.ServiceConfig;
import dev.sluice.event.Command.StartImport;
import dev.sluice.scanner.Prechecks;
import dev.sluice.sdk.check.Check;
import dev.sluice.sdk.check.Finding;
import dev.sluice.sdk.check.Report;
import dev.sluice.sdk.tidb.TidbSessions;
import dev.sluice.sdk.tidb.VertxSessions;
import dev.sluice.topic.TopicUse;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code sluice doctor [SOURCE]}: every precheck, told; nothing is changed. */
@Command(name = "doctor", description = "Looks at Kafka, the target and a source, and says what stands against an import.")
final class DoctorCommand implements Callable<Integer> {

    @Mixin
    private final CommonOptions common = new CommonOptions();

    @Mixin
    private final OutputOption output = new OutputOption();

    @Mixin
    private final RequestOptions asked = new RequestOptions();

    @Option(names = "--services", paramLabel = "FILE", description = "The services' settings (YAML): looks with what they have.")
    private @Nullable Path services;

    @Override
    public Integer call() throws Exception {
        Optional<ServiceConfig> configured = Optional.ofNullable(services).map(common::serviceConfig);
        asked.refuseTwoTargets(configured.isPresent() || common.namesCluster());
        Optional<Request> request = asked.namesSource()
                ? Optional.of(asked.request(configured.map(ServiceConfig::targets).or(common::clusterTargets),
                        common.environment()))
                : Optional.empty();
        request.ifPresent(named -> named.sayNotes(common.terminal()));
        Report report = configured.isPresent()
                ? report(configured.get(), TopicUse.SERVICE, request)
                : surroundings(request);
        output.print(common.terminal(), ReportText.Document.of(report), ReportText.lines(report));
        return code(report).number();
    }

    private Report surroundings(Optional<Request> request) throws IOException, InterruptedException {
        Map<String, CredentialConfig> held = request.map(Request::held).orElse(Map.of());
        try (Access access = common.surroundings(request.map(Request::tidb).orElseGet(asked::tidb))
                .holding(held)
                .servers()) {
            request.ifPresent(named -> named.refuseToPassKeysTo(access));
            return report(access.config(), TopicUse.CLIENT, request);
        }
    }

    private Report report(ServiceConfig config, TopicUse use, Optional<Request> request) {
        Optional<StartImport> start = request.map(Request::examinable);
        KafkaChecks kafka = new KafkaChecks(config, use);
        List<Finding> findings = new ArrayList<>(kafka.look(start));
        Vertx vertx = Vertx.vertx();
        try {
            Map<String, TidbSessions> targets = new HashMap<>();
            config.targets().forEach((name, target) -> targets.put(name, new VertxSessions(vertx, target.tidb())));
            Prechecks prechecks = new Prechecks(targets, config.credentials(), InstantSource.system());
            findings.addAll(start.map(named -> prechecks.of(named.manifest()))
                    .orElseGet(() -> prechecks.ofTarget(asked.target())));
            request.flatMap(named -> BucketKeys.of(named.start().manifest().source(), named.held().keySet()))
                    .ifPresent(findings::add);
        } finally {
            vertx.close().await();
        }
        request.ifPresent(named -> named.sayWhereTidbReads(findings));
        return Report.of(OwnWork.allowed(findings, kafka.begun()));
    }

    private static ExitCode code(Report report) {
        if (report.isCritical(Check.KAFKA_REACHABLE) || report.isCritical(Check.TARGET_REACHABLE)) {
            return ExitCode.UNREACHABLE;
        }
        return report.isCritical() ? ExitCode.PRECHECK : ExitCode.DONE;
    }
}
