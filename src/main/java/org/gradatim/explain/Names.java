package org.gradatim.explain;

import java.util.ArrayList;
import java.util.List;
import org.gradatim.compare.EqualityClass;
import org.gradatim.document.Inline;
import org.gradatim.expr.Const;
import org.gradatim.notation.Formulas;
import org.gradatim.notation.Notation;
import org.gradatim.notation.Notation.Relation;

/** Lists of parameters as they are told: in full, or of many the first ones and the last. */
final class Names {
    private static final int MOST = 12;
    private static final int FIRST = 3;

    private final Narration n;

    Names(Narration narration) {
        this.n = narration;
    }

    /** w₁, w₂ and w₃; of very many w₁, w₂, w₃, …, w₉₉ (99 in all). */
    List<Inline> of(List<String> names) {
        if (names.size() <= MOST) return n.say().enumeration(names.stream().map(n.terms()::of).toList());
        List<Inline> first = new ArrayList<>();
        for (String name : names.subList(0, FIRST)) {
            if (!first.isEmpty()) first.add(new Inline.Text(n.say().text("list.next")));
            first.add(new Inline.Formula(n.terms().of(name)));
        }
        return n.say().inlines("symmetry.names", first, n.terms().of(names.getLast()), count(names.size()));
    }

    /** w₁ = w₃ = w₅, with the number at the end that a frozen class has. */
    Notation equation(EqualityClass c) {
        List<Notation> sides = new ArrayList<>();
        boolean all = c.members().size() <= MOST;
        for (String name : all ? c.members() : c.members().subList(0, FIRST)) sides.add(n.terms().of(name));
        if (!all) {
            sides.add(Formulas.symbol("…"));
            sides.add(n.terms().of(c.members().getLast()));
        }
        c.frozen().ifPresent(value -> sides.add(n.terms().of(Const.of(value))));
        Notation equation = sides.getFirst();
        for (Notation side : sides.subList(1, sides.size())) equation = new Relation(equation, "=", side);
        return equation;
    }

    /** A number of things, with commas between the thousands. */
    static String count(long number) {
        return String.format(java.util.Locale.ROOT, "%,d", number);
    }
}
