package org.gradatim.parse.answer;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.gradatim.expr.Ops;

/** Words of several letters, which LaTeX would else set as a product of letters. */
final class Words {
    /** Functions of one argument, which people write without brackets: {@code \tanh z}, {@code log a}. */
    private static final Set<String> BARE = Set.of("tanh", "sinh", "cosh", "sech", "sin", "cos", "tan", "sec", "cot", "csc", "log", "ln", "exp", "sqrt", "sigmoid", "relu", "ReLU",
            "softplus", "arctan", "arcsin", "arccos", "sign", "sgn", "abs", "logit", "erf", "lg");

    private static final Set<String> OTHER_FUNCTIONS = Set.of("softmax", "Softmax", "Relu", "RELU", "Sigmoid", "max", "min", "sum", "mean", "diag", "step", "elu", "gelu", "swish", "silu", "dot",
            "square", "mse", "MSE", "tr");

    private static final Set<String> QUANTITIES = Set.of("loss", "Loss", "cost", "Cost", "error", "Error", "net", "out", "total", "input", "output", "target", "pred", "logits", "labels", "probs", "scores", "true",
            "bias", "weight", "lambda", "alpha", "delta", "theta", "hidden", "reg");

    /** Longer names are no products. */
    private static final int LONGEST_PRODUCT = 40;

    private final Set<String> names;
    private final Set<String> words;
    private final int longest;

    /** @param names of the model, which are words too */
    Words(Set<String> names) {
        this(Set.copyOf(names), Set.of());
    }

    private Words(Set<String> names, Set<String> own) {
        this.names = names;
        words = Stream.of(BARE, OTHER_FUNCTIONS, QUANTITIES, Ops.functionNames(), names, own).flatMap(Collection::stream).collect(Collectors.toCollection(HashSet::new));
        longest = words.stream().mapToInt(String::length).max().orElse(1);
    }

    /** Whether a name is that of a function which needs no brackets. */
    static boolean isBareFunction(String name) {
        return BARE.contains(name);
    }

    /** Whether a name can be nothing but a function where a bracket follows: σ²(z) is (σ(z))². */
    static boolean isFunction(String name) {
        return BARE.contains(name) || OTHER_FUNCTIONS.contains(name) || name.equals("sigma") || name.equals("indicator") || Ops.functionNames().contains(name);
    }

    /** Whether it is a function, a quantity or a name of the model. */
    boolean isKnown(String word) {
        return words.contains(word);
    }

    /** A run of letters as LaTeX sets it, cut into the longest words that are known and single letters. */
    List<String> split(String letters) {
        List<String> parts = new ArrayList<>();
        for (int at = 0; at < letters.length(); at += parts.getLast().length()) parts.add(longestAt(letters, at));
        return parts;
    }

    /** The same with names that the answerer gave, which are no products either. */
    Words with(Set<String> own) {
        return words.containsAll(own) ? this : new Words(names, own);
    }

    /**
     * A name of plain text that the model lacks, cut into the fewest names that it has: {@code w5a1} is w5 and a1. The name itself
     * where there is no such cut, or where it is a differential such as {@code dw1}.
     */
    List<String> factors(String name) {
        boolean whole = names.isEmpty() || name.length() > LONGEST_PRODUCT || words.contains(name) || name.startsWith("d") && names.contains(name.substring(1));
        if (whole) return List.of(name);
        List<List<String>> tails = new ArrayList<>(Collections.nCopies(name.length() + 1, null));
        tails.set(name.length(), List.of());
        for (int at = name.length() - 1; at >= 0; at--) {
            for (int end = at + 1; end <= name.length(); end++) {
                List<String> tail = tails.get(end);
                boolean shorter = tail != null && (tails.get(at) == null || tail.size() + 1 < tails.get(at).size());
                if (shorter && names.contains(name.substring(at, end))) tails.set(at, Stream.concat(Stream.of(name.substring(at, end)), tail.stream()).toList());
            }
        }
        return tails.getFirst() == null ? List.of(name) : tails.getFirst();
    }

    private String longestAt(String letters, int at) {
        for (int end = Math.min(letters.length(), at + longest); end > at + 1; end--) {
            if (words.contains(letters.substring(at, end))) return letters.substring(at, end);
        }
        return letters.substring(at, at + 1);
    }
}
