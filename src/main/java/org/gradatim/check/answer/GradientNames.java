package org.gradatim.check.answer;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.gradatim.parse.array.Spelling;

/**
 * Names that say by themselves that they are a gradient: {@code dw1}, {@code dJ_dw1}, {@code grad_w1}, {@code W1_grad}, δ₃. A δ is the
 * derivative by the pre-activation of its indices.
 */
final class GradientNames {
    private static final Set<String> BEFORE = Set.of("grad", "gradient", "nabla", "gradients", "grads", "g", "deriv", "derivative", "partial");
    private static final Set<String> BEHIND = Set.of("grad", "gradient", "deriv", "derivative", "g", "delta");

    private GradientNames() {}

    /** By what such a name differentiates, the likeliest first; empty for any other name. */
    static List<Spelling> of(Spelling s) {
        List<Spelling> found = new ArrayList<>();
        if (s.stem().equals("delta")) addDelta(s, found);
        if (BEFORE.contains(s.stem()) && !s.indices().isEmpty()) found.add(rest(s, 0));
        if (s.indices().size() > 0 && BEHIND.contains(s.indices().getLast())) found.add(s.withIndices(s.indices().subList(0, s.indices().size() - 1)));
        if (s.stem().startsWith("d") && s.stem().length() > 1) addDifferential(s, found);
        if (s.stem().equals("d") && !s.indices().isEmpty()) found.add(rest(s, 0));
        return found;
    }

    private static void addDelta(Spelling s, List<Spelling> found) {
        found.add(s.withStem("z"));
        if (s.indices().isEmpty()) return;
        if (Character.isLetter(s.indices().getFirst().charAt(0))) found.add(rest(s, 0));
        found.add(s.withStem("net"));
    }

    /** {@code dw1}; {@code dJ_dw1} and {@code dJdw1}, where J is the cost. */
    private static void addDifferential(Spelling s, List<Spelling> found) {
        found.add(s.withStem(s.stem().substring(1)));
        if (!s.indices().isEmpty() && Losses.isLoss(s.stem().substring(1)) && s.indices().getFirst().startsWith("d") && s.indices().getFirst().length() > 1) {
            Spelling variable = rest(s, 0);
            found.addFirst(Spelling.of(variable.key().substring(1)));
        }
        int d = s.stem().indexOf('d', 1);
        if (d > 0 && d < s.stem().length() - 1 && Losses.isLoss(s.stem().substring(1, d))) found.addFirst(s.withStem(s.stem().substring(d + 1)));
    }

    /** The name that the indices from this one on make. */
    private static Spelling rest(Spelling s, int from) {
        Spelling name = Spelling.of(String.join("_", s.indices().subList(from, s.indices().size())));
        return new Spelling(name.stem(), name.indices(), s.above(), name.plain());
    }

    /** The names by which people call what is minimised. */
    static final class Losses {
        private static final Set<String> NAMES = Set.of("J", "L", "C", "E", "l", "loss", "Loss", "cost", "Cost", "error", "Error", "Err", "xi", "objective", "obj", "total", "Etotal",
                "ET", "Etot", "LL", "MSE", "mse", "BCE", "bce", "CE", "SSE", "Ltotal", "Jtotal", "ltotal");

        private static final Set<String> COMPOSED = Set.of("total_loss", "data_loss", "total_error", "loss_fn", "total_cost");

        private Losses() {}

        static boolean isLoss(String stem) {
            return NAMES.contains(stem);
        }

        /** Whether the name is that of the loss as a whole: with no index but {@code total}, or that of any example. */
        static boolean isWhole(Spelling s) {
            return isLoss(s.stem()) && s.indices().stream().allMatch(Losses::saysAll) && s.above().stream().allMatch(a -> saysAll(a.text()))
                    || COMPOSED.contains(s.plain());
        }

        private static boolean saysAll(String index) {
            return Set.of("total", "tot", "T", "i", "n", "k", "all", "CE", "BCE", "MSE", "ce", "bce", "mse").contains(index);
        }
    }

    /** The first of the possible readings that is a name. */
    static Optional<Named> by(Spelling s, Function<Spelling, Optional<Named>> names) {
        return of(s).stream().map(names).flatMap(Optional::stream).findFirst();
    }
}
