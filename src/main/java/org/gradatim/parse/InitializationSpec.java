package org.gradatim.parse;

import java.util.Locale;
import java.util.Optional;
import org.gradatim.graph.Initialization;
import org.gradatim.graph.Initialization.Scheme;

/** The scheme by which first values are drawn. */
final class InitializationSpec {
    /** The seed where a spec gives none, so that a spec says the same on every day. */
    private static final long DEFAULT_SEED = 0;

    private InitializationSpec() {}

    /** @param origin what to say of values drawn by it: {@code glorot_uniform, seed 42} */
    record Drawing(Initialization initialization, String origin) {}

    static Drawing read(Yaml written) {
        return switch (written) {
            case Yaml.Text name -> drawing(scheme(name), Optional.empty(), Optional.empty(), written.place());
            case Yaml.Mapping map -> read(map);
            case Yaml.Sequence _, Yaml.Numeral _, Yaml.Flag _, Yaml.Nothing _ -> throw new IllegalStateException("the schema lets no other through");
        };
    }

    private static Drawing read(Yaml.Mapping map) {
        Optional<Yaml> constant = map.get("constant");
        if (constant.isPresent() == map.get("scheme").isPresent()) {
            throw map.place().error("`initialization` needs either a `scheme` or a `constant`; for example `{scheme: glorot_uniform, seed: 42}` or `{constant: 0.5}`");
        }
        if (constant.isPresent()) {
            if (map.get("value").isPresent()) throw map.placeOf("value").error("`value` is given beside `constant`; keep one of the two");
            return drawing(Scheme.CONSTANT, constant, map.get("seed"), map.place());
        }
        return drawing(scheme(map.require("scheme")), map.get("value"), map.get("seed"), map.place());
    }

    private static Scheme scheme(Yaml name) {
        return Scheme.named(((Yaml.Text) name).value()).orElseThrow();
    }

    private static Drawing drawing(Scheme scheme, Optional<Yaml> value, Optional<Yaml> seed, Place place) {
        if (scheme == Scheme.CONSTANT && value.isEmpty()) throw place.error("`constant` needs its value; for example `{constant: 0.5}`");
        if (scheme == Scheme.ZEROS && value.isPresent()) throw value.get().place().error("`zeros` takes no value; write `{constant: …}` for another number");
        if (scheme.isRandom()) value.filter(v -> Decimals.nearest(v) <= 0).ifPresent(v -> {
            throw v.place().error("the value of " + scheme + " must be greater than 0, found " + v.inWords());
        });
        long number = seed.map(InitializationSpec::seed).orElse(DEFAULT_SEED);
        Initialization usual = new Initialization(scheme, number);
        Initialization initialization = value.map(v -> new Initialization(scheme, Decimals.nearest(v), number)).orElse(usual);
        return new Drawing(initialization, origin(scheme, value, seed, number));
    }

    private static long seed(Yaml seed) {
        try {
            return Decimals.decimal(seed).longValueExact();
        } catch (ArithmeticException e) {
            throw seed.place().error("`seed` must be a whole number of at most 18 digits");
        }
    }

    private static String origin(Scheme scheme, Optional<Yaml> value, Optional<Yaml> seed, long number) {
        String argument = value.map(v -> " " + ((Yaml.Numeral) v).literal()).orElse("");
        if (!scheme.isRandom()) return scheme + argument;
        return scheme + argument + String.format(Locale.ROOT, ", seed %d", number) + (seed.isEmpty() ? " (the default)" : "");
    }
}
