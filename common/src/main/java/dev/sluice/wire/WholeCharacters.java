package dev.sluice.wire;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.StdScalarSerializer;
import java.io.IOException;
import java.util.regex.Pattern;

/**
 * Writes texts so that UTF-8 can hold them: half a character, a surrogate without its other half, becomes U+FFFD. JSON's
 * escapes bring such a text in, and a text that is cut can end in one; Jackson refuses to write it.
 */
final class WholeCharacters extends StdScalarSerializer<String> {
    private static final long serialVersionUID = 1L;
    /** A pair is one character to a pattern, so this finds what stands alone. */
    private static final Pattern HALF = Pattern.compile("[\\ud800-\\udfff]");

    private final boolean names;

    private WholeCharacters(boolean names) {
        super(String.class);
        this.names = names;
    }

    /** For values and for the names of maps' entries. */
    static SimpleModule module() {
        return new SimpleModule("whole-characters").addSerializer(String.class, new WholeCharacters(false))
                .addKeySerializer(String.class, new WholeCharacters(true));
    }

    @Override
    public void serialize(String text, JsonGenerator json, SerializerProvider provider) throws IOException {
        String whole = HALF.matcher(text).replaceAll("\ufffd");
        if (names) {
            json.writeFieldName(whole);
        } else {
            json.writeString(whole);
        }
    }
}
