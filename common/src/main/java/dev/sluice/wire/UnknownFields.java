package dev.sluice.wire;

import com.fasterxml.jackson.databind.DeserializationConfig;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.PropertyName;
import com.fasterxml.jackson.databind.introspect.BeanPropertyDefinition;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Finds the fields within a JSON text that nothing reads. A record of a topic may have some, for a newer writer may say more; a
 * user who is not told of his own would take a misspelt one for carried out.
 */
final class UnknownFields {
    private final DeserializationConfig reading;
    private final List<String> paths = new ArrayList<>();

    private UnknownFields(DeserializationConfig reading) {
        this.reading = reading;
    }

    /** Those in the parts of an object, as paths in the text's order; its own fields that the type does not have are left out. */
    static List<String> withinParts(JsonNode object, JavaType type, DeserializationConfig reading) {
        UnknownFields unknown = new UnknownFields(reading);
        Map<String, JavaType> known = unknown.fields(type);
        object.properties().forEach(field -> {
            if (known.containsKey(field.getKey())) {
                unknown.look(field.getKey(), field.getValue(), known.get(field.getKey()));
            }
        });
        return unknown.paths;
    }

    private void look(String path, JsonNode value, JavaType type) {
        if (value.isArray() && type.isCollectionLikeType()) {
            value.forEach(element -> look(path, element, type.getContentType()));
        } else if (value.isObject() && type.isRecordType()) {
            Map<String, JavaType> known = fields(type);
            value.properties().forEach(field -> {
                String at = path + "." + field.getKey();
                if (known.containsKey(field.getKey())) {
                    look(at, field.getValue(), known.get(field.getKey()));
                } else {
                    paths.add(at);
                }
            });
        }
    }

    private Map<String, JavaType> fields(JavaType type) {
        Map<String, JavaType> fields = new HashMap<>();
        for (BeanPropertyDefinition field : reading.introspect(type).findProperties()) {
            fields.put(field.getName(), field.getPrimaryType());
            for (PropertyName other : field.findAliases()) {
                fields.put(other.getSimpleName(), field.getPrimaryType());
            }
        }
        return fields;
    }
}
