package org.gradatim.check.mistake;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.gradatim.expr.Apply;
import org.gradatim.expr.Const;
import org.gradatim.expr.Expr;
import org.gradatim.expr.ExprNotation;
import org.gradatim.expr.Traversal;
import org.gradatim.expr.Var;
import org.gradatim.notation.Formulas;
import org.gradatim.notation.Notation;
import org.gradatim.notation.Notation.Bracket;
import org.gradatim.notation.Notation.Bracketed;
import org.gradatim.notation.Notation.Marked;
import org.gradatim.notation.Role;

/** The true chain with the place of a mistake marked. */
final class Pictures {
    /** Of a longer chain the factors around the mistake are shown. */
    private static final int LONGEST_CHAIN = 12;

    private static final Notation ELLIPSIS = Formulas.symbol("⋯");

    private final Scene scene;

    Pictures(Scene scene) {
        this.scene = scene;
    }

    /** What is told of an edit. */
    Mistake mistake(Edit edit) {
        List<Notation> formulas = edit.formulas().stream().map(scene.program().symbols()::of).toList();
        return new Mistake(edit.kind(), edit.variant(), where(edit), whereText(edit), formulas);
    }

    /** What is told of a slip of the pen: the place is marked in what was written. */
    Mistake mistake(AnswerRepairs.Repair repair, Expr answer) {
        List<Notation> formulas = Stream.of(repair.meant(), repair.written()).map(scene.program().symbols()::of).toList();
        Notation where = Traversal.fold(answer, (node, operands) -> {
            Notation plain = switch (node) {
                case Const c -> ExprNotation.ofRational(c.value());
                case Var v -> scene.program().symbols().of(v.name());
                case Apply a -> a.op().notation(operands);
            };
            return node == repair.written() ? new Marked(Role.WRONG, plain) : plain;
        });
        return new Mistake(repair.kind(), repair.variant(), where, repair.written().toString(), formulas);
    }

    private Notation where(Edit edit) {
        if (edit.at().isEmpty()) return partial(scene.ways().of(), scene.ways().by());
        Set<Edge> marked = Set.copyOf(edit.at());
        List<Edge> way = scene.ways().wayThrough(edit.at().getFirst());
        int place = way.indexOf(edit.at().getFirst());
        int first = Math.max(0, Math.min(place - LONGEST_CHAIN / 2, way.size() - LONGEST_CHAIN));
        int end = Math.min(way.size(), first + LONGEST_CHAIN);
        List<Notation> factors = new ArrayList<>();
        if (first > 0) factors.add(ELLIPSIS);
        for (Edge e : way.subList(first, end)) {
            Notation factor = partial(e.from(), e.to());
            factors.add(marked.contains(e) ? new Marked(Role.WRONG, factor) : factor);
        }
        if (end < way.size()) factors.add(ELLIPSIS);
        return Formulas.chain(factors);
    }

    private Notation partial(Node of, Node by) {
        Notation under = scene.program().symbols().of(by.shown());
        return Formulas.partial(scene.program().symbols().of(of.shown()), by.shown() instanceof Var ? under : new Bracketed(under, Bracket.ROUND));
    }

    private String whereText(Edit edit) {
        if (edit.at().isEmpty()) return text(scene.ways().of(), scene.ways().by());
        return text(edit.at().getFirst().from(), edit.at().getFirst().to());
    }

    /** {@code ∂a1/∂z1}. */
    static String text(Node of, Node by) {
        return "∂" + text(of) + "/∂" + text(by);
    }

    private static String text(Node node) {
        String text = node.shown().toString();
        return node.shown() instanceof Var ? text : "(" + text + ")";
    }
}
