package dev.sluice.submitter.executor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.checkpoint.CancelCause;
import dev.sluice.checkpoint.TableCheckpoint;
import dev.sluice.event.Refusal;
import dev.sluice.event.SubmissionFact.JobRefused;
import dev.sluice.event.SubmissionFact.JobSubmitted;
import dev.sluice.event.SubmissionFact.NothingFound;
import dev.sluice.event.TablePlan;
import dev.sluice.event.TableState;
import dev.sluice.sdk.scan.Format;
import dev.sluice.sdk.tidb.DataSettings;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class SubmitOnceTest {

    private final TableCheckpoint order = Tables.submitting();
    private final World world = new World(order);

    @Test
    @DisplayName("S-F1, S-F5 submits a job where none is known and reports it")
    void submitsAJobWithItsGroupKeyAndReportsIt() throws InterruptedException {
        // When
        Outcome outcome = world.carryOut(order);
        // Then
        assertThat(outcome).isEqualTo(new Outcome.Done());
        assertThat(world.tidb.jobs).singleElement().satisfies(job -> {
            assertThat(job.groupKey()).isEqualTo(Tables.GROUP.value());
            assertThat(job.table()).isEqualTo(FakeTidb.ORDERS);
        });
        assertThat(world.onlyFact()).isEqualTo(new JobSubmitted(order.importId(), "shop", "orders", Tables.GROUP, 1,
                world.tidb.jobs.getFirst().id(), false));
    }

    @Test
    void submitsOnASessionThatAFrozenOwnerLoses() throws InterruptedException {
        // When
        world.carryOut(order);
        // Then
        assertThat(world.tidb.opened).singleElement()
                .satisfies(settings -> assertThat(settings.idleLimit()).contains(Duration.ofSeconds(30)));
    }

    /** What is looked for before is written for a session in which a backslash escapes. */
    @Test
    void setsTheSessionToWhatTheRowsWantForTheStatementAlone() throws InterruptedException {
        // Given
        TableCheckpoint zoned = Tables.planned(new TablePlan("/d/x.csv", null, Format.CSV, List.of(), null, Map.of(),
                "NO_BACKSLASH_ESCAPES", null, null, List.of(), "Asia/Tokyo", null));
        world.checkpoint = zoned;
        // When
        world.carryOut(zoned);
        // Then
        assertThat(world.tidb.opened).containsExactly(PlannedStatement.SESSION);
        int set = world.tidb.statements.indexOf(
                "SET SESSION sql_mode = 'NO_BACKSLASH_ESCAPES', SESSION time_zone = 'Asia/Tokyo'");
        assertThat(world.tidb.statements.subList(set + 1, world.tidb.statements.size())).singleElement()
                .asString()
                .startsWith("IMPORT INTO")
                .contains("FIELDS_ESCAPED_BY=x'5c'");
    }

    @Test
    void staysInUtcForAPlanThatKnowsNoZone() throws InterruptedException {
        // When
        world.carryOut(order);
        // Then
        assertThat(world.tidb.statements).filteredOn(sql -> sql.startsWith("SET SESSION"))
                .singleElement()
                .asString()
                .endsWith("SESSION time_zone = '+00:00'");
    }

    @Test
    void looksInAModeOfItsOwnAfterARefusal() throws InterruptedException {
        // Given
        world.tidb.trouble = FakeTidb.answered(8173, "PreCheck failed: target table is not empty");
        // When
        world.carryOut(order);
        // Then
        assertThat(world.tidb.statements).containsSubsequence(PlannedStatement.data(order.plan()).sql(),
                DataSettings.DEFAULT.sql())
                .last()
                .asString()
                .startsWith("SHOW IMPORT JOBS");
    }

    @Test
    void looksUnderTheLockAndAfterReadingTheCheckpoint() throws InterruptedException {
        // When
        world.carryOut(order);
        // Then
        assertThat(world.tidb.statements).extracting(sql -> sql.replaceAll("(?s)^(\\w+ \\w+).*", "$1"))
                .containsSubsequence("SELECT GET_LOCK", "SHOW IMPORT", "IMPORT INTO");
    }

    @ParameterizedTest
    @ValueSource(strings = {"pending", "running", "finished", "failed", "cancelled"})
    void adoptsItsJobInsteadOfSubmittingAgain(String status) throws InterruptedException {
        // Given
        long id = world.tidb.add(Tables.GROUP.value(), FakeTidb.ORDERS, status).id();
        // When
        world.carryOut(order);
        // Then
        assertThat(world.tidb.accepted()).isZero();
        assertThat(world.onlyFact()).isInstanceOfSatisfying(JobSubmitted.class, fact -> {
            assertThat(fact.jobId()).isEqualTo(id);
            assertThat(fact.adopted()).isTrue();
        });
    }

    @Test
    void neverAdoptsAPriorJob() throws InterruptedException {
        // Given
        long prior = world.tidb.add(Tables.GROUP.value(), FakeTidb.ORDERS, "failed").id();
        world.tidb.end(prior, "failed");
        TableCheckpoint retry = order.with(table -> table.jobId(prior).nextAttempt());
        world.checkpoint = retry;
        // When
        world.carryOut(retry);
        // Then
        assertThat(world.tidb.accepted()).isEqualTo(1);
        assertThat(world.onlyFact()).isInstanceOfSatisfying(JobSubmitted.class,
                fact -> assertThat(fact.attempt()).isEqualTo(2));
    }

    @Test
    void adoptsNoJobOfAnotherTableOfTheGroup() throws InterruptedException {
        // Given
        world.tidb.add(Tables.GROUP.value(), "`shop`.`items`", "running");
        // When
        world.carryOut(order);
        // Then
        assertThat(world.tidb.accepted()).isEqualTo(1);
    }

    @Test
    void holdsATableWithASecondJobOrAForeignOne() throws InterruptedException {
        // Given
        long foreign = world.tidb.add("other", FakeTidb.ORDERS, "running").id();
        // When
        world.carryOut(order);
        // Then
        assertThat(world.tidb.accepted()).isZero();
        assertThat(world.onlyFact()).isInstanceOfSatisfying(JobRefused.class, fact -> {
            assertThat(fact.refusal()).isEqualTo(Refusal.JOBS_IN_THE_WAY);
            assertThat(fact.message()).contains(foreign + " (running, by root@%)", "sluice cancel nightly");
        });
    }

    @Test
    void waitsForALockThatAnotherSessionHas() throws InterruptedException {
        // Given
        world.tidb.lockElsewhere(TableLock.name(order.key().name()));
        // When / Then
        assertThat(world.carryOut(order)).isInstanceOf(Outcome.TryAgain.class);
        assertThat(world.tidb.accepted()).isZero();
        assertThat(world.facts).isEmpty();
    }

    @Test
    void sendsNothingOnceTheCheckpointSaysOtherwise() throws InterruptedException {
        // Given
        List<TableCheckpoint> since = List.of(order.with(table -> table.state(TableState.RUNNING).jobId(7)),
                order.with(table -> table.nextAttempt()), Tables.submitting(
                        table -> table.state(TableState.CANCELLED)));
        for (TableCheckpoint now : since) {
            world.checkpoint = now;
            // When / Then
            assertThat(world.carryOut(order)).isEqualTo(new Outcome.Done());
        }
        world.checkpoint = null;
        assertThat(world.carryOut(order)).isEqualTo(new Outcome.Done());
        assertThat(world.tidb.accepted()).isZero();
        assertThat(world.facts).isEmpty();
    }

    @Test
    void onlyLooksWhenACancelCameBeforeTheLock() throws InterruptedException {
        // Given
        world.checkpoint = Tables.cancelWanted();
        // When
        world.carryOut(order);
        // Then
        assertThat(world.tidb.accepted()).isZero();
        assertThat(world.onlyFact()).isInstanceOf(NothingFound.class);
    }

    @Test
    @DisplayName("S-F11 finds the job of the group that a cancel is meant for")
    void reportsTheJobThatACancelIsMeantFor() throws InterruptedException {
        // Given
        world.checkpoint = Tables.cancelWanted();
        world.tidb.add("other", FakeTidb.ORDERS, "running");
        world.tidb.add(Tables.GROUP.value(), FakeTidb.ORDERS, "running");
        // When
        world.carryOut(Tables.cancelWanted());
        // Then
        assertThat(world.onlyFact()).isInstanceOf(JobSubmitted.class);
    }

    @ParameterizedTest
    @CsvSource({"8163,Unknown option xx,FAILED", "8173,PreCheck failed: target table is not empty,HELD"})
    void reportsARefusalAfterOneMoreLook(int code, String words, Refusal refusal) throws InterruptedException {
        // Given
        world.tidb.trouble = FakeTidb.answered(code, words);
        // When
        assertThat(world.carryOut(order)).isEqualTo(new Outcome.Done());
        // Then
        assertThat(world.onlyFact()).isInstanceOfSatisfying(JobRefused.class, fact -> {
            assertThat(fact.refusal()).isEqualTo(refusal);
            assertThat(fact.code()).isEqualTo(code);
            assertThat(fact.message()).contains(words);
        });
    }

    @Test
    void adoptsTheActiveJobThatTurnsOutToBeItsOwn() throws InterruptedException {
        // Given
        world.tidb.effective = true;
        world.tidb.trouble = FakeTidb.answered(8173,
                "PreCheck failed: there is active job on the target table already");
        // When
        world.carryOut(order);
        // Then
        assertThat(world.onlyFact()).isInstanceOfSatisfying(JobSubmitted.class,
                fact -> assertThat(fact.adopted()).isTrue());
    }

    @Test
    void neverSendsAgainBlindlyWhenTheAnswerIsLost() throws InterruptedException {
        // Given
        world.tidb.effective = true;
        world.tidb.trouble = FakeTidb.cut();
        // When
        Outcome lost = world.carryOut(order);
        // Then
        assertThat(lost).isInstanceOf(Outcome.LookAgain.class);
        assertThat(world.facts).isEmpty();
        assertThat(world.carryOut(order)).isEqualTo(new Outcome.Done());
        assertThat(world.tidb.accepted()).isEqualTo(1);
        assertThat(world.onlyFact()).isInstanceOfSatisfying(JobSubmitted.class,
                fact -> assertThat(fact.adopted()).isTrue());
    }

    @Test
    void triesAgainWhenTidbIsBusy() throws InterruptedException {
        // Given
        world.tidb.trouble = FakeTidb.answered(1205, "Lock wait timeout exceeded");
        // When / Then
        assertThat(world.carryOut(order)).isInstanceOf(Outcome.TryAgain.class);
        assertThat(world.carryOut(order)).isEqualTo(new Outcome.Done());
        assertThat(world.tidb.jobs).hasSize(1);
    }

    static List<TablePlan> impossiblePlans() {
        return List.of(new TablePlan("/d/x.csv", null, Format.CSV, List.of(), null, Map.of("thred", 1), null),
                new TablePlan("/d/x.csv", null, null, List.of(), null, Map.of(), null),
                new TablePlan("/d/\\*.csv", null, Format.CSV, List.of(), null, Map.of(), "NO_BACKSLASH_ESCAPES"));
    }

    @ParameterizedTest
    @MethodSource("impossiblePlans")
    void refusesAPlanThatCannotBeSaid(TablePlan plan) throws InterruptedException {
        // Given
        TableCheckpoint impossible = Tables.planned(plan);
        world.checkpoint = impossible;
        // When
        world.carryOut(impossible);
        // Then
        assertThat(world.onlyFact()).isInstanceOfSatisfying(JobRefused.class,
                fact -> assertThat(fact.refusal()).isEqualTo(Refusal.FAILED));
    }

    @Test
    void emptiesTheTableOfItsPriorJobsOnly() throws InterruptedException {
        // Given
        long prior = world.tidb.add(Tables.GROUP.value(), FakeTidb.ORDERS, "failed").id();
        world.tidb.end(prior, "failed");
        TableCheckpoint retry = order.with(table -> table.jobId(prior).nextAttempt().truncate(true));
        world.checkpoint = retry;
        // When
        world.carryOut(retry);
        // Then
        assertThat(world.tidb.truncated).isEqualTo(1);
        assertThat(world.tidb.statements.getLast()).startsWith("IMPORT INTO");
    }

    @Test
    void emptiesNoTableThatSomebodyElseHasWrittenSinceTheScan() throws InterruptedException {
        // Given
        world.tidb.add("other", FakeTidb.ORDERS, "finished");
        TableCheckpoint retry = order.with(table -> table.nextAttempt().truncate(true));
        world.checkpoint = retry;
        // When
        world.carryOut(retry);
        // Then
        assertThat(world.tidb.truncated).isZero();
        assertThat(world.tidb.accepted()).isZero();
        assertThat(world.onlyFact()).isInstanceOfSatisfying(JobRefused.class,
                fact -> assertThat(fact.refusal()).isEqualTo(Refusal.JOBS_IN_THE_WAY));
    }

    @Test
    void marksItsJobInTheLocationOnAServerWithoutGroups() throws InterruptedException {
        // Given
        world.tidb.groups = false;
        // When
        world.carryOut(order);
        // Then
        assertThat(world.tidb.jobs).singleElement()
                .satisfies(job -> assertThat(job.source()).isEqualTo(
                        Tables.PLAN.location() + "?sluice=" + Tables.GROUP + "-1"));
        assertThat(world.onlyFact()).isInstanceOf(JobSubmitted.class);
    }

    @Test
    void holdsATableWhoseNewJobDoesNotShowItsMark() throws InterruptedException {
        // Given
        world.tidb.groups = false;
        world.tidb.forgetful = true;
        // When
        world.carryOut(order);
        // Then
        assertThat(world.onlyFact()).isInstanceOfSatisfying(JobRefused.class, fact -> {
            assertThat(fact.refusal()).isEqualTo(Refusal.JOBS_IN_THE_WAY);
            assertThat(fact.message()).contains("does not show its mark",
                    "CANCEL IMPORT JOB " + world.tidb.jobs.getFirst().id(), "account-key=xxxxxx")
                    .doesNotContain("PLANTED");
        });
    }

    @Test
    void holdsATableThatWasEmptiedAfterItsAnswerWasLost() throws InterruptedException {
        // Given
        world.tidb.groups = false;
        world.tidb.effective = true;
        world.tidb.trouble = FakeTidb.cut();
        world.carryOut(order);
        world.tidb.end(world.tidb.jobs.getFirst().id(), "finished");
        world.tidb.tableId++; // somebody's TRUNCATE
        // When
        world.carryOut(order);
        // Then
        assertThat(world.tidb.accepted()).isEqualTo(1);
        assertThat(world.onlyFact()).isInstanceOfSatisfying(JobRefused.class, fact -> {
            assertThat(fact.refusal()).isEqualTo(Refusal.JOBS_IN_THE_WAY);
            assertThat(fact.message()).contains("emptied or made anew");
        });
    }

    @Test
    void adoptsNothingOfAnotherImportOfTheSameSource() throws InterruptedException {
        // Given
        world.tidb.addFrom(Tables.PLAN.location() + "?sluice=other-4567-1", "finished");
        // When
        world.carryOut(order);
        // Then
        assertThat(world.tidb.accepted()).isEqualTo(1);
        assertThat(world.onlyFact()).isInstanceOfSatisfying(JobSubmitted.class,
                fact -> assertThat(fact.adopted()).isFalse());
    }

    @Test
    void holdsAFormerReleasesTableWithAJobThatMayBeItsOwn() throws InterruptedException {
        // Given: its plan knows of no jobs before, for nobody looked
        long old = world.tidb.addFrom(Tables.PLAN.location(), "finished").id();
        // When
        world.carryOut(order);
        // Then
        assertThat(world.tidb.accepted()).isZero();
        assertThat(world.onlyFact()).isInstanceOfSatisfying(JobRefused.class, fact -> {
            assertThat(fact.refusal()).isEqualTo(Refusal.JOBS_IN_THE_WAY);
            assertThat(fact.message()).contains(old + " (finished", "no mark");
        });
    }

    @Test
    void submitsBesideAnEndedJobThatWasThereBeforeTheScan() throws InterruptedException {
        // Given
        long old = world.tidb.addFrom(Tables.PLAN.location(), "finished").id();
        TableCheckpoint table = Tables.planned(Tables.PLAN.after(List.of(old)));
        world.checkpoint = table;
        // When
        world.carryOut(table);
        // Then
        assertThat(world.tidb.accepted()).isEqualTo(1);
        assertThat(world.onlyFact()).isInstanceOfSatisfying(JobSubmitted.class,
                fact -> assertThat(fact.jobId()).isNotEqualTo(old));
    }

    @Test
    void emptiesNoTableForARetryWhoseAttemptsLeftNoJob() throws InterruptedException {
        // Given
        TableCheckpoint retry = order.with(table -> table.nextAttempt().truncate(true));
        world.checkpoint = retry;
        // When
        world.carryOut(retry);
        // Then
        assertThat(world.tidb.truncated).isZero();
        assertThat(world.tidb.accepted()).isEqualTo(1);
    }

    @Test
    void findsItsJobOnAServerWithoutGroups() throws InterruptedException {
        // Given
        world.tidb.groups = false;
        world.tidb.effective = true;
        world.tidb.trouble = FakeTidb.cut();
        // When
        world.carryOut(order);
        world.carryOut(order);
        // Then
        assertThat(world.tidb.accepted()).isEqualTo(1);
        assertThat(world.tidb.statements).noneMatch(sql -> sql.contains("GROUP_KEY"));
        assertThat(world.onlyFact()).isInstanceOf(JobSubmitted.class);
    }

    @Test
    void waitsForATargetThatIsNotConfigured() throws InterruptedException {
        // Given
        CarryOut executor = new CarryOut(new Targets(Map.of()), new SourceCredentials(Map.of()),
                key -> Optional.of(order), world.facts::add);
        // When / Then
        assertThat(executor.order(new Order.Submit(order)))
                .isEqualTo(new Outcome.TryAgain("target default is not configured here"));
    }

    /** Its plan names a job of another tool. */
    private TableCheckpoint adopting(long job) {
        TableCheckpoint table = Tables.planned(Tables.PLAN.adopting(job));
        world.checkpoint = table;
        return table;
    }

    @ParameterizedTest(name = "S-F3: {0}")
    @ValueSource(strings = {"pending", "running", "awaiting-resolution", "finished"})
    void adoptsTheJobOfAnotherToolWhateverItsGroup(String status) throws InterruptedException {
        // Given
        long id = world.tidb.add("lightning-1", FakeTidb.ORDERS, status).id();
        // When
        world.carryOut(adopting(id));
        // Then
        assertThat(world.tidb.accepted()).isZero();
        assertThat(world.onlyFact()).isInstanceOfSatisfying(JobSubmitted.class, fact -> {
            assertThat(fact.jobId()).isEqualTo(id);
            assertThat(fact.adopted()).isTrue();
            assertThat(fact.message()).isEqualTo("job " + id + " of TiDB Lightning, taken over");
        });
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void adoptsItAlsoWithoutGroupsAndWhenACancelIsWanted(boolean cancel) throws InterruptedException {
        // Given
        world.tidb.groups = false;
        long id = world.tidb.add("", FakeTidb.ORDERS, "running").id();
        TableCheckpoint table = adopting(id).with(change -> change.cancelWanted(cancel ? CancelCause.USER : null));
        world.checkpoint = table;
        // When
        world.carryOut(table);
        // Then
        assertThat(world.onlyFact()).isInstanceOfSatisfying(JobSubmitted.class,
                fact -> assertThat(fact.jobId()).isEqualTo(id));
    }

    @ParameterizedTest
    @CsvSource({"failed,had failed", "cancelled,had been cancelled"})
    void submitsAnewWhatTheOtherToolFailedToImport(String status, String said) throws InterruptedException {
        // Given
        long id = world.tidb.add("lightning-1", FakeTidb.ORDERS, status).id();
        world.tidb.end(id, status);
        // When
        world.carryOut(adopting(id));
        // Then
        assertThat(world.tidb.accepted()).isEqualTo(1);
        assertThat(world.onlyFact()).isInstanceOfSatisfying(JobSubmitted.class, fact -> {
            assertThat(fact.adopted()).isFalse();
            assertThat(fact.message()).contains(String.valueOf(id), said, "submitted anew");
        });
    }

    @Test
    @DisplayName("S-F15 submits anew at once when TiDB does not know the job, and says so")
    void submitsAnewWhenTidbDoesNotKnowTheJobAndSaysSo() throws InterruptedException {
        // When
        world.carryOut(adopting(99));
        // Then
        assertThat(world.tidb.accepted()).isEqualTo(1);
        assertThat(world.onlyFact()).isInstanceOfSatisfying(JobSubmitted.class,
                fact -> assertThat(fact.message()).isEqualTo(
                        "TiDB does not know job 99 of TiDB Lightning; submitted anew"));
    }

    @Test
    void holdsATableWhoseJobIsOnAnotherTable() throws InterruptedException {
        // Given
        long id = world.tidb.add("lightning-1", "`shop`.`items`", "running").id();
        // When
        world.carryOut(adopting(id));
        // Then
        assertThat(world.tidb.accepted()).isZero();
        assertThat(world.onlyFact()).isInstanceOfSatisfying(JobRefused.class, fact -> {
            assertThat(fact.refusal()).isEqualTo(Refusal.JOBS_IN_THE_WAY);
            assertThat(fact.message()).contains("job " + id, "`shop`.`orders`", "is on `shop`.`items`");
        });
    }

    @Test
    void holdsATableWithALiveJobBesideTheOneToAdopt() throws InterruptedException {
        // Given
        long id = world.tidb.add("lightning-1", FakeTidb.ORDERS, "running").id();
        long other = world.tidb.add("lightning-2", FakeTidb.ORDERS, "running").id();
        // When
        world.carryOut(adopting(id));
        // Then
        assertThat(world.onlyFact()).isInstanceOfSatisfying(JobRefused.class,
                fact -> assertThat(fact.message()).contains(String.valueOf(other)));
    }

    @Test
    void holdsATableWhoseJobItMayNotSee() throws InterruptedException {
        // Given
        world.tidb.hidden = 99;
        // When
        world.carryOut(adopting(99));
        // Then
        assertThat(world.tidb.accepted()).isZero();
        assertThat(world.onlyFact()).isInstanceOfSatisfying(JobRefused.class, fact -> {
            assertThat(fact.refusal()).isEqualTo(Refusal.HELD);
            assertThat(fact.message()).contains("SUPER");
        });
    }

    @Test
    void waitsForTheListWhenItLeavesOutTheJobToAdopt() throws InterruptedException {
        // Given
        long id = world.tidb.add("lightning-1", FakeTidb.ORDERS, "running").id();
        world.tidb.unlisted = id;
        // When / Then
        assertThat(world.carryOut(adopting(id))).isEqualTo(new Outcome.TryAgain("TiDB's list leaves out job " + id));
        assertThat(world.tidb.accepted()).isZero();
        assertThat(world.facts).isEmpty();
    }

    @Test
    void doesNotAdoptTheSameJobAgainWhenItIsRetried() throws InterruptedException {
        // Given
        long id = world.tidb.add("lightning-1", FakeTidb.ORDERS, "finished").id();
        TableCheckpoint retry = adopting(id).with(table -> table.jobId(id).nextAttempt());
        world.checkpoint = retry;
        // When
        world.carryOut(retry);
        // Then
        assertThat(world.tidb.accepted()).isEqualTo(1);
        assertThat(world.onlyFact()).isInstanceOfSatisfying(JobSubmitted.class, fact -> {
            assertThat(fact.attempt()).isEqualTo(2);
            assertThat(fact.message()).isNull();
        });
    }

    @Test
    void onlyLooksForACancelWhenTheJobIsOnNoTable() throws InterruptedException {
        // Given
        TableCheckpoint table = adopting(99).with(change -> change.cancelWanted(CancelCause.USER));
        world.checkpoint = table;
        // When
        world.carryOut(table);
        // Then
        assertThat(world.onlyFact()).isInstanceOf(NothingFound.class);
    }

    @ParameterizedTest
    @MethodSource("deaths")
    void submitsNothingBesideTheJobToAdoptWhereverAnExecutorDies(int steps) throws InterruptedException {
        // Given
        long id = world.tidb.add("lightning-1", FakeTidb.ORDERS, "running").id();
        TableCheckpoint table = adopting(id);
        world.life.ends(steps);
        try {
            world.carryOut(table);
        } catch (Died e) {
            // As above.
        }
        world.life.ends(Integer.MAX_VALUE);
        // When
        world.carryOut(table);
        // Then
        assertThat(world.tidb.accepted()).as("died after %d steps", steps).isZero();
        assertThat(world.facts).as("died after %d steps", steps)
                .isNotEmpty()
                .allSatisfy(fact -> assertThat(((JobSubmitted) fact).jobId()).isEqualTo(id));
    }

    static IntStream deaths() {
        return IntStream.range(0, 24);
    }

    @ParameterizedTest
    @MethodSource("deaths")
    void makesOneJobAndReportsItWhereverAnExecutorDies(int steps) throws InterruptedException {
        // Given
        world.life.ends(steps);
        try {
            world.carryOut(order);
        } catch (Died e) {
            // Its connection is cut with it, and the lock is free: TiDB sees no more of it.
        }
        world.life.ends(Integer.MAX_VALUE);
        // When
        Outcome outcome = world.carryOut(order);
        // Then
        assertThat(outcome).as("died after %d steps", steps).isEqualTo(new Outcome.Done());
        assertThat(world.tidb.jobs).as("died after %d steps", steps).hasSize(1);
        assertThat(world.facts).as("died after %d steps", steps)
                .isNotEmpty()
                .allSatisfy(
                        fact -> assertThat(((JobSubmitted) fact).jobId()).isEqualTo(world.tidb.jobs.getFirst().id()));
    }

    @ParameterizedTest
    @MethodSource("deaths")
    void leavesNoJobBehindThatACancelDoesNotFindWhereverAnExecutorDies(int steps) throws InterruptedException {
        // Given
        world.life.ends(steps);
        try {
            world.carryOut(order);
        } catch (Died e) {
            // As above.
        }
        world.life.ends(Integer.MAX_VALUE);
        world.facts.clear();
        TableCheckpoint cancelled = order.with(table -> table.cancelWanted(CancelCause.USER));
        world.checkpoint = cancelled;
        // When
        world.carryOut(cancelled);
        // Then
        assertThat(world.onlyFact()).as("died after %d steps", steps)
                .isInstanceOf(world.tidb.jobs.isEmpty() ? NothingFound.class : JobSubmitted.class);
    }

    @Test
    void takesNoStepThatTheDeathsAboveLeaveOut() throws InterruptedException {
        // When
        world.carryOut(order);
        // Then
        assertThat(world.life.taken()).isBetween(10, (int) deaths().count());
    }
}
