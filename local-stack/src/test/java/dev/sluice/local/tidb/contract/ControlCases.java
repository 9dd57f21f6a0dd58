package dev.sluice.local.tidb.contract;

import static dev.sluice.local.tidb.contract.ContractCase.EVERYWHERE;
import static dev.sluice.local.tidb.contract.ContractCase.SINCE_9_0;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.local.tidb.contract.Answer.Row;
import dev.sluice.local.tidb.profile.TidbProfile;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;

/** Jobs that meet, are cancelled, killed and counted. */
final class ControlCases {

    private static final Set<Need> FINISHED = Set.of(Need.FILES, Need.FINISHED_JOBS);
    private static final Set<Need> SWITCHED = Set.of(Need.FILES, Need.FINISHED_JOBS, Need.SWITCHES);

    private ControlCases() {}

    static Stream<ContractCase> all() {
        return Stream.of(
                new ContractCase("C49f", "a table has one job at a time", EVERYWHERE, SWITCHED, ControlCases::busy),
                new ContractCase("C55", "nobody touches a table that is imported", SINCE_9_0, SWITCHED,
                        ControlCases::importMode),
                new ContractCase("C55f", "anybody touches a table that is imported", Set.of(TidbProfile.V8_5),
                        SWITCHED, ControlCases::noMode),
                new ContractCase("C72", "a pending and a running job are cancelled", EVERYWHERE, SWITCHED,
                        ControlCases::cancel),
                new ContractCase("C73", "a finished job is not cancelled", EVERYWHERE, FINISHED,
                        ControlCases::cancelFinished),
                new ContractCase("C76", "whoever waits is told of the cancel", EVERYWHERE, SWITCHED,
                        ControlCases::cancelWaited),
                new ContractCase("C77", "KILL of a waiting import cancels its job", EVERYWHERE, SWITCHED,
                        ControlCases::kill),
                new ContractCase("C78", "groups count their jobs", SINCE_9_0, SWITCHED, ControlCases::groups),
                new ContractCase("C79", "an unknown group is no error", SINCE_9_0, Set.of(),
                        ControlCases::unknownGroup));
    }

    private static void busy(Client client) throws Exception {
        client.switches().hold();
        client.awaitStatus(client.submit("t"), "running");
        RefusalCases.assertRefused(client.refusal("import into t from '{data}/small.csv'"), 8173, "HY000",
                "PreCheck failed: there is active job on the target table already");
    }

    private static void importMode(Client client) throws Exception {
        client.run("CREATE TABLE other (id INT)");
        client.switches().hold();
        long job = client.submit("t");
        for (String sql : List.of("insert into t values (9)", "insert into sluice_contract.T values (9)",
                "select * from t", "update t set id=1", "delete from `t`", "truncate table t",
                "alter table t add column c int", "drop table if exists t", "select 1 from other o join t on true")) {
            RefusalCases.assertRefused(client.refusal(sql), 8258, "HY000", "Table t is in mode Import");
        }
        client.run("insert into other values (9)");
        client.run("insert into other values ('7') -- into t");
        client.run("select count(*) from information_schema.tables where table_name = 't'");
        client.run("cancel import job " + job);
        client.run("insert into t values (9)");
    }

    private static void noMode(Client client) throws Exception {
        client.switches().hold();
        client.submit("t");
        client.run("insert into t values (9)");
    }

    private static void cancel(Client client) throws Exception {
        client.run("CREATE TABLE later (id INT)");
        client.switches().hold();
        long running = client.submitAlone("t");
        client.awaitStatus(running, "running");
        long pending = client.submit("later");
        for (long job : List.of(pending, running)) {
            client.run("cancel import job " + job);
            Row row = client.ask("show import job " + job).only();
            assertThat(row.values()).containsEntry("Status", "cancelled")
                    .containsEntry("Result_Message", "cancelled by user")
                    .containsEntry("Imported_Rows", null)
                    .containsEntry("End_Time", null);
            assertNotCancelled(client, job);
        }
    }

    private static void cancelFinished(Client client) throws Exception {
        assertNotCancelled(client, client.ask("import into t from '{data}/small.csv'").only().number("Job_ID"));
    }

    private static void assertNotCancelled(Client client, long job) {
        RefusalCases.assertRefused(client.refusal("cancel import job " + job), 8171, "HY000",
                "The current job status cannot perform the operation. CANCEL");
    }

    private static void cancelWaited(Client client) throws Exception {
        client.switches().hold();
        try (Client waiting = client.another()) {
            CompletableFuture<Void> refused = waiting.refusedInTheEnd("import into t from '{data}/small.csv'",
                    "cancelled by user");
            client.run("cancel import job " + runningJob(client));
            refused.get(60, SECONDS);
        }
    }

    private static void kill(Client client) throws Exception {
        client.switches().hold();
        try (Client waiting = client.another()) {
            String session = waiting.ask("select connection_id() as id").only().text("id");
            CompletableFuture<Void> refused = waiting.refusedInTheEnd("import into t from '{data}/small.csv'",
                    "");
            long job = runningJob(client);
            client.run("kill query " + session);
            refused.get(60, SECONDS);
            assertThat(client.ask("show import job " + job).only().text("Status")).isEqualTo("cancelled");
        }
    }

    private static long runningJob(Client client) throws SQLException {
        long deadline = System.nanoTime() + SECONDS.toNanos(60);
        List<Row> running = List.of();
        while (running.isEmpty() && System.nanoTime() < deadline) {
            running = client.ask("show import jobs where status='running' and target_table='`sluice_contract`.`t`'")
                    .rows();
        }
        return running.getFirst().number("Job_ID");
    }

    private static void groups(Client client) throws Exception {
        client.run("CREATE TABLE done (id INT)");
        client.run("CREATE TABLE later (id INT)");
        String group = "g" + System.nanoTime();
        String option = "group_key='" + group + "'";
        client.awaitStatus(client.submit("done", option), "finished");
        client.switches().hold();
        client.awaitStatus(client.submitAlone("t", option), "running");
        client.submit("later", option);
        Answer answer = client.ask("show import group '" + group + "'");
        assertThat(answer.labels()).containsExactly("Group_Key", "Total_Jobs", "Pending", "Running", "Completed",
                "Failed", "Cancelled", "First_Job_Create_Time", "Last_Job_Update_Time");
        assertThat(answer.only().values()).containsEntry("Group_Key", group)
                .containsEntry("Total_Jobs", "3")
                .containsEntry("Pending", "1")
                .containsEntry("Running", "1")
                .containsEntry("Completed", "1")
                .containsEntry("Failed", "0")
                .containsEntry("Cancelled", "0");
        assertThat(answer.only().value("Last_Job_Update_Time")).isNotNull();
        assertThat(client.ask("show import groups like '" + group + "'")).isEqualTo(answer);
    }

    private static void unknownGroup(Client client) throws Exception {
        assertThat(client.ask("show import group 'nope'").rows()).isEmpty();
    }
}
