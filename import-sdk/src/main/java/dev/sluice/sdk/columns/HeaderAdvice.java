package dev.sluice.sdk.columns;

import java.util.List;

/** What to do about a header that does not fit its table. Pure. */
final class HeaderAdvice {
    private static final String WAY_ON = "add them to the files or the table, name what is not to be loaded in"
            + " ignore-columns, set csv.header-schema-match to false when the fields stand in the table's order, or"
            + " csv.header to false when the first row is data";
    private static final List<String> SEPARATORS = List.of(",", ";", "\t", "|");

    private HeaderAdvice() {}

    /** @param header as the separator of the import cuts it */
    static String of(List<String> header, ColumnMapping table) {
        if (header.size() == 1 && !table.knows(header.getFirst())) {
            String line = header.getFirst();
            return SEPARATORS.stream()
                    .filter(line::contains)
                    .findFirst()
                    .map(HeaderAdvice::separator)
                    .orElse(WAY_ON);
        }
        boolean blanks = header.stream().anyMatch(name -> !table.knows(name) && table.knows(name.strip()));
        return blanks
                ? "take the blanks around the names out of the header: they are part of them; else " + WAY_ON
                : WAY_ON;
    }

    private static String separator(String between) {
        String shown = between.equals("\t") ? "\\t (a tab)" : between;
        return "if " + shown + " is what separates the fields, set csv.separator to it; else " + WAY_ON;
    }
}
