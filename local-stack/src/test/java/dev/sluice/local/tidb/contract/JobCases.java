package dev.sluice.local.tidb.contract;

import static dev.sluice.local.tidb.contract.ContractCase.EVERYWHERE;
import static dev.sluice.local.tidb.contract.ContractCase.SINCE_9_0;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sluice.local.tidb.contract.Answer.Row;
import dev.sluice.local.tidb.profile.TidbProfile;
import java.sql.JDBCType;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** How jobs are shown. */
final class JobCases {

    private static final List<String> OLD_COLUMNS = List.of("Job_ID", "Data_Source", "Target_Table", "Table_ID",
            "Phase",
            "Status", "Source_File_Size", "Imported_Rows", "Result_Message", "Create_Time", "Start_Time", "End_Time",
            "Created_By");
    private static final List<String> NEW_COLUMNS = Stream.of(List.of("Job_ID", "Group_Key"),
            OLD_COLUMNS.subList(1, OLD_COLUMNS.size()),
            List.of("Last_Update_Time", "Cur_Step", "Cur_Step_Processed_Size", "Cur_Step_Total_Size",
                    "Cur_Step_Progress_Pct", "Cur_Step_Speed", "Cur_Step_ETA"))
            .flatMap(List::stream)
            .toList();
    /** The driver cuts the microseconds off, for TiDB declares no decimals. */
    private static final String TIME = "\\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d:\\d\\d";
    private static final Set<TidbProfile> OLD = Set.of(TidbProfile.V8_5);
    private static final Set<Need> FILES = Set.of(Need.FILES);
    private static final Set<Need> FINISHED = Set.of(Need.FILES, Need.FINISHED_JOBS);
    private static final Set<Need> SWITCHED = Set.of(Need.FILES, Need.FINISHED_JOBS, Need.SWITCHES);

    private JobCases() {}

    static Stream<ContractCase> all() {
        return Stream.of(
                new ContractCase("C56", "a detached job has 13 columns and is pending", OLD, FILES, JobCases::pending),
                new ContractCase("C57", "a detached job has 21 columns and its group", SINCE_9_0, FILES,
                        JobCases::pendingInGroup),
                new ContractCase("C58", "a statement that waits answers with the finished job", EVERYWHERE, FINISHED,
                        JobCases::finished),
                new ContractCase("C59f", "a running job shows its step", SINCE_9_0, SWITCHED, JobCases::running),
                new ContractCase("C61", "a failed job keeps its phase and says why", EVERYWHERE, SWITCHED,
                        JobCases::failed),
                new ContractCase("C65", "no jobs are a result set without rows", EVERYWHERE, Set.of(), JobCases::none),
                new ContractCase("C66", "WHERE narrows by any column", EVERYWHERE, SWITCHED, JobCases::where),
                new ContractCase("C67", "LIKE matches the id as text", EVERYWHERE, FILES, JobCases::like),
                new ContractCase("C68", "others' jobs are not listed", EVERYWHERE, FILES, JobCases::othersAreHidden),
                new ContractCase("C69", "another's job needs SUPER", EVERYWHERE, FILES, JobCases::othersAreRefused),
                new ContractCase("C82", "a raw job is a JSON document", Set.of(TidbProfile.RAW), FINISHED,
                        JobCases::raw));
    }

    private static void pending(Client client) throws Exception {
        Answer answer = client.ask("import into t from '{data}/small.csv' with detached");
        assertThat(answer.labels()).isEqualTo(OLD_COLUMNS);
        assertPending(client, answer);
    }

    private static void pendingInGroup(Client client) throws Exception {
        Answer answer = client.ask("import into t from '{data}/small.csv' with detached, group_key='g1'");
        assertThat(answer.labels()).isEqualTo(NEW_COLUMNS);
        assertPending(client, answer);
        assertThat(answer.only().value("Group_Key")).isEqualTo("g1");
        NEW_COLUMNS.subList(14, 21).forEach(label -> assertThat(answer.only().value(label)).as(label).isNull());
    }

    private static void assertPending(Client client, Answer answer) {
        Row row = answer.only();
        assertThat(row.values()).containsEntry("Data_Source", client.data() + "/small.csv")
                .containsEntry("Target_Table", "`sluice_contract`.`t`")
                .containsEntry("Phase", "")
                .containsEntry("Status", "pending")
                .containsEntry("Source_File_Size", "16B")
                .containsEntry("Imported_Rows", null)
                .containsEntry("Result_Message", "")
                .containsEntry("Start_Time", null)
                .containsEntry("End_Time", null);
        assertThat(row.text("Create_Time")).matches(TIME);
        assertThat(row.text("Created_By")).contains("@");
        assertThat(row.number("Job_ID")).isPositive();
        assertThat(row.number("Table_ID")).isPositive();
        assertThat(type(answer, "Job_ID")).isEqualTo(JDBCType.BIGINT);
        assertThat(type(answer, "Imported_Rows")).isEqualTo(JDBCType.BIGINT);
        assertThat(type(answer, "Status")).isEqualTo(JDBCType.CHAR);
        assertThat(type(answer, "Create_Time")).isEqualTo(JDBCType.TIMESTAMP);
    }

    private static JDBCType type(Answer answer, String label) {
        return answer.types().get(answer.labels().indexOf(label));
    }

    private static void finished(Client client) throws Exception {
        Answer answer = client.ask("import into t from '{data}/small.csv'");
        Row row = answer.only();
        assertThat(answer.labels()).isEqualTo(client.profile() == TidbProfile.V8_5 ? OLD_COLUMNS : NEW_COLUMNS);
        assertThat(row.values()).containsEntry("Phase", "")
                .containsEntry("Status", "finished")
                .containsEntry("Source_File_Size", "16B")
                .containsEntry("Imported_Rows", "2")
                .containsEntry("Result_Message", "");
        assertThat(row.text("Start_Time")).matches(TIME);
        assertThat(row.text("End_Time")).matches(TIME);
        assertThat(client.ask("show import job " + row.text("Job_ID"))).isEqualTo(answer);
        assertThat(client.ask("select count(*) as n, sum(id) as s from t").only().values())
                .containsEntry("n", "2")
                .containsEntry("s", "3");
    }

    private static void running(Client client) throws Exception {
        client.switches().hold();
        long job = client.submit("t", "group_key='g1'");
        Row row = client.await(job, running -> "import".equals(running.value("Cur_Step")));
        assertThat(row.values()).containsEntry("Status", "running")
                .containsEntry("Phase", "importing")
                .containsEntry("Imported_Rows", "0")
                .containsEntry("End_Time", null)
                .containsEntry("Cur_Step_Processed_Size", "0B")
                .containsEntry("Cur_Step_Total_Size", "16B")
                .containsEntry("Cur_Step_Progress_Pct", "0")
                .containsEntry("Cur_Step_ETA", "N/A");
        assertThat(row.text("Last_Update_Time")).isNotEmpty();
    }

    private static void failed(Client client) throws Exception {
        String why = "[Lighting:Restore:ErrChecksumMismatch]checksum mismatched remote vs local";
        client.switches().failNextJob(why);
        Row row = client.awaitStatus(client.submit("t"), "failed");
        assertThat(row.values()).containsEntry("Phase", "importing")
                .containsEntry("Imported_Rows", null)
                .containsEntry("Result_Message", why);
        assertThat(row.text("End_Time")).matches(TIME);
    }

    private static void none(Client client) throws Exception {
        try (Client stranger = client.as()) {
            Answer answer = stranger.ask("show import jobs");
            assertThat(answer.rows()).isEmpty();
            assertThat(answer.labels()).isEqualTo(client.profile() == TidbProfile.V8_5 ? OLD_COLUMNS : NEW_COLUMNS);
        }
    }

    private static void where(Client client) throws Exception {
        client.run("CREATE TABLE done (id INT)");
        long done = client.submit("done");
        client.awaitStatus(done, "finished");
        client.switches().hold();
        long running = client.submit("t");
        client.awaitStatus(running, "running");
        assertThat(ids(client.ask(
                "show import jobs where status='running' and Target_Table like '`sluice_contract`.%'")))
                .containsExactly(running);
        assertThat(ids(client.ask("show import jobs where job_id in (" + done + ", 0) and Target_Table like '%done%'"
                + " and imported_rows > 1"))).containsExactly(done);
    }

    private static void like(Client client) throws Exception {
        long job = client.submit("t");
        String begin = String.valueOf(job).substring(0, 1);
        assertThat(ids(client.ask("show import jobs like '" + begin + "%'"))).contains(job);
        assertThat(ids(client.ask("show import jobs like '" + job + "'"))).containsExactly(job);
        assertThat(client.ask("show import jobs like 'x%'").rows()).isEmpty();
    }

    private static List<Long> ids(Answer answer) {
        List<Long> ids = new ArrayList<>();
        answer.rows().forEach(row -> ids.add(row.number("Job_ID")));
        return ids;
    }

    private static void othersAreHidden(Client client) throws Exception {
        client.submit("t");
        try (Client stranger = client.as()) {
            assertThat(stranger.ask("show import jobs").rows()).isEmpty();
        }
    }

    private static void othersAreRefused(Client client) throws Exception {
        long job = client.submit("t");
        try (Client stranger = client.as()) {
            String text = "Access denied; you need (at least one of) the SUPER privilege(s) for this operation";
            RefusalCases.assertRefused(stranger.refusal("show import job " + job), 1227, "42000", text);
            RefusalCases.assertRefused(stranger.refusal("cancel import job " + job), 1227, "42000", text);
        }
    }

    private static void raw(Client client) throws Exception {
        long job = client.submit("t", "group_key='g1'");
        client.awaitStatus(job, "finished");
        Answer answer = client.ask("show raw import job " + job);
        assertThat(answer.labels()).containsExactly("Job_ID", "Group_Key", "Raw_Stats");
        JsonNode stats = new ObjectMapper().readTree(answer.only().text("Raw_Stats"));
        assertThat(stats.path("job_id").asLong()).isEqualTo(job);
        assertThat(stats.path("status").asText()).isEqualTo("finished");
        assertThat(stats.path("source_file_size_bytes").asLong()).isEqualTo(16);
        assertThat(stats.path("imported_rows").asLong()).isEqualTo(2);
        assertThat(stats.path("end_time_unix").asLong()).isPositive();
        assertThat(stats.has("error_message")).isFalse();
        assertThat(stats.has("current_step")).isFalse();
        assertThat(client.ask("show raw import jobs where group_key='g1' and job_id=" + job)).isEqualTo(answer);
    }
}
