package org.gradatim.parse.answer;

import java.util.ArrayList;
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

    private final Set<String> words;
    private final int longest;

    /** @param names of the model, which are words too */
    Words(Set<String> names) {
        words = Stream.of(BARE, OTHER_FUNCTIONS, QUANTITIES, Ops.functionNames(), names).flatMap(java.util.Collection::stream).collect(Collectors.toCollection(HashSet::new));
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

    private String longestAt(String letters, int at) {
        for (int end = Math.min(letters.length(), at + longest); end > at + 1; end--) {
            if (words.contains(letters.substring(at, end))) return letters.substring(at, end);
        }
        return letters.substring(at, at + 1);
    }
}
