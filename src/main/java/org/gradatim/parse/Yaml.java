package org.gradatim.parse;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A value in a YAML text, and where it stands. */
sealed interface Yaml {
    Place place();

    /** What this is, in words: {@code a list}, {@code the text `two`}. */
    default String inWords() {
        return switch (this) {
            case Mapping _ -> "a map";
            case Sequence _ -> "a list";
            case Text t -> "the text " + Quote.of(t.value());
            case Numeral n -> "the number " + Quote.of(n.literal());
            case Flag f -> Quote.of(Boolean.toString(f.value()));
            case Nothing _ -> "nothing";
        };
    }

    /** Keys with values, in the order of the text. */
    record Mapping(Place place, Map<String, Entry> entries) implements Yaml {
        public Mapping {
            entries = Collections.unmodifiableMap(new LinkedHashMap<>(entries));
        }

        /** The value of this key. */
        Optional<Yaml> get(String key) {
            return Optional.ofNullable(entries.get(key)).map(Entry::value);
        }

        /** The value of a key that the schema demands. */
        Yaml require(String key) {
            return entries.get(key).value();
        }

        /** Where the key stands, or the map where it has no such key. */
        Place placeOf(String key) {
            Entry entry = entries.get(key);
            return entry == null ? place : entry.place();
        }
    }

    /** A value under its key, and where the key stands. */
    record Entry(Place place, Yaml value) {}

    /** A list. */
    record Sequence(Place place, List<Yaml> items) implements Yaml {
        public Sequence {
            items = List.copyOf(items);
        }
    }

    /** @param file what it was read from, for the places of its characters */
    record Text(Place place, String value, Lines file) implements Yaml {
        /** Where the character at this offset stands; where the text begins if that cannot be told. */
        Place placeOf(int offset) {
            return file.find(value, offset, place);
        }
    }

    /** A finite decimal number as it was written. */
    record Numeral(Place place, String literal) implements Yaml {}

    /** {@code true} or {@code false}. */
    record Flag(Place place, boolean value) implements Yaml {}

    /** A key without a value, or {@code null}. */
    record Nothing(Place place) implements Yaml {}
}
