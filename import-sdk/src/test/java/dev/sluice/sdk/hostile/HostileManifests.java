package dev.sluice.sdk.hostile;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Requests to import that say everything which a manifest can say, and hold {@link HostileTexts} somewhere. */
public final class HostileManifests {
    private static final JsonMapper JSON = JsonMapper.builder().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build();
    private static final int MOST_AT_ONCE = 4;
    private static final int DEEP = 900;

    /** In single quotes, for they hold many. Rules for files and routes exclude each other. */
    private static final String EVERYTHING = """
            {'type':'start-import','importId':'x','source':{'uri':'s3://bucket/dump','credentials':'dumps'},
             'filter':['*.*','!a.b'],'target':'default','sqlMode':'ANSI','timeZone':'+00:00',
             'csv':{'separator':',','delimiter':'~','escapedBy':'^','null':['NULL'],'terminator':';','header':true},
             'options':{'cloud_storage_uri':'s3://b/sort','thread':8,'max_write_speed':'1MiB'},
             'policy':{'tableConcurrency':8,'onFailure':'continue','checkRequirements':true,'verify':'strict'},
             'layout':{LAYOUT,'caseSensitive':true,'characterSet':'utf8mb4'},
             'ignoreColumns':[{'db':'s','table':'t','tableFilter':['*.*'],'columns':['c']}],
             'takeOver':{'finished':[{'schema':'s','table':'t'}],'jobs':[{'schema':'s','table':'u','jobId':7}]}}
            """.replace('\'', '"');

    private static final List<String> LAYOUTS = Stream.of(
            """
                    'files':[{'pattern':'(a)(b)','schema':'s','table':'$1','type':'csv','key':'0','compression':'gz'},
                     {'path':'b/c.csv','schema':'s','table':'t','type':'sql','key':'1','compression':'gz'}],'defaultFileRules':true
                    """,
            """
                    'routes':[{'schemaPattern':'s*','tablePattern':'t*','targetSchema':'s','targetTable':'t'}]
                    """).map(layout -> layout.replace('\'', '"')).toList();

    /**
     * What a request says at one place only.
     *
     * @param place a JSON pointer
     * @param body  the whole request
     */
    public record Hostile(String place, String body) {}

    private HostileManifests() {}

    /** Each hostile text, and what is no text, at each place; one at a time. */
    public static Stream<Hostile> oneByOne() {
        List<JsonNode> values = Stream.concat(HostileTexts.all().stream().map(TextNode::valueOf), others()).toList();
        return LAYOUTS.stream()
                .flatMap(layout -> IntStream.range(0, places(everything(layout)).size())
                        .filter(number -> layout.equals(LAYOUTS.getFirst()) || places(everything(layout)).get(number)
                                .name()
                                .startsWith("/layout/routes"))
                        .boxed()
                        .flatMap(number -> values.stream().map(value -> with(layout, number, value))));
    }

    /** The request with hostile texts at some places, and as names of options. */
    public static String any(Random random) {
        ObjectNode document = everything(LAYOUTS.get(random.nextInt(LAYOUTS.size())));
        List<Place> places = places(document);
        if (random.nextBoolean()) {
            ((ObjectNode) document.get("options")).put(HostileTexts.any(random), HostileTexts.any(random));
        }
        for (int times = 1 + random.nextInt(MOST_AT_ONCE); times > 0; times--) {
            places.get(random.nextInt(places.size())).put().accept(TextNode.valueOf(HostileTexts.any(random)));
        }
        return text(document);
    }

    private static Hostile with(String layout, int number, JsonNode value) {
        ObjectNode document = everything(layout);
        Place place = places(document).get(number);
        place.put().accept(value);
        return new Hostile(place.name(), text(document));
    }

    private static Stream<JsonNode> others() {
        ArrayNode deep = JSON.createArrayNode();
        for (int level = 0; level < DEEP; level++) {
            deep = JSON.createArrayNode().add(deep);
        }
        return Stream.of(JSON.nullNode(), JSON.createArrayNode().addNull(), JSON.createObjectNode().putNull("a"),
                JSON.getNodeFactory().numberNode(-1), JSON.getNodeFactory().numberNode(1.5),
                JSON.getNodeFactory().booleanNode(true), deep);
    }

    private record Place(String name, Consumer<JsonNode> put) {}

    private static List<Place> places(JsonNode document) {
        List<Place> all = new ArrayList<>();
        collect(all, "", document);
        return all;
    }

    private static void collect(List<Place> all, String at, JsonNode node) {
        switch (node) {
            case ObjectNode object -> List.copyOf(object.properties()).forEach(field -> {
                String name = at + "/" + field.getKey();
                all.add(new Place(name, value -> object.set(field.getKey(), value)));
                collect(all, name, field.getValue());
            });
            case ArrayNode array -> {
                all.add(new Place(at + "/0", value -> array.set(0, value)));
                collect(all, at + "/0", array.get(0));
            }
            default -> {
            }
        }
    }

    private static ObjectNode everything(String layout) {
        try {
            return (ObjectNode) JSON.readTree(EVERYTHING.replace("LAYOUT", layout));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String text(JsonNode document) {
        try {
            return JSON.writeValueAsString(document);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
