package org.gradatim.check.answer;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.gradatim.expr.Arithmetic;
import org.gradatim.expr.Grid;
import org.gradatim.expr.Grids;
import org.gradatim.parse.answer.Statement;
import org.gradatim.parse.answer.Statement.Sign;
import org.gradatim.parse.array.Spelling;
import org.gradatim.parse.array.Term;

/**
 * Weights that have made their step of descent. Code is sequential: behind {@code w5 -= lr*dw5}, w5 is the new weight, until the block ends or
 * the network is evaluated anew. On paper all weights make their step at once.
 */
final class Steps {
    /** What code calls a learning rate and mathematics does not. */
    private static final Set<String> RATES_OF_CODE = Set.of("lr", "learning_rate", "learningrate", "LR", "rate", "step_size");

    private final OwnNames own;
    private final SideReader sides;
    private final Map<String, String> taken = new LinkedHashMap<>();
    /** The line of the last step, to know where its block ends: by its indentation, with the function, with the cell of a notebook. */
    private Optional<Statement> last = Optional.empty();

    Steps(OwnNames own, SideReader sides) {
        this.own = own;
        this.sides = sides;
    }

    /** Whether the line is one of code: it changes a weight in place, by a gradient that has a name, or at a rate with a name as code has them. */
    static boolean isCode(Statement statement, boolean ofNamedGradient) {
        boolean plain = statement.sides().stream().allMatch(s -> s.source().chars().allMatch(c -> c < 128 && c != '\\'));
        Sign sign = statement.signs().getLast();
        boolean changes = sign == Sign.SUBTRACT || sign == Sign.ADD;
        boolean named = ofNamedGradient || RATES_OF_CODE.stream().anyMatch(rate -> statement.sides().getLast().source().contains(rate));
        return plain && (changes || sign == Sign.EQUAL && named);
    }

    /** The weight is from here on what the line makes of it. */
    void take(LeftSide.Parameter weight, Statement statement) {
        Optional<Term> right = sides.value(statement);
        if (right.isEmpty()) return;
        String key = Scope.key(Spelling.of(weight.label()));
        Grid old = own.find(key).orElse(weight.name().grid());
        Sign sign = statement.signs().getLast();
        boolean changes = sign == Sign.SUBTRACT || sign == Sign.ADD;
        Grid change = right.get().grid();
        if (changes && !Grids.fit(old, change)) return;
        Grid now = changes ? Grids.elementwise(old, change, sign == Sign.ADD ? Arithmetic::plus : Arithmetic::minus) : change;
        if (!now.hasShapeOf(old)) return;
        String written = statement.sides().getLast().source().strip();
        own.define(List.of(key), now, right.get().matrix(), Optional.of(weight.name().grid()));
        taken.put(key, changes ? weight.label().source() + (sign == Sign.ADD ? " + (" : " - (") + written + ")" : written);
        last = Optional.of(statement);
    }

    /** Weights are what they were where a block has ended. */
    void enter(Statement statement) {
        if (last.filter(l -> isOutside(statement, l)).isPresent()) forget();
    }

    private static boolean isOutside(Statement statement, Statement step) {
        return statement.block() != step.block() || statement.place().column() < step.place().column() || !statement.place().file().equals(step.place().file());
    }

    /** Weights are what they were: the network is evaluated anew. */
    void forget() {
        taken.keySet().forEach(own::remove);
        taken.clear();
        last = Optional.empty();
    }

    /** What the name was made by a step, as it is written. */
    Optional<String> of(String key) {
        return Optional.ofNullable(taken.get(key));
    }
}
