package org.gradatim.parse;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.gradatim.graph.Experiment;
import org.gradatim.graph.Model;

/**
 * The experiments of a spec. The settings of each are laid over those of the spec, and what comes out is read as any spec is. Where an
 * experiment has a beginning of its own, or a network of its own, it does not inherit the spec's beginning.
 */
final class ExperimentsSpec {
    private static final String KEY = "experiments";
    private static final String NETWORK = "network";
    private static final String LAYERS = "layers";
    private static final int LONGEST_NAME = 60;

    /** The keys that say where a training begins. */
    private static final Set<String> BEGINNING = Set.of("parameters", "initialization");

    /** What is asked of the spec as a whole. */
    private static final Set<String> OF_THE_SPEC = Set.of(KEY, "compare", "symmetry", "claims", "rubric");

    private final Yaml.Mapping spec;

    private ExperimentsSpec(Yaml.Mapping spec) {
        this.spec = spec;
    }

    /** @param reader reads a spec without experiments */
    static List<Experiment> read(Yaml.Mapping spec, Function<Yaml.Mapping, Model> reader) {
        if (spec.get(KEY).isEmpty()) return List.of();
        Yaml.Mapping all = (Yaml.Mapping) spec.require(KEY);
        if (all.entries().isEmpty()) throw all.place().error("`experiments` is empty; name one, such as `{other seed: {initialization: {scheme: glorot_uniform, seed: 7}}}`");
        Limit.EXPERIMENTS.require(all.entries().size(), all.place());
        ExperimentsSpec experiments = new ExperimentsSpec(spec);
        List<Experiment> read = new ArrayList<>();
        all.entries().forEach((name, entry) -> {
            requireName(name, entry.place());
            read.add(new Experiment(Quote.printable(name).strip(), reader.apply(experiments.overlaid(entry.value()))));
        });
        return read;
    }

    private static void requireName(String name, Place place) {
        if (name.isBlank()) throw place.error("an experiment needs a name");
        if (name.codePointCount(0, name.length()) > LONGEST_NAME) {
            throw place.error("the name of an experiment has at most " + LONGEST_NAME + " characters, this one has " + name.codePointCount(0, name.length()));
        }
    }

    private Yaml.Mapping overlaid(Yaml settings) {
        Map<String, Yaml.Entry> own = ((Yaml.Mapping) settings).entries();
        boolean begins = own.containsKey(NETWORK) || own.keySet().stream().anyMatch(BEGINNING::contains);
        Map<String, Yaml.Entry> entries = new LinkedHashMap<>();
        spec.entries().forEach((key, entry) -> {
            if (!OF_THE_SPEC.contains(key) && !(begins && BEGINNING.contains(key))) entries.put(key, entry);
        });
        own.forEach((key, entry) -> entries.put(key, inherited(key, entry)));
        return new Yaml.Mapping(spec.place(), entries);
    }

    /** A network inherits its inputs, training what it does not say. */
    private Yaml.Entry inherited(String key, Yaml.Entry entry) {
        boolean partial = key.equals(NETWORK) || key.equals("training") && spec.get(key).isPresent();
        if (!partial) return entry;
        Yaml.Mapping above = (Yaml.Mapping) spec.require(key);
        Yaml.Mapping own = (Yaml.Mapping) entry.value();
        if (key.equals(NETWORK)) requireSameOutputs(above, own);
        Map<String, Yaml.Entry> merged = new LinkedHashMap<>(above.entries());
        merged.putAll(own.entries());
        return new Yaml.Entry(entry.place(), new Yaml.Mapping(own.place(), merged));
    }

    private static void requireSameOutputs(Yaml.Mapping above, Yaml.Mapping own) {
        Yaml needed = outputs(above);
        Yaml found = outputs(own);
        if (Decimals.decimal(needed).compareTo(Decimals.decimal(found)) != 0) {
            throw found.place().error("the last layer of an experiment has as many units as that of the spec, " + ((Yaml.Numeral) needed).literal()
                    + ", since it is trained on the same targets; found " + ((Yaml.Numeral) found).literal());
        }
    }

    private static Yaml outputs(Yaml.Mapping network) {
        return ((Yaml.Mapping) ((Yaml.Sequence) network.require(LAYERS)).items().getLast()).require("units");
    }
}
