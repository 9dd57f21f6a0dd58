package dev.sluice.local.tidb.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What column {@code Data_Source} shows of the text behind {@code FROM}. TiDB reads it as a URL, a path on its disk too, and
 * writes it anew: what needs an escape gets one, and then so does all else that may have one; of S3 the parameters are sorted
 * and keys masked. What is no URL to Go stays as it was.
 */
final class ShownSource {
    private static final Pattern PARTS = Pattern.compile("(?:([A-Za-z][A-Za-z0-9+.-]*)(://[^/?#]*))?([^?#]*)"
            + "((?:\\?[^#]*)?)(?:#(.*))?", Pattern.DOTALL);
    private static final Pattern CONTROL = Pattern.compile("[\\x00-\\x1F\\x7F]");
    private static final Set<String> S3 = Set.of("s3", "ks3", "oss");
    private static final Set<String> MASKED = Set.of("access-key", "secret-access-key", "session-token");
    // TiDB shows these; here what is shown is kept in a file.
    private static final Pattern KEPT_SECRET = Pattern.compile("(?i)([?&](?:external[-_]id|sas[-_]token|account[-_]key"
            + "|encryption[-_]key)=)[^&#]*");

    private ShownSource() {}

    static String of(String text) {
        Matcher parts = PARTS.matcher(text);
        boolean url = parts.matches() && !CONTROL.matcher(text).find();
        String fragment = url && parts.group(5) != null ? parts.group(5) : "";
        if (!url || !GoEscapes.areWhole(parts.group(3)) || !GoEscapes.areWhole(fragment)) {
            return text;
        }
        String scheme = parts.group(1) == null ? "" : parts.group(1).toLowerCase(Locale.ROOT);
        String query = S3.contains(scheme) ? sorted(parts.group(4)) : parts.group(4);
        return (scheme.isEmpty() ? "" : scheme + parts.group(2)) + GoEscapes.inPath(parts.group(3))
                + (scheme.isEmpty() ? query : KEPT_SECRET.matcher(query).replaceAll("$1xxxxxx"))
                + (fragment.isEmpty() ? "" : "#" + GoEscapes.inFragment(fragment));
    }

    private static String sorted(String query) {
        Map<String, List<String>> parameters = new TreeMap<>();
        for (String pair : query.substring(Math.min(1, query.length())).split("&", -1)) {
            String[] sides = pair.split("=", 2);
            if (!pair.isEmpty() && pair.indexOf(';') < 0 && GoEscapes.areWhole(pair)) {
                parameters.computeIfAbsent(GoEscapes.ofQuery(sides[0]), name -> new ArrayList<>())
                        .add(sides.length < 2 ? "" : GoEscapes.ofQuery(sides[1]));
            }
        }
        String written = parameters.entrySet()
                .stream()
                .flatMap(parameter -> values(parameter.getKey(), parameter.getValue()).stream())
                .collect(Collectors.joining("&"));
        return query.equals("?") || !written.isEmpty() ? "?" + written : "";
    }

    private static List<String> values(String name, List<String> values) {
        boolean masked = MASKED.contains(name.replace('_', '-').toLowerCase(Locale.ROOT));
        return (masked ? List.of("xxxxxx") : values).stream()
                .map(value -> GoEscapes.inQuery(name) + "=" + GoEscapes.inQuery(value))
                .toList();
    }
}
