package org.gradatim.parse;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.gradatim.expr.InputException;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.dataformat.yaml.YAMLFactory;
import tools.jackson.dataformat.yaml.YAMLParser;
import tools.jackson.dataformat.yaml.YAMLSchema;

/**
 * YAML to {@link Yaml}, every value with its place. Tags have no meaning here and are refused, so that no text can name a class.
 * An alias is the value that it stands for; it may not stand for what contains it, and what all aliases stand for counts
 * towards the limit on the size of a spec.
 */
final class YamlReader {
    private static final YAMLFactory FACTORY = YAMLFactory.builder()
            .yamlSchema(YAMLSchema.CORE)
            .disable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    private final String file;
    private final YAMLParser parser;
    private final Lines lines;
    /** The number of the text's first line in the file. */
    private final int first;
    private final Map<String, Anchored> anchors = new HashMap<>();
    private final Deque<String> open = new ArrayDeque<>();
    private int depth;
    /** Characters that aliases stand for, beyond those of the text. */
    private long expanded;

    /** A value that aliases may stand for, and how many characters it has. */
    private record Anchored(Yaml value, long length) {}

    private YamlReader(String text, String file, int first, YAMLParser parser) {
        this.file = file;
        this.first = first;
        this.parser = parser;
        this.lines = new Lines(text, first);
    }

    /** @throws InputException where the text is no YAML, or empty, or more than one document */
    static Yaml read(String text, String file) {
        return passage(text, file, 1).orElseThrow(
                () -> Place.of(file).error("the spec is empty; it needs a `network` with its `loss`, or `definitions`"));
    }

    /**
     * A text in YAML that stands in a file from this line on; empty where there is nothing in it.
     *
     * @throws InputException where it is no YAML, or more than one document
     */
    static Optional<Yaml> passage(String text, String file, int first) {
        String content = text.startsWith("\uFEFF") ? text.substring(1) : text;
        try (JsonParser parser = FACTORY.createParser(ObjectReadContext.empty(), content)) {
            return new YamlReader(content, file, first, (YAMLParser) parser).document();
        } catch (JacksonException e) {
            throw malformed(file, first, e);
        }
    }

    private Optional<Yaml> document() {
        if (parser.nextToken() == null) return Optional.empty();
        Yaml root = value();
        if (parser.nextToken() != null) throw place().error("a second document begins here; a spec is one: delete this and what follows");
        return Optional.of(root);
    }

    /** The value at the current token, with which the parser stands at its last token. */
    private Yaml value() {
        Place place = place();
        refuseTag(place);
        if (parser.isCurrentAlias()) return aliased(place);
        String anchor = (String) parser.getObjectId();
        if (anchor == null) return plainValue(place);
        long before = position() + expanded;
        open.push(anchor);
        Yaml value = plainValue(place);
        open.pop();
        anchors.put(anchor, new Anchored(value, position() + expanded - before));
        return value;
    }

    private Yaml plainValue(Place place) {
        return switch (parser.currentToken()) {
            case START_OBJECT -> nested(place, this::mapping);
            case START_ARRAY -> nested(place, this::sequence);
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> numeral(place, parser.getString());
            case VALUE_TRUE -> new Yaml.Flag(place, true);
            case VALUE_FALSE -> new Yaml.Flag(place, false);
            case VALUE_NULL -> new Yaml.Nothing(place);
            case VALUE_STRING -> new Yaml.Text(place, parser.getString(), lines);
            case END_OBJECT, END_ARRAY, PROPERTY_NAME, VALUE_EMBEDDED_OBJECT, NOT_AVAILABLE ->
                    throw new IllegalStateException("no value begins with " + parser.currentToken());
        };
    }

    /** Reads a map or list, of which there may be only so many inside of each other. */
    private Yaml nested(Place place, Function<Place, Yaml> reading) {
        Limit.DEPTH.require(++depth, place);
        Yaml value = reading.apply(place);
        depth--;
        return value;
    }

    private Yaml mapping(Place place) {
        Map<String, Yaml.Entry> entries = new LinkedHashMap<>();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String key = parser.currentName();
            Place keyPlace = place();
            requireAlone(keyPlace);
            Yaml.Entry first = entries.get(key);
            if (first != null) {
                throw keyPlace.error("the key " + Quote.of(key) + " is given twice, first in line " + first.place().line() + "; delete one of the two");
            }
            parser.nextToken();
            entries.put(key, new Yaml.Entry(keyPlace, value()));
        }
        return new Yaml.Mapping(place, entries);
    }

    private Yaml sequence(Place place) {
        List<Yaml> items = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) items.add(value());
        return new Yaml.Sequence(place, items);
    }

    private Yaml numeral(Place place, String literal) {
        Decimals.requireFinite(literal, place);
        return new Yaml.Numeral(place, literal);
    }

    private Yaml aliased(Place place) {
        String name = parser.getString();
        if (open.contains(name)) throw place.error("`*" + name + "` stands for a value that contains it; write the value out");
        Anchored anchored = anchors.get(name);
        if (anchored == null) throw place.error("`*" + name + "` stands for nothing: no `&" + name + "` is before it");
        expanded += anchored.length();
        Limit.SPEC_BYTES.require(lines.length() + expanded, place);
        return anchored.value();
    }

    private void refuseTag(Place place) {
        if (parser.getRawTag() == null) return;
        throw place.error("a tag such as `" + Quote.printable(parser.getRawTag()) + "` has no meaning in a spec; delete it");
    }

    /** The parser tells the tag and the anchor of most keys, but not those of a first one. */
    private void requireAlone(Place key) {
        int first = lines.at(key);
        if (first == '!' || first == '&') throw key.error("a key stands alone; delete the " + (first == '!' ? "tag" : "anchor") + " before it");
    }

    private Place place() {
        TokenStreamLocation at = parser.currentTokenLocation();
        return new Place(file, at.getLineNr() + first - 1, at.getColumnNr());
    }

    private long position() {
        return lines.offset(place());
    }

    private static InputException malformed(String file, int first, JacksonException e) {
        if (e.getCause() instanceof MarkedYamlEngineException yaml && yaml.getProblemMark().isPresent()) {
            boolean unclosed = yaml.getProblem().contains("end of stream") || yaml.getProblem().contains("<stream end>");
            if (unclosed && yaml.getContextMark().isPresent()) {
                return place(file, first, yaml.getContextMark().get()).error("this is no YAML: the quotes or brackets that open here are never closed");
            }
            return malformed(place(file, first, yaml.getProblemMark().get()), yaml.getProblem());
        }
        Place place = Optional.ofNullable(e.getLocation()).map(at -> new Place(file, at.getLineNr() + first - 1, at.getColumnNr())).orElse(Place.of(file));
        return malformed(place, e.getOriginalMessage());
    }

    private static Place place(String file, int first, Mark mark) {
        return new Place(file, mark.getLine() + first, mark.getColumn() + 1);
    }

    private static InputException malformed(Place place, String problem) {
        if (problem.startsWith("Expected a property name")) return place.error("this is no YAML for a spec: a key is one word, no list, map or alias");
        String mend = problem.contains("\\t") ? "; indent with spaces, YAML has no tabs there"
                : problem.contains("mapping values are not allowed") ? "; put a text with `: ` in quotes, and check the indentation of this line"
                : problem.contains("cannot start any token") ? "; put a text that begins with this character in quotes"
                : "";
        String first = problem.lines().findFirst().orElse("it cannot be read").replaceFirst("\\.? \\(Do not use .*", "");
        return place.error("this is no YAML: " + Quote.printable(first) + mend);
    }
}
