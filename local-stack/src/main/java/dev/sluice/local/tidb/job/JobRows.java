package dev.sluice.local.tidb.job;

import static dev.sluice.local.tidb.wire.Column.Type.LONG;
import static dev.sluice.local.tidb.wire.Column.Type.TEXT;
import static dev.sluice.local.tidb.wire.Column.Type.TIMESTAMP_MICROS;
import static dev.sluice.local.tidb.wire.Column.Type.TIMESTAMP_SECONDS;

import dev.sluice.local.tidb.plan.SizeText;
import dev.sluice.local.tidb.profile.Feature;
import dev.sluice.local.tidb.profile.TidbProfile;
import dev.sluice.local.tidb.wire.Column;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Jobs as {@code SHOW IMPORT JOBS}, {@code SHOW IMPORT JOB} and {@code IMPORT INTO} show them: 13 columns up to TiDB 8.5,
 * 21 in 9.0. The last six are NULL for a job that does not run.
 */
final class JobRows {

    private record Shown(Column column, Optional<Feature> since, Function<JobView, @Nullable Object> value) {}

    private static final List<Shown> ALL = List.of(
            shown("Job_ID", LONG, view -> view.job().id()),
            shown(Feature.GROUPS, "Group_Key", TEXT, view -> view.job().request().groupKey().orElse(null)),
            shown("Data_Source", TEXT, view -> view.job().request().dataSource()),
            shown("Target_Table", TEXT, view -> view.job().request().target().quoted()),
            shown("Table_ID", LONG, view -> view.job().request().tableId()),
            shown("Phase", TEXT, view -> view.job().phase()),
            shown("Status", TEXT, view -> view.job().status().text()),
            shown("Source_File_Size", TEXT, view -> SizeText.of(view.job().request().sourceBytes())),
            shown("Imported_Rows", LONG,
                    view -> view.importedRows().isPresent() ? view.importedRows().getAsLong() : null),
            shown("Result_Message", TEXT, view -> view.job().message()),
            shown("Create_Time", TIMESTAMP_MICROS, view -> view.local(Optional.of(view.job().createTime()))),
            shown("Start_Time", TIMESTAMP_MICROS, view -> view.local(view.job().startTime())),
            shown("End_Time", TIMESTAMP_MICROS, view -> view.local(view.job().endTime())),
            shown("Created_By", TEXT, view -> view.job().request().createdBy()),
            shown(Feature.STEPS, "Last_Update_Time", TIMESTAMP_SECONDS, view -> view.local(view.updateTime())),
            step("Cur_Step", progress -> progress.step().text()),
            step("Cur_Step_Processed_Size", JobProgress::processedSize),
            step("Cur_Step_Total_Size", JobProgress::totalSize),
            step("Cur_Step_Progress_Pct", JobProgress::percent),
            step("Cur_Step_Speed", JobProgress::speed),
            step("Cur_Step_ETA", JobProgress::timeLeft));

    private final List<Shown> shown;

    JobRows(TidbProfile profile) {
        this.shown = ALL.stream().filter(column -> column.since().stream().allMatch(profile::has)).toList();
    }

    List<Column> columns() {
        return shown.stream().map(Shown::column).toList();
    }

    /** The value in the column of this number, counted as in {@link #columns}. */
    @Nullable
    Object value(JobView view, int column) {
        return shown.get(column).value().apply(view);
    }

    /** A value for each column. */
    List<@Nullable Object> row(JobView view) {
        List<@Nullable Object> row = new ArrayList<>();
        shown.forEach(column -> row.add(column.value().apply(view)));
        return row;
    }

    private static Shown shown(String name, Column.Type type, Function<JobView, @Nullable Object> value) {
        return new Shown(new Column(name, type), Optional.empty(), value);
    }

    private static Shown shown(Feature since, String name, Column.Type type,
            Function<JobView, @Nullable Object> value) {
        return new Shown(new Column(name, type), Optional.of(since), value);
    }

    private static Shown step(String name, Function<JobProgress, String> value) {
        return shown(Feature.STEPS, name, TEXT, view -> view.progress().map(value).orElse(null));
    }
}
