package dev.sluice.sdk.hostile;

import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Texts that nobody means and anybody can write into a request: whole ones, and made of parts that parsers stumble on. */
public final class HostileTexts {
    private static final int MOST_PARTS = 8;
    private static final int LONG = 8_000;
    private static final int DEEP = 3_000;

    private static final List<String> WHOLE = List.of("", " ", ".", "..", "/", "//", "///", "://", ":///", "a://",
            "/s3://bucket/dump",
            "//s3://bucket", "file::///a", "file://", "file:///", "file:///%00", "file:///a%ff", "file://host/a", "s3:",
            "s3://",
            "s3:///", "s3://?", "s3://#", "s3://b?", "s3://b?=", "s3://b?&&", "s3://b?%", "s3://b?a=%zz", "s3:x://b",
            "S3://B/../..",
            "s3://[::1]/a", "s3://[/a", "s3://b:port/a", "s3://b@c/a", "s3://u:p@c/a", "s3://b\\c", "azure://",
            "gs://\u0000",
            "s3://b?endpoint=", "s3://b?endpoint=http:", "s3://b?endpoint=//h", "s3://b?endpoint=http%3A%2F%2F%5B",
            "?://", "#://",
            "%://", "local:x://y", "local:///a?b", "mailto:a@b://", "1://a", "\ud800", "a\udc00b", "\udfff\ud800",
            "\ufeff",
            "\u0000", "\u0001\u001b[2J\r\n\t", "\uffff", "İ", "ß", "😀", "NaN", "-1", "1e999", "9".repeat(400), "'",
            "\"", "`",
            "\\", "%", "%%", "%25%2", "*", "**", "***.***", "?", "[", "[!", "[]", "]", "{", "}", "(", ")", "(?", "(?<",
            "(?P<a>", "+",
            "a{1,99999}", "(a*)*b", "(".repeat(2_000) + "a" + ")".repeat(2_000), "/" + "(".repeat(2_000) + "a" + ")"
                    .repeat(2_000) + "/.*", "/(/", "/.*/.*/", "~", "!", "!*", "@", "@file", "#", "$1", "${", "$", "${1",
            "null", "true",
            "a.b.c", "a.", ".b", "`a`.`b", "\"a\".\"b\"", "db\\.t", "UTF-8", "utf8mb4", "gb18030", "../../etc/passwd",
            "-h", "--");

    private static final List<String> PARTS = Stream.concat(
            Stream.of("s3", "file", "://", ":", "/", "//", "?", "#", "&", "=", "%", "%25", "%2F", "%00", "%C3", "@",
                    "[", "]",
                    "{", "}", "(", ")", "(?", "*", "+", "\\", ".", "..", "$", "|", "^", "!", "~", "`", "'", "\"", " ",
                    "\n", "\0",
                    "\ud83d", "\ude00", "é", "a", "B", "0", "endpoint", "access-key", "region"),
            Stream.of("sig", "token", "x").map(word -> word + "=v"))
            .toList();

    private HostileTexts() {}

    /** Every text that is known to have troubled some parser, and some that are very long or deep. */
    public static List<String> all() {
        return Stream.concat(WHOLE.stream(), big()).toList();
    }

    /** Any of them, or one that is put together. */
    public static String any(Random random) {
        return random.nextInt(3) == 0
                ? WHOLE.get(random.nextInt(WHOLE.size()))
                : random.ints(1 + random.nextInt(MOST_PARTS), 0, PARTS.size())
                        .mapToObj(PARTS::get)
                        .collect(Collectors.joining());
    }

    private static Stream<String> big() {
        return Stream.concat(Stream.of("(", "[", "(a|", "*", "\\", "a\\").map(part -> part.repeat(DEEP)),
                Stream.of("/", ":", "%25", "é", "\ud83d\ude00")
                        .flatMap(part -> Stream.of(part.repeat(LONG),
                                "s3://" + part.repeat(LONG) + "=z")));
    }
}
