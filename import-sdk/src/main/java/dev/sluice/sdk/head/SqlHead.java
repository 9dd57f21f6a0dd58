package dev.sluice.sdk.head;

import dev.sluice.sdk.TableName;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/**
 * What the beginning of a SQL data file says.
 *
 * @param insert   the first one; all others that were seen are like it, or there is a fault
 * @param values   how many each row has that was seen
 * @param settings in their order
 * @param fault    the first; nothing behind it was read
 * @param rows     whether there is a row
 */
public record SqlHead(Optional<InsertHead> insert, OptionalInt values, List<Setting> settings,
        Optional<HeadFault> fault, RowSight rows) {
    private static final Set<String> UNNAMED_ZONES = Set.of("DEFAULT", "SYSTEM");
    private static final byte[] BYTE_ORDER_MARK = "\uFEFF".getBytes(StandardCharsets.UTF_8);

    public SqlHead {
        settings = List.copyOf(settings);
    }

    /**
     * Reads the beginning of a file, unpacked. Pure.
     *
     * @param whole            whether there is no more of the file
     * @param backslashEscapes whether the session's {@code sql_mode} lets a backslash in a string escape
     */
    public static SqlHead read(byte[] head, boolean whole, boolean backslashEscapes) {
        Optional<HeadFault> odd = Beginning.fault(head.length <= Beginning.LENGTH
                ? head
                : Arrays.copyOf(head, Beginning.LENGTH));
        if (odd.isPresent()) {
            return new SqlHead(Optional.empty(), OptionalInt.empty(), List.of(), odd, RowSight.UNKNOWN);
        }
        boolean marked = head.length >= 3 && Arrays.equals(head, 0, 3, BYTE_ORDER_MARK, 0, 3);
        String text = new String(head, marked ? 3 : 0, head.length - (marked ? 3 : 0), StandardCharsets.ISO_8859_1);
        return new HeadReader(new HeadLexer(text, whole, backslashEscapes)).read();
    }

    /** What stands against rows that are meant for this table of the source. */
    public Optional<HeadFault> faultFor(TableName source) {
        return fault.or(() -> insert
                .filter(head -> !head.table().equalsIgnoreCase(source.table())
                        || head.schema().filter(schema -> !schema.equalsIgnoreCase(source.schema())).isPresent())
                .map(head -> new HeadFault(head.line(), "inserts into " + Excerpt.of(head.named())
                        + ", but by its name the file holds rows of " + source
                        + ", and TiDB goes by the file", "rename the file, or say in mydumper.files which table it is"
                                + " for")));
    }

    /** The zones that the file sets for its session, without those that another variable, a default or a computer holds. */
    public List<Setting> timeZones() {
        return settings.stream()
                .filter(setting -> setting.name().equals("time_zone") && !UNNAMED_ZONES.contains(setting.value()
                        .toUpperCase(Locale.ROOT)))
                .toList();
    }
}
