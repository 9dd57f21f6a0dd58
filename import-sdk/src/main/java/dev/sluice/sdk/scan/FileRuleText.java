package dev.sluice.sdk.scan;

import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * A file rule as a user writes it: one {@code [[mydumper.files]]} of Lightning. Absent and empty mean the same.
 *
 * <p>The fields but the first two are templates as Go's {@code regexp.Expand} reads them, see {@link CaptureTemplate}.
 * With {@code path} they are plain texts.
 *
 * @param pattern     a regular expression in Go's syntax, searched for in the key; instead of {@code path}
 * @param path        the key of one file, or its absolute path in a local source
 * @param schema      the database
 * @param table       the table or view
 * @param type        {@code schema-schema}, {@code table-schema}, {@code view-schema}, {@code sql}, {@code csv},
 *                    {@code parquet} or {@code ignore}
 * @param key         checked, and of no effect: {@code IMPORT INTO} reads files in the order of their names
 * @param compression how the file is packed; of data files it must be what their name says, for TiDB goes by that
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record FileRuleText(@Nullable String pattern, @Nullable String path, @Nullable String schema,
        @Nullable String table, @Nullable String type, @Nullable String key, @Nullable String compression) {

    // Spelled out so that a field that is not carried out is refused, such as an extractor of a route.
    @JsonCreator
    static FileRuleText read(@JsonProperty("pattern") @Nullable String pattern,
            @JsonProperty("path") @Nullable String path, @JsonProperty("schema") @Nullable String schema,
            @JsonProperty("table") @Nullable String table, @JsonProperty("type") @Nullable String type,
            @JsonProperty("key") @Nullable String key, @JsonProperty("compression") @Nullable String compression,
            @JsonAnySetter @Nullable Map<String, Object> others) {
        if (others != null && !others.isEmpty()) {
            throw new IllegalArgumentException("a file rule has no field that is carried out called " + String.join(
                    ", ", new TreeSet<>(others.keySet())));
        }
        return new FileRuleText(pattern, path, schema, table, type, key, compression);
    }

    /**
     * The same rule with an absolute {@code path} made relative.
     *
     * @param source where the files lie, as the user wrote it: an absolute directory, or a URI
     * @throws IllegalArgumentException when the file does not lie in there
     */
    public FileRuleText within(String source) {
        if (path == null || !path.startsWith("/")) {
            return this;
        }
        if (!source.startsWith("/")) {
            throw new IllegalArgumentException("cannot find relative path for file route path " + path);
        }
        Path directory = Path.of(source).normalize();
        Path file = Path.of(path).normalize();
        if (file.equals(directory) || !file.startsWith(directory)) {
            throw new IllegalArgumentException("file route path '" + path + "' is not in source dir '" + source + "'");
        }
        return new FileRuleText(pattern, directory.relativize(file).toString(), schema, table, type, key, compression);
    }
}
