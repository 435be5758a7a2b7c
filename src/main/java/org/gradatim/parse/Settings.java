package org.gradatim.parse;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Texts under known keys, one level deep, and where each stands.
 *
 * @param place where they begin
 */
public record Settings(Place place, Map<String, Setting> all) {
    public Settings {
        all = Collections.unmodifiableMap(new LinkedHashMap<>(all));
    }

    /**
     * A value as it was written.
     *
     * @param key   the place of its key
     * @param place its own place
     */
    public record Setting(Place key, Place place, String value) {}

    /**
     * Reads a passage in YAML.
     *
     * @param at   the line where the passage begins; its columns are those of the file already
     * @param keys all keys that there may be
     * @throws org.gradatim.expr.InputException where it is no map of texts, or has another key
     */
    public static Settings read(String yaml, Place at, List<String> keys) {
        Optional<Yaml> root = YamlReader.passage(yaml, at.file(), at.line());
        return of(root.orElseThrow(() -> at.error("there is nothing here; write keys such as " + Quote.all(keys))), keys);
    }

    /** The settings under a key of the YAML at the head of a text; empty where it has no such key, or is no map. */
    public static Optional<Settings> under(String key, String yaml, Place at, List<String> keys) {
        Optional<Yaml> root = YamlReader.passage(yaml, at.file(), at.line());
        return root.filter(Yaml.Mapping.class::isInstance).flatMap(map -> ((Yaml.Mapping) map).get(key)).map(value -> of(value, keys));
    }

    private static Settings of(Yaml value, List<String> keys) {
        if (!(value instanceof Yaml.Mapping map)) throw value.place().error("expected keys such as " + Quote.all(keys) + ", each with a colon and a value; found " + value.inWords());
        Map<String, Setting> all = new LinkedHashMap<>();
        map.entries().forEach((key, entry) -> {
            if (!keys.contains(key)) throw entry.place().error("there is no key " + Quote.of(key) + "; " + Nearest.advice(key, keys));
            all.put(key, new Setting(entry.place(), entry.value().place(), text(key, entry.value())));
        });
        return new Settings(map.place(), all);
    }

    private static String text(String key, Yaml value) {
        return switch (value) {
            case Yaml.Text text -> text.value();
            case Yaml.Numeral number -> number.literal();
            case Yaml.Flag flag -> Boolean.toString(flag.value());
            case Yaml.Mapping _, Yaml.Sequence _, Yaml.Nothing _ -> throw value.place().error(Quote.of(key) + " takes a text, found " + value.inWords());
        };
    }

    /** The value of a key. */
    public Optional<Setting> get(String key) {
        return Optional.ofNullable(all.get(key));
    }
}
