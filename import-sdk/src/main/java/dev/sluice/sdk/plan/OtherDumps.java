package dev.sluice.sdk.plan;

import dev.sluice.sdk.check.Problem;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What else people point an importer at, known by the names of its files, and what to do with it. Pure. */
final class OtherDumps {
    private static final String OWN_TOOL = "load it with that tool, or dump the tables again with Dumpling";
    private static final String DUMP_NAMES = "SCHEMA.TABLE.csv, SCHEMA.TABLE.sql or SCHEMA.TABLE.parquet";
    private static final String RENAME = "call it " + DUMP_NAMES
            + ", or say with a file rule ([[mydumper.files]], layout.files) which table it is";

    /** The more telling first: of these only the first that is seen is told. */
    private static final List<Kind> WHOLE = List.of(
            kind("@\\.json|@\\.done\\.json|.*@@\\d+\\.tsv(\\.zst|\\.gz)?(\\.idx)?", "a dump of MySQL Shell",
                    "load it with util.loadDump of MySQL Shell, or dump the tables again with Dumpling; its rows"
                            + " (.tsv.zst) are in no format of IMPORT INTO"),
            kind("backupmeta|backup\\.lock|.*\\.sst", "a backup made by BR", "restore it with br restore full"),
            kind("CDC\\d+.*\\.(json|csv)|schema_\\d+_\\d+\\.json", "what a change feed of TiCDC wrote",
                    "apply it with the storage consumer of TiCDC, or dump the tables with Dumpling"),
            kind("xtrabackup_.*|ibdata\\d+|.*\\.(ibd|xbstream|qp)", "a copy of a MySQL server's own files",
                    "restore it into MySQL and dump the tables with Dumpling"),
            kind("toc\\.dat|.*\\.(pgdump|dmp|bson|bak)", "a backup in another database's own form", OWN_TOOL));

    /** Told each by itself. */
    private static final List<Kind> SINGLE = List.of(
            kind(".*\\.(tar|tgz|tbz2|txz|zip|7z|rar)|.*\\.tar\\.\\w+", "an archive",
                    "unpack it and import the directory that comes out of it"),
            kind(".*\\.(xlsx?|xlsm|ods|numbers)", "a spreadsheet", "save each sheet as CSV in UTF-8, called "
                    + "SCHEMA.TABLE.csv"),
            kind(".*\\.sql(\\.\\w+)?", "an SQL file whose name says no table, such as mysqldump writes",
                    "if it holds CREATE TABLE and rows of several tables, run it with a MySQL client, or dump the tables"
                            + " with Dumpling; if it holds the rows of one table, call it SCHEMA.TABLE.sql"),
            kind(".*\\.(csv|parquet)(\\.\\w+)?", "a file of rows whose name says no table", RENAME),
            kind(".*\\.(tsv|dat|psv|tab)(\\.\\w+)?", "a file of rows that is not known by its name",
                    "if it is text with separators, say with a file rule ([[mydumper.files]], layout.files) which table it"
                            + " is and that its type is csv, and set csv.separator"),
            kind(".*\\.(jsonl?|ndjson|avro|orc|xml)(\\.\\w+)?", "a file in a format that IMPORT INTO does not read",
                    "convert it to CSV or Parquet, called SCHEMA.TABLE.csv or .parquet"));

    private static final Kind UNFINISHED = kind("metadata(\\.partial)?", "only what a dump says of itself",
            "look whether the dump has ended and all of its files are there");

    private OtherDumps() {}

    private record Kind(Pattern name, String what, String advice) {

        /** A problem that names the first of its files. */
        private Optional<Problem> in(List<String> keys) {
            List<String> seen = keys.stream().filter(key -> name.matcher(last(key)).matches()).toList();
            return seen.isEmpty()
                    ? Optional.empty()
                    : Optional.of(new Problem(seen.getFirst() + (seen.size() > 1
                            ? " and " + (seen.size() - 1) + " more: this is "
                            : " is ") + what, advice));
        }
    }

    private static Kind kind(String name, String what, String advice) {
        return new Kind(Pattern.compile(name, Pattern.CASE_INSENSITIVE | Pattern.DOTALL), what, advice);
    }

    /** What files that make no table are; empty when nothing can be told. */
    static List<Problem> of(List<String> keys) {
        Optional<Problem> whole = WHOLE.stream().flatMap(kind -> kind.in(keys).stream()).findFirst();
        if (whole.isPresent()) {
            return List.of(whole.get());
        }
        List<Problem> single = SINGLE.stream().flatMap(kind -> kind.in(keys).stream()).toList();
        return single.isEmpty() && keys.stream().allMatch(OtherDumps::isUnfinished) ? unfinished(keys) : single;
    }

    private static boolean isUnfinished(String key) {
        return UNFINISHED.name().matcher(last(key)).matches();
    }

    private static List<Problem> unfinished(List<String> keys) {
        return Stream.of(UNFINISHED).flatMap(kind -> kind.in(keys).stream()).toList();
    }

    private static String last(String key) {
        return key.substring(key.lastIndexOf('/') + 1);
    }
}
