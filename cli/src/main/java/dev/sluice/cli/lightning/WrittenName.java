package dev.sluice.cli.lightning;

import dev.sluice.sdk.TableName;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A table's name as checkpoints spell it: {@code `db`.`t`} with back-quotes doubled, or {@code db.t}. */
final class WrittenName {

    private static final Pattern QUOTED = Pattern.compile("`((?:[^`]|``)+)`\\.`((?:[^`]|``)+)`");
    private static final Pattern PLAIN = Pattern.compile("([^`.]+)\\.([^`.]+)");

    private WrittenName() {}

    /** Empty for what could mean more than one table, or none. */
    static Optional<TableName> parse(String text) {
        Matcher quoted = QUOTED.matcher(text);
        if (quoted.matches()) {
            return Optional.of(new TableName(plain(quoted.group(1)), plain(quoted.group(2))));
        }
        Matcher bare = PLAIN.matcher(text);
        return bare.matches() ? Optional.of(new TableName(bare.group(1), bare.group(2))) : Optional.empty();
    }

    private static String plain(String quoted) {
        return quoted.replace("``", "`");
    }
}
