package dev.sluice.sdk.tidb;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * The location of a source as TiDB shows it in {@code Data_Source}.
 *
 * <p>TiDB reads the text of {@code FROM} as a URL, also a path on its own disk, and writes it anew ({@code RedactURL} in
 * {@code pkg/parser/ast/misc.go}): {@code /d/店.*.csv} becomes {@code /d/%E5%BA%97.%2A.csv}, while {@code /d/a.*.csv}
 * stays; of S3 the parameters are sorted and keys masked. What it cannot read as a URL it shows as typed. So two locations
 * are compared as TiDB would show them, never as typed. Pure.
 */
public final class ShownLocation {
    private static final Set<String> S3 = Set.of("s3", "ks3");
    private static final Set<String> MASKED = Set.of("access-key", "secret-access-key", "session-token");
    private static final Map<String, String> SPELLINGS = Map.of("gcs", "gs", "azure", "azblob");

    private ShownLocation() {}

    /** What TiDB shows of a location, as it stands behind {@code FROM}. */
    public static String of(String location) {
        return GoUrl.parse(location)
                .map(url -> S3.contains(url.scheme()) ? url.withQuery(masked(url.query())) : url)
                .map(GoUrl::toString)
                .orElse(location);
    }

    /** Whether a job that shows this data source reads this location; parameters do not count. */
    public static boolean isSame(String location, String dataSource) {
        return place(of(location)).equals(place(of(dataSource)));
    }

    /** Whether a job that shows this data source reads from below this location; parameters do not count. */
    public static boolean isBelow(String location, String dataSource) {
        return plain(dataSource).startsWith(plain(location));
    }

    private static String plain(String location) {
        String place = place(of(location));
        return GoEscapes.areWhole(place)
                ? new String(GoEscapes.decoded(place), StandardCharsets.UTF_8)
                : place;
    }

    /** Without parameters, and with one spelling for each kind of storage. */
    private static String place(String shown) {
        return GoUrl.parse(shown)
                .filter(url -> !url.scheme().isEmpty())
                .map(url -> SPELLINGS.getOrDefault(url.scheme(), url.scheme()) + "://" + url.host()
                        + GoEscapes.inPath(url.path()))
                .orElse(shown);
    }

    private static String masked(String query) {
        Map<String, List<String>> sorted = new TreeMap<>();
        for (String pair : query.substring(Math.min(1, query.length())).split("&", -1)) {
            String[] sides = pair.split("=", 2);
            // Go leaves out what it cannot read.
            if (!pair.isEmpty() && pair.indexOf(';') < 0 && GoEscapes.areWhole(pair)) {
                sorted.computeIfAbsent(GoEscapes.ofQuery(sides[0]), name -> new ArrayList<>())
                        .add(sides.length < 2 ? "" : GoEscapes.ofQuery(sides[1]));
            }
        }
        String written = sorted.entrySet()
                .stream()
                .flatMap(entry -> shown(entry.getKey(), entry.getValue()).stream())
                .collect(Collectors.joining("&"));
        return query.equals("?") || !written.isEmpty() ? "?" + written : "";
    }

    private static List<String> shown(String name, List<String> values) {
        boolean secret = MASKED.contains(name.replace('_', '-').toLowerCase(Locale.ROOT));
        return (secret ? List.of("xxxxxx") : values).stream()
                .map(value -> GoEscapes.inQuery(name) + "=" + GoEscapes.inQuery(value))
                .toList();
    }
}
