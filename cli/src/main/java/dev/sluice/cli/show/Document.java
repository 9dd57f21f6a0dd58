package dev.sluice.cli.show;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.sluice.wire.Json;

/**
 * What a program gets on stdout: the fields of one answer behind the version of its shape. Within a version fields are only
 * added.
 *
 * @param version of the shape of all documents
 * @param fields  a record that is written as a JSON object
 */
@JsonPropertyOrder("version")
public record Document(int version, @JsonUnwrapped Object fields) {

    private static final int VERSION = 1;

    /** One line of JSON. */
    public static String text(Object fields) {
        return Json.text(new Document(VERSION, fields));
    }
}
