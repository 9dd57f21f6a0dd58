package dev.sluice.cli.show;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** A table in plain text: two blanks between columns, numbers to the right, a header in capitals. */
public final class TextTable {

    private final List<List<String>> rows = new ArrayList<>();

    /** Starts with the header. */
    public TextTable(String... header) {
        rows.add(List.of(header));
    }

    /** Adds a row with as many cells as the header has. */
    public void add(Object... cells) {
        if (cells.length != rows.getFirst().size()) {
            throw new IllegalArgumentException(cells.length + " cells under " + rows.getFirst());
        }
        List<String> row = new ArrayList<>();
        for (Object cell : cells) {
            row.add(String.valueOf(cell));
        }
        rows.add(row);
    }

    /** The lines, header first, no blanks at the end of any. */
    public List<String> lines() {
        int[] widths = IntStream.range(0, rows.getFirst().size())
                .map(column -> rows.stream().mapToInt(row -> width(row.get(column))).max().orElse(0))
                .toArray();
        return rows.stream().map(row -> line(row, widths)).toList();
    }

    private String line(List<String> row, int[] widths) {
        StringBuilder line = new StringBuilder();
        for (int column = 0; column < widths.length; column++) {
            String cell = row.get(column);
            String padding = " ".repeat(widths[column] - width(cell));
            line.append(isNumeric(column) ? padding + cell : cell + padding).append("  ");
        }
        return line.toString().stripTrailing();
    }

    private boolean isNumeric(int column) {
        List<String> filled = rows.stream()
                .skip(1)
                .map(row -> row.get(column))
                .filter(cell -> !cell.isEmpty())
                .toList();
        return !filled.isEmpty() && filled.stream().allMatch(cell -> cell.matches("[\\d.]*( \\w+)?|-"));
    }

    private static int width(String cell) {
        return cell.codePoints().map(TextTable::columnsOf).sum();
    }

    /** Terminals give the letters of East Asia two columns. */
    private static int columnsOf(int letter) {
        return switch (Character.UnicodeScript.of(letter)) {
            case HAN, HIRAGANA, KATAKANA, HANGUL -> 2;
            default -> 1;
        };
    }
}
