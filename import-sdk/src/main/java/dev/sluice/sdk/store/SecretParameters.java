package dev.sluice.sdk.store;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The parameters of storage URIs that are secrets: one list for what a source may not hold and for what nobody may read. A
 * KMS key's id is none: it opens nothing. Pure.
 */
public final class SecretParameters {

    /** TiDB 9.0's, over all kinds of storage, in lower case with {@code -}. Wherever they stand, they mean a key. */
    private static final List<String> OF_STORAGES = List.of("access-key", "secret-access-key", "session-token",
            "sas-token", "account-key", "encryption-key", "external-id", "credentials-file");

    /** What people write too, and {@code sig} of Azure's signatures; the end of a longer word is none of them. */
    private static final List<String> WORDS = List.of("credentials", "password", "token", "sig");

    /**
     * Matches a secret's name with its equals sign, in any case, with {@code _} for {@code -}, and each character as it is
     * or percent-encoded, however often. A key may stand in a path, behind a separator that was mistyped or none at all.
     */
    public static final String ASSIGNMENT = "(?:" + anyOf(OF_STORAGES)
            + "|(?:(?<![A-Za-z0-9])|(?<=%(?:25){0,3}[0-9A-Fa-f]{2}))"
            + anyOf(WORDS) + ")" + anyOf(List.of("="));

    private static final Pattern ASSIGNED = Pattern.compile(ASSIGNMENT);

    private SecretParameters() {}

    /** Whether a parameter is a credential, by its name in lower case with {@code -}. */
    public static boolean contain(String parameter) {
        return OF_STORAGES.contains(parameter) || WORDS.contains(parameter);
    }

    /** Whether a value is given to any of them, anywhere in a text. */
    static boolean areIn(String text) {
        return ASSIGNED.matcher(text).find();
    }

    private static String anyOf(List<String> words) {
        return words.stream().map(SecretParameters::written).collect(Collectors.joining("|", "(?:", ")"));
    }

    private static String written(String word) {
        return word.chars().mapToObj(SecretParameters::written).collect(Collectors.joining());
    }

    private static String written(int letter) {
        return (letter == '-'
                ? Stream.of("-", "_")
                : Stream.of(letter, Character.toUpperCase(letter))
                        .map(Character::toString)).distinct()
                .map(SecretParameters::encodedOrNot)
                .collect(Collectors.joining("|", "(?:", ")"));
    }

    private static String encodedOrNot(String letter) {
        String code = HexFormat.of().formatHex(letter.getBytes(StandardCharsets.US_ASCII));
        return letter + "|%(?:25)*(?i:" + code + ")";
    }
}
