package org.gradatim.parse;

import java.util.Locale;
import java.util.Optional;
import org.gradatim.expr.InputException;

/**
 * The sizes up to which input is taken, so that no file can exhaust the memory or keep the machine busy for hours. Each is
 * raised outside of the file that it guards against: by an environment variable such as {@code GRADATIM_LIMIT_PARAMETERS} or
 * the system property {@code gradatim.limit.parameters}, of which the property wins.
 */
public enum Limit {
    /** Size of a spec in bytes; an alias counts as all that it stands for. */
    SPEC_BYTES(2L << 20, "bytes in a spec"),
    /** Size of a CSV file in bytes. */
    DATA_BYTES(64L << 20, "bytes in a data file"),
    /** Size of a lecture in bytes. */
    LECTURE_BYTES(16L << 20, "bytes in a lecture"),
    /** Maps and lists inside of each other. */
    DEPTH(32, "maps and lists inside of each other"),
    /** Characters in one formula. */
    FORMULA(1_000_000, "characters in a formula"),
    /** Layers of a network. */
    LAYERS(1_000, "layers"),
    /** Neurons of a network, inputs included. */
    UNITS(200_000, "inputs and neurons"),
    /** Weights and biases of a network. */
    PARAMETERS(2_000_000, "weights and biases"),
    /** Steps of a training. */
    EPOCHS(10_000_000, "epochs"),
    /** Trainings that a spec names. */
    EXPERIMENTS(100, "experiments"),
    /** What is said of a model and is to be judged. */
    CLAIMS(100, "claims"),
    /** Size of an answer to be checked, in bytes. */
    ANSWER_BYTES(1L << 20, "bytes in an answer"),
    /** Brackets, fractions and functions inside of each other in an answer. */
    ANSWER_DEPTH(256, "brackets inside of each other"),
    /** Entries of a matrix in an answer or spec, and products of entries that one matrix product takes. */
    ARRAY_ENTRIES(1_000_000, "entries of a matrix"),
    /** Numbers in a file of gradients. */
    ANSWER_NUMBERS(4_000_000, "numbers in an answer"),
    /** What a program that computes gradients may print, in bytes. */
    PROGRAM_OUTPUT(64L << 20, "bytes of output of a program");

    private final long initial;
    private final String what;

    Limit(long initial, String what) {
        this.initial = initial;
        this.what = what;
    }

    /** The limit in force. */
    public long value() {
        String set = Optional.ofNullable(System.getProperty(property())).orElseGet(() -> System.getenv(variable()));
        if (set == null || set.isBlank()) return initial;
        String digits = set.strip();
        if (digits.matches("0*[1-9][0-9]{0,17}")) return Long.parseLong(digits);
        throw new InputException(variable() + " is " + Quote.of(set) + ", expected a whole number such as " + initial);
    }

    /** @throws InputException where {@code amount} is over the limit */
    public void require(long amount, Place place) {
        if (amount > value()) throw exceeded(String.format(Locale.ROOT, "%,d", amount), place);
    }

    /** The error that this limit is exceeded by {@code amount}, a number or words such as {@code more than a million}. */
    public InputException exceeded(String amount, Place place) {
        return place.error(String.format(Locale.ROOT, "%s %s are over the limit of %,d; if that is what you want, set the environment variable %s to a larger number",
                amount, what, value(), variable()));
    }

    /** The system property that sets this limit. */
    public String property() {
        return "gradatim.limit." + name().toLowerCase(Locale.ROOT);
    }

    /** The environment variable that sets this limit. */
    public String variable() {
        return "GRADATIM_LIMIT_" + name();
    }
}
