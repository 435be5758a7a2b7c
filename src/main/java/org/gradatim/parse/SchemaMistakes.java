package org.gradatim.parse;

import com.networknt.schema.Error;
import com.networknt.schema.path.NodePath;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/** What the validator finds, in the words of somebody who writes specs. */
final class SchemaMistakes {
    /** Something wrong, and where. */
    record Mistake(Place place, String message) {}

    /** The key by which YAML 1.1 took the entries of another map; YAML 1.2 has dropped it. */
    private static final String MERGE = "<<";

    private final Yaml spec;
    private final JsonNode schema;

    SchemaMistakes(Yaml spec, JsonNode schema) {
        this.spec = spec;
        this.schema = schema;
    }

    /** The mistake behind an error; none where another error says it already. */
    Optional<Mistake> of(Error error) {
        NodePath path = error.getInstanceLocation();
        Yaml value = at(path);
        String subject = subject(path);
        JsonNode expected = error.getSchemaNode();
        return switch (error.getKeyword()) {
            case "type" -> mistake(value.place(), subject + " must be " + types(expected) + ", found " + value.inWords() + typeMend(error, value));
            case "required" -> missing((Yaml.Mapping) value, subject, error);
            case "additionalProperties" -> unknownKey((Yaml.Mapping) value, subject, error);
            case Enumeration.NAME -> mistake(value.place(), unknownValue(subject, value, expected));
            case "minimum" -> mistake(value.place(), subject + " must be at least " + expected.asString() + ", found " + value.inWords());
            case "maximum" -> mistake(value.place(), subject + " must be at most " + expected.asString() + ", found " + value.inWords());
            case "exclusiveMinimum" -> mistake(value.place(), subject + " must be greater than " + expected.asString() + ", found " + value.inWords());
            case "minItems", "minLength" -> mistake(value.place(), subject + " is empty" + example(around(error)));
            case "uniqueItems" -> mistake(value.place(), subject + " has an entry twice; delete one of the two");
            case "pattern", "maxLength" -> mistake(value.place(), subject + " is no name: a name is a letter or _, then letters, digits and _, "
                    + "at most 60 in all; found " + value.inWords());
            case "propertyNames" -> mistake(((Yaml.Mapping) value).placeOf(error.getProperty()), Quote.of(error.getProperty())
                    + " is no name: a name is a letter or _, then letters, digits and _, at most 60 in all");
            default -> mistake(value.place(), subject + ": " + error.getMessage());
        };
    }

    private String typeMend(Error error, Yaml value) {
        String example = example(around(error));
        boolean wasText = value instanceof Yaml.Numeral || value instanceof Yaml.Flag;
        return example.isEmpty() && wasText && error.getSchemaNode().asString("").equals("string") ? "; put it in quotes" : example;
    }

    private static Optional<Mistake> mistake(Place place, String message) {
        return Optional.of(new Mistake(place, message));
    }

    private Optional<Mistake> missing(Yaml.Mapping map, String subject, Error error) {
        String key = error.getProperty();
        if (isMistyped(key, map, known(map, error))) return Optional.empty();
        if (map == spec && key.equals("definitions")) {
            return mistake(map.place(), "a spec needs a `network` with its `loss`, or `definitions`; this one has neither");
        }
        String choice = choices(propertySchema(around(error), key)).map(c -> ", one of " + Quote.all(c)).orElse("");
        return mistake(map.place(), subject + " lacks " + Quote.of(key) + "; add it" + choice + example(propertySchema(around(error), key)));
    }

    private Optional<Mistake> unknownKey(Yaml.Mapping map, String subject, Error error) {
        String key = error.getProperty();
        if (map == spec) {
            boolean hasNetwork = map.get("network").isPresent();
            boolean ofOtherForm = form(hasNetwork ? "formulaSpec" : "networkSpec").contains(key);
            if (ofOtherForm && !hasNetwork && map.get("definitions").isEmpty()) return Optional.empty();
            if (ofOtherForm) return mistake(map.placeOf(key), Quote.of(key) + (hasNetwork
                    ? " belongs to a spec of formulas, and this one has a `network`; keep one of the two"
                    : " belongs to a spec with a `network`, and this one has `definitions`; keep one of the two"));
        }
        String mend = key.equals(MERGE) ? "write out what it would merge" : Nearest.advice(key, known(map, error));
        return mistake(map.placeOf(key), subject + " has no key " + Quote.of(key) + "; " + mend);
    }

    /** Whether an unknown key stands where this one is missing, for which another error suggests it. */
    private static boolean isMistyped(String missing, Yaml.Mapping map, Set<String> known) {
        return map.entries().keySet().stream().filter(k -> !known.contains(k))
                .anyMatch(k -> Nearest.of(k, known).filter(n -> n.equals(missing) || missing.equals("definitions") && n.equals("network")).isPresent());
    }

    /** The keys that the map may have. A spec of which the form cannot be told may have those of either. */
    private Set<String> known(Yaml.Mapping map, Error error) {
        Set<String> known = new LinkedHashSet<>(around(error).path("properties").propertyNames());
        if (map == spec && map.get("network").isEmpty() && map.get("definitions").isEmpty()) known.addAll(form("networkSpec"));
        return known;
    }

    private Set<String> form(String name) {
        return new LinkedHashSet<>(schema.path("$defs").path(name).path("properties").propertyNames());
    }

    private static String unknownValue(String subject, Yaml value, JsonNode allowed) {
        List<String> choices = texts(allowed);
        if (value instanceof Yaml.Text t) return "there is no " + subject + " " + Quote.of(t.value()) + "; " + Nearest.advice(t.value(), choices);
        return subject + " must be one of " + Quote.all(choices) + ", found " + value.inWords();
    }

    /** The value of the spec that the validator speaks of. */
    private Yaml at(NodePath path) {
        Yaml value = spec;
        for (int i = 0; i < path.getNameCount(); i++) {
            value = switch (value) {
                case Yaml.Mapping m -> m.require(path.getName(i));
                case Yaml.Sequence s -> s.items().get(Integer.parseInt(path.getName(i)));
                case Yaml.Text _, Yaml.Numeral _, Yaml.Flag _, Yaml.Nothing _ -> throw new IllegalStateException("no value at " + path);
            };
        }
        return value;
    }

    private static String subject(NodePath path) {
        int last = path.getNameCount() - 1;
        if (last < 0) return "a spec";
        if (!(path.getElement(last) instanceof Integer index)) return Quote.of(path.getName(last));
        return "entry " + (index + 1) + " of " + subject(path.getParent());
    }

    /** The schema that has the keyword which the error is about. */
    private JsonNode around(Error error) {
        JsonNode node = schema;
        NodePath path = error.getSchemaLocation().getFragment();
        for (int i = 0; i < path.getNameCount() - 1; i++) {
            node = path.getElement(i) instanceof Integer index ? node.path(index) : node.path(path.getName(i));
        }
        return node;
    }

    private JsonNode propertySchema(JsonNode parent, String property) {
        JsonNode node = parent.path("properties").path(property);
        String reference = node.path("$ref").asString("");
        return reference.isEmpty() ? node : schema.path("$defs").path(reference.substring(reference.lastIndexOf('/') + 1));
    }

    private static Optional<List<String>> choices(JsonNode property) {
        return property.has(Enumeration.NAME) ? Optional.of(texts(property.path(Enumeration.NAME))) : Optional.empty();
    }

    private static List<String> texts(JsonNode values) {
        return values.values().stream().map(JsonNode::asString).toList();
    }

    private static String types(JsonNode type) {
        if (!type.isArray()) return type(type.asString());
        return type.values().stream().map(t -> type(t.asString())).collect(Collectors.joining(" or "));
    }

    private static String type(String type) {
        return switch (type) {
            case "object" -> "a map";
            case "array" -> "a list";
            case "integer" -> "a whole number";
            case "number" -> "a number";
            case "boolean" -> "`true` or `false`";
            case "string" -> "a text";
            default -> type;
        };
    }

    /** The first example that the schema gives, as one would write it. */
    private static String example(JsonNode node) {
        JsonNode first = node.path("examples").path(0);
        return first.isMissingNode() ? "" : "; for example `" + flow(first) + "`";
    }

    /** The value in one line of YAML. */
    private static String flow(JsonNode node) {
        if (node.isObject()) {
            return node.properties().stream().map(e -> e.getKey() + ": " + flow(e.getValue())).collect(Collectors.joining(", ", "{", "}"));
        }
        if (!node.isArray()) return node.asString();
        List<String> items = new ArrayList<>();
        for (JsonNode item : node.values()) items.add(flow(item));
        return "[" + String.join(", ", items) + "]";
    }
}
