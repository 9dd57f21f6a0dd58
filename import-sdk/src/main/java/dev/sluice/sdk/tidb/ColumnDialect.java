package dev.sluice.sdk.tidb;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * {@code SHOW IMPORT JOB(S)}: 13 columns up to TiDB 8.5, 21 since 9.0. Read by label, the second is the first with more, so
 * one reader does for both.
 */
final class ColumnDialect implements JobDialect {

    private static final Pattern REMAINING = Pattern.compile("(?:(\\d+) ?d(?:ays?)? )?(\\d+):(\\d\\d):(\\d\\d)");

    @Override
    public String show() {
        return "SHOW IMPORT";
    }

    @Override
    public JobStatus read(ResultRow row) {
        return new JobStatus(row.number("Job_ID").orElseThrow(),
                row.text("Group_Key").filter(key -> !key.isEmpty()), row.text("Data_Source").orElse(""),
                row.text("Target_Table").orElse(""), row.number("Table_ID"), row.text("Phase").orElse(""), row.text(
                        "Status").orElse(""),
                row.text("Source_File_Size").flatMap(ByteCount::of), row.number("Imported_Rows"), row.text(
                        "Result_Message").orElse(""),
                row.text("Created_By").orElse(""), row.instant("Create_Time"), row.instant("Start_Time"),
                row.instant("End_Time"), row.text("Cur_Step")
                        .filter(name -> !name.isEmpty())
                        .map(name -> step(name, row)));
    }

    private static JobStep step(String name, ResultRow row) {
        return new JobStep(name, done(row), size(row, "Cur_Step_Processed_Size"), size(row, "Cur_Step_Total_Size"),
                size(row, "Cur_Step_Speed"), row.text("Cur_Step_ETA").flatMap(ColumnDialect::remaining));
    }

    // The percentage is what is left of the ratio after rounding down; the sizes are closer when both are there.
    private static OptionalDouble done(ResultRow row) {
        OptionalLong total = size(row, "Cur_Step_Total_Size");
        OptionalLong processed = size(row, "Cur_Step_Processed_Size");
        if (processed.isPresent() && total.orElse(0) > 0) {
            return OptionalDouble.of(Math.min(1, (double) processed.getAsLong() / total.getAsLong()));
        }
        return row.text("Cur_Step_Progress_Pct")
                .filter(percent -> percent.matches("\\d{1,3}"))
                .map(percent -> OptionalDouble.of(Math.min(1, Integer.parseInt(percent) / 100.0)))
                .orElseGet(OptionalDouble::empty);
    }

    private static OptionalLong size(ResultRow row, String label) {
        return row.text(label)
                .flatMap(ByteCount::of)
                .map(size -> OptionalLong.of(size.bytes()))
                .orElseGet(OptionalLong::empty);
    }

    private static Optional<Duration> remaining(String text) {
        Matcher parts = REMAINING.matcher(text);
        return parts.matches()
                ? Optional.of(Duration.ofDays(Optional.ofNullable(parts.group(1)).map(Long::parseLong).orElse(0L))
                        .plusHours(Long.parseLong(parts.group(2)))
                        .plusMinutes(Long.parseLong(parts.group(3)))
                        .plusSeconds(Long.parseLong(parts.group(4))))
                : Optional.empty();
    }
}
