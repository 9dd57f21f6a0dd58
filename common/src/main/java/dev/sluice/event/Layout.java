package dev.sluice.event;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.sluice.sdk.ddl.SchemaCharset;
import dev.sluice.sdk.scan.DefaultRules;
import dev.sluice.sdk.scan.FileRouter;
import dev.sluice.sdk.scan.FileRuleText;
import dev.sluice.sdk.scan.NameCase;
import dev.sluice.sdk.scan.TableRoute;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the files of a source are, when their names do not say it, and what its tables become.
 *
 * @param files            rules for files, the first that knows one decides; empty: a dump's or a snapshot's names
 * @param defaultFileRules whether files that no rule knows are tried by a dump's names
 * @param routes           what databases and tables are called in the target; not together with {@code files}
 * @param caseSensitive    whether filter and routes tell upper from lower case
 * @param characterSet     how the text of schema files is stored, a {@link SchemaCharset} by its word; {@code null}: as
 *                         {@link SchemaCharset#AUTO}
 */
@JsonInclude(JsonInclude.Include.NON_DEFAULT)
public record Layout(List<FileRuleText> files, boolean defaultFileRules, List<TableRoute> routes,
        boolean caseSensitive, @Nullable String characterSet) {

    /** A dump, or an Aurora snapshot, whose tables keep their names. */
    public static final Layout DEFAULT = new Layout(null, null, null, null, null);

    @JsonCreator
    public Layout(@JsonProperty("files") @Nullable List<FileRuleText> files,
            @JsonProperty("defaultFileRules") @Nullable Boolean defaultFileRules,
            @JsonProperty("routes") @Nullable List<TableRoute> routes,
            @JsonProperty("caseSensitive") @Nullable Boolean caseSensitive,
            @JsonProperty("characterSet") @Nullable String characterSet) {
        this(files == null ? List.of() : files, defaultFileRules != null && defaultFileRules.booleanValue(),
                routes == null ? List.of() : routes, caseSensitive != null && caseSensitive.booleanValue(),
                characterSet);
    }

    /** @throws IllegalArgumentException for a character set that schema files cannot have */
    public Layout {
        files = List.copyOf(files);
        routes = List.copyOf(routes);
        characterSet = SchemaCharset.AUTO == charset(characterSet) ? null : characterSet;
    }

    public Layout withFiles(List<FileRuleText> rules) {
        return new Layout(rules, defaultFileRules, routes, caseSensitive, characterSet);
    }

    public Layout withDefaultFileRules(boolean wanted) {
        return new Layout(files, wanted, routes, caseSensitive, characterSet);
    }

    public Layout withRoutes(List<TableRoute> wanted) {
        return new Layout(files, defaultFileRules, wanted, caseSensitive, characterSet);
    }

    public Layout withCaseSensitive(boolean wanted) {
        return new Layout(files, defaultFileRules, routes, wanted, characterSet);
    }

    /**
     * The same with schema files in another character set.
     *
     * @throws IllegalArgumentException for one that they cannot have
     */
    public Layout withCharacterSet(String word) {
        return new Layout(files, defaultFileRules, routes, caseSensitive, word);
    }

    /** @param sourceUri where the files lie: absolute paths of rules are taken relative to it */
    FileRouter router(String sourceUri) {
        return FileRouter.of(within(sourceUri).files, defaultFileRules ? DefaultRules.APPENDED : DefaultRules.LEFT_OUT);
    }

    /**
     * The same for files that keep their keys but lie elsewhere: no rule has an absolute path.
     *
     * @param sourceUri where they lay
     * @throws IllegalArgumentException when a rule's file does not lie in there
     */
    Layout within(String sourceUri) {
        return withFiles(files.stream().map(rule -> rule.within(sourceUri)).toList());
    }

    SchemaCharset charset() {
        return charset(characterSet);
    }

    private static SchemaCharset charset(@Nullable String word) {
        return word == null ? SchemaCharset.AUTO : SchemaCharset.of(word);
    }

    NameCase nameCase() {
        return caseSensitive ? NameCase.SENSITIVE : NameCase.INSENSITIVE;
    }
}
