package dev.sluice.sdk.statement;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What TiDB needs besides the location to open a source: region, end point, keys. The keys come from configuration when
 * the statement is built and go nowhere else.
 *
 * @param values name to plain value (not URL-encoded), in the order in which they are sent
 */
public record ResourceParameters(Map<String, String> values) {

    /** No parameters: TiDB uses what it finds in its own surroundings. */
    public static final ResourceParameters NONE = new ResourceParameters(Map.of());

    public ResourceParameters {
        values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
    }

    /**
     * The location with the parameters in its query, where they take the place of those of the same name; a location on the
     * server's disk has no query and stays as it is.
     *
     * @throws InvalidOptionException when the location has a {@code #}, after which a query would be lost
     */
    String appendTo(String location) {
        if (values.isEmpty() || !location.contains("://") || location.startsWith("file://")) {
            return location;
        }
        if (location.indexOf('#') >= 0) {
            throw new InvalidOptionException("write # as %23 in the location " + Secrets.redactUri(location));
        }
        int mark = location.indexOf('?');
        return mark < 0
                ? location + "?" + query(Stream.empty())
                : location.substring(0, mark + 1) + query(others(location.substring(mark + 1)));
    }

    private String query(Stream<String> before) {
        return Stream.concat(before, values.entrySet()
                .stream()
                .map(entry -> encode(entry.getKey()) + "=" + encode(entry.getValue())))
                .collect(Collectors.joining("&"));
    }

    private Stream<String> others(String query) {
        Set<String> replaced = values.keySet().stream().map(ResourceParameters::plain).collect(Collectors.toSet());
        return Stream.of(query.split("&", -1))
                .filter(part -> !part.isEmpty() && !replaced.contains(plain(part.split("=", 2)[0])));
    }

    /** As TiDB compares names. */
    private static String plain(String name) {
        return name.toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The same names, in the same order, with no value readable. */
    ResourceParameters redacted() {
        Map<String, String> hidden = new LinkedHashMap<>();
        values.keySet().forEach(name -> hidden.put(name, Secrets.REDACTED));
        return new ResourceParameters(hidden);
    }

    /** The names only. */
    @Override
    public String toString() {
        return "ResourceParameters" + values.keySet();
    }

    // A query in a form body writes a space as "+"; in a URI only "%20" is a space for every reader.
    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
