package org.gradatim.parse.numbers;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.gradatim.parse.Limit;
import org.gradatim.parse.Place;
import org.gradatim.parse.Quote;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.json.JsonReadFeature;

/**
 * Numbers in JSON: an object from names to numbers, numbers in quotes (whose zeros at the end then count) and arrays of them; objects
 * inside of objects, whose names are joined by a point; a list of objects with {@code name} and {@code value}; or an array alone.
 * {@code NaN} and {@code Infinity} are read, as Python writes them.
 */
final class JsonNumbers {
    /** Axes of an array, and objects inside of each other. */
    private static final int DEEPEST = 32;

    private final Place file;
    private final List<NumberArray> arrays = new ArrayList<>();
    private final Set<String> keys = new HashSet<>();
    private JsonParser parser;
    private long numbers;

    JsonNumbers(Place file) {
        this.file = file;
    }

    List<NumberArray> read(String text) {
        JsonFactory factory = JsonFactory.builder()
                .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS, JsonReadFeature.ALLOW_LEADING_PLUS_SIGN_FOR_NUMBERS)
                .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                .streamReadConstraints(StreamReadConstraints.builder().maxNestingDepth(DEEPEST).maxNumberLength(1_100)
                        .maxNameLength(1_000).maxStringLength(10_000).build()).build();
        try (JsonParser json = factory.createParser(ObjectReadContext.empty(), text)) {
            parser = json;
            document();
            return arrays;
        } catch (JacksonException e) {
            throw place(e.getLocation()).error("this is no JSON: " + firstSentence(e.getOriginalMessage()));
        }
    }

    private void document() {
        JsonToken first = parser.nextToken();
        if (first == null) throw file.error("the file is empty; write an object from names to numbers: {\"w1\": 0.0821}");
        switch (first) {
            case START_OBJECT -> object("");
            case START_ARRAY -> list();
            default -> throw here().error("expected an object from names to numbers, such as {\"w1\": 0.0821}");
        }
        if (parser.nextToken() != null) throw here().error("there is more after the end of the JSON document; print one document only");
    }

    /** The members of an object whose brace has been read. */
    private void object(String prefix) {
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String key = prefix + parser.currentName();
            Place place = here();
            parser.nextToken();
            if (parser.currentToken() == JsonToken.START_OBJECT) object(key + ".");
            else add(key, place);
        }
    }

    /** A list whose bracket has been read: of objects with name and value, or an array without a name. */
    private void list() {
        Place place = here();
        JsonToken next = parser.nextToken();
        if (next != JsonToken.START_OBJECT) {
            add(NumbersReader.stem(file.file()), place, startedArray());
            return;
        }
        while (parser.currentToken() == JsonToken.START_OBJECT) {
            namedValue();
            parser.nextToken();
        }
        if (parser.currentToken() != JsonToken.END_ARRAY) throw here().error("expected another object with `name` and `value`");
    }

    private void namedValue() {
        String name = null;
        Place place = here();
        Shaped value = null;
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String key = parser.currentName().toLowerCase(Locale.ROOT);
            parser.nextToken();
            switch (key) {
                case "name", "quantity", "key", "parameter" -> name = text();
                case "value", "gradient", "grad", "number" -> value = value();
                default -> parser.skipChildren();
            }
        }
        if (name == null || value == null) throw place.error("each object of the list needs a `name` and a `value`");
        add(name, place, value);
    }

    private String text() {
        if (parser.currentToken() != JsonToken.VALUE_STRING) throw here().error("expected a name in quotes");
        return parser.getString();
    }

    private void add(String key, Place place) {
        add(key, place, value());
    }

    private void add(String key, Place place, Shaped value) {
        if (!keys.add(key)) throw place.error(Quote.of(key) + " is given twice; leave one of the two out");
        arrays.add(new NumberArray(key, value.shape(), value.entries(), place));
    }

    /** An array with its shape; no axes for a number alone. */
    private record Shaped(List<Integer> shape, List<Numeral> entries) {}

    private Shaped value() {
        if (parser.currentToken() == JsonToken.START_ARRAY) {
            parser.nextToken();
            return startedArray();
        }
        return new Shaped(List.of(), List.of(number()));
    }

    /** An array whose first bracket has been read; the parser stands on what follows it. */
    private Shaped startedArray() {
        List<Numeral> entries = new ArrayList<>();
        List<Integer> shape = null;
        int count = 0;
        for (; parser.currentToken() != JsonToken.END_ARRAY; parser.nextToken()) {
            Place place = here();
            Shaped item = value();
            if (shape != null && !shape.equals(item.shape())) throw place.error("the rows of this array are not equally long");
            shape = item.shape();
            entries.addAll(item.entries());
            count++;
        }
        List<Integer> whole = new ArrayList<>(List.of(count));
        if (shape != null) whole.addAll(shape);
        return new Shaped(whole, entries);
    }

    private Numeral number() {
        if (++numbers > Limit.ANSWER_NUMBERS.value()) throw Limit.ANSWER_NUMBERS.exceeded("more than that", here());
        JsonToken token = parser.currentToken();
        if (token == null) throw here().error("the JSON ends too early");
        return switch (token) {
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT, VALUE_STRING -> {
                String text = parser.getString();
                yield Numeral.read(text).orElseThrow(() -> here().error(Quote.of(text) + " is no number; write one such as 0.0821 or \"0.0821\""));
            }
            case VALUE_NULL -> throw here().error("a number is missing here (null); write it or leave the name out");
            default -> throw here().error("expected a number or an array of numbers, not " + Quote.of(String.valueOf(parser.getString())));
        };
    }

    private Place here() {
        return place(parser.currentTokenLocation());
    }

    private Place place(TokenStreamLocation location) {
        return location == null ? file : new Place(file.file(), Math.max(1, location.getLineNr()), Math.max(1, location.getColumnNr()));
    }

    private static String firstSentence(String message) {
        return Quote.printable(message.lines().findFirst().orElse("it cannot be read"));
    }
}
