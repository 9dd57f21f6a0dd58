package dev.sluice;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** The layers, held by the build rather than by memory. What a rule forbids is said in docs/architecture.md. */
@AnalyzeClasses(packages = "dev.sluice", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {
    private static final String[] PURE = {"dev.sluice.event", "dev.sluice.checkpoint", "dev.sluice.submitter.decision",
        "dev.sluice.sdk", "dev.sluice.sdk.scan", "dev.sluice.sdk.statement", "dev.sluice.sdk.ddl"};

    @ArchTest
    static final ArchRule SERVICES_MEET_ONLY_IN_TOPICS = slices().matching("dev.sluice.(scanner|submitter|monitor)..")
            .should()
            .notDependOnEachOther();

    @ArchTest
    static final ArchRule PACKAGES_HAVE_NO_CYCLES = slices().matching("dev.sluice.(**)").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule THE_SDK_KNOWS_NO_KAFKA_AND_NOTHING_OF_THE_PIPELINE = noClasses().that()
            .resideInAPackage("dev.sluice.sdk..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.apache.kafka..", "dev.sluice.event..", "dev.sluice.checkpoint..",
                    "dev.sluice.topic..", "dev.sluice.config..", "dev.sluice.service..", "dev.sluice.wire..");

    @ArchTest
    static final ArchRule PURE_PARTS_KNOW_NO_KAFKA_VERTX_OR_FILES = noClasses().that()
            .resideInAnyPackage(PURE)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.apache.kafka..", "io.vertx..", "software.amazon..", "com.google.cloud..",
                    "com.azure..");

    @ArchTest
    static final ArchRule PURE_PARTS_READ_NO_CLOCK = noClasses().that()
            .resideInAnyPackage(PURE)
            .should()
            .callMethod(java.time.Instant.class, "now")
            .orShould()
            .callMethod(System.class, "currentTimeMillis")
            .orShould()
            .callMethod(System.class, "nanoTime")
            .orShould()
            .callMethod(java.time.LocalDateTime.class, "now");

    @ArchTest
    static final ArchRule STREAMS_STAY_IN_THE_COORDINATOR = noClasses().that()
            .resideOutsideOfPackages("dev.sluice.submitter.coordinator", "dev.sluice.submitter")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.apache.kafka.streams..");

    @ArchTest
    static final ArchRule ONLY_THE_SDK_SPEAKS_TO_TIDB = noClasses().that()
            .resideOutsideOfPackages("dev.sluice.sdk.tidb", "dev.sluice.local..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("io.vertx.mysqlclient..");

    /** Whoever put the pieces together anew would soon see another dump than the others. */
    @ArchTest
    static final ArchRule THERE_IS_ONE_WAY_OF_A_DUMP = noClasses().that()
            .resideOutsideOfPackages("dev.sluice.sdk.plan", "dev.sluice.sdk.scan", "dev.sluice.sdk.ddl",
                    "dev.sluice.sdk.columns", "dev.sluice.sdk.schema", "dev.sluice.benchmarks")
            .should()
            .dependOnClassesThat()
            .haveNameMatching(".*\\.(FileScanner|DdlPlanner|FieldLists|SchemaCheck|MergedTables)");

    /** A second driver is there for people's eyes: it hands over what no type of Java holds. */
    @ArchTest
    static final ArchRule ONLY_A_LOOK_AT_THE_TARGET_USES_JDBC = noClasses().that()
            .resideOutsideOfPackages("dev.sluice.cli.sql", "dev.sluice.local..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("java.sql..", "org.mariadb..");

    /** It judges what the others send, so it shares nothing with them but the clients of object storage. */
    @ArchTest
    static final ArchRule THE_LOCAL_STACK_KNOWS_NO_SERVICE = noClasses().that()
            .resideInAPackage("dev.sluice.local..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("dev.sluice.sdk", "dev.sluice.sdk.scan..", "dev.sluice.sdk.ddl..",
                    "dev.sluice.sdk.schema..", "dev.sluice.sdk.statement..", "dev.sluice.sdk.tidb..",
                    "dev.sluice.sdk.kit..", "dev.sluice.sdk.plan..",
                    "dev.sluice.scanner..", "dev.sluice.submitter..", "dev.sluice.monitor..", "dev.sluice.event..",
                    "dev.sluice.checkpoint..");

    @ArchTest
    static final ArchRule NAMES_SAY_SOMETHING = noClasses().that()
            .doNotHaveSimpleName("JobManager")
            .should()
            .haveNameMatching(".*(Util|Utils|Helper|Manager|Impl|Dto)");

    @ArchTest
    static final ArchRule UTILITY_PACKAGES_DO_NOT_EXIST = noClasses().should()
            .resideInAnyPackage("..util..",
                    "..helper..", "..manager..", "..impl..", "..dto..", "..model..");

    @ArchTest
    static final ArchRule LOGGERS_ARE_PRIVATE_CONSTANTS = com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields()
            .that()
            .haveRawType(org.slf4j.Logger.class)
            .should()
            .bePrivate()
            .andShould()
            .beStatic()
            .andShould()
            .beFinal();

    @ArchTest
    static final ArchRule EXCEPTIONS_ARE_NAMED_SO = classes().that()
            .areAssignableTo(Exception.class)
            .should()
            .haveSimpleNameEndingWith("Exception");
}
