package dev.sluice.local.tidb.statement;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/** The text that a hexadecimal or bit literal stands for: its bytes. */
final class BinaryDigits {

    private BinaryDigits() {}

    /**
     * The text of these digits; empty when one is none of that radix.
     *
     * @param digits without prefix and quotes
     * @param radix  16 or 2
     */
    static Optional<String> text(String digits, int radix) {
        if (digits.isEmpty()) {
            return Optional.of("");
        }
        if (!digits.chars().allMatch(c -> Character.digit(c, radix) >= 0)) {
            return Optional.empty();
        }
        int bits = digits.length() * (radix == 16 ? 4 : 1);
        byte[] number = new BigInteger(digits, radix).toByteArray();
        byte[] bytes = new byte[(bits + 7) / 8];
        byte[] used = number.length > bytes.length ? Arrays.copyOfRange(number, 1, number.length) : number;
        System.arraycopy(used, 0, bytes, bytes.length - used.length, used.length);
        return Optional.of(new String(bytes, StandardCharsets.UTF_8));
    }
}
