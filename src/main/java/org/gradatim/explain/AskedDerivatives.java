package org.gradatim.explain;

import java.util.List;
import org.gradatim.document.Inline;
import org.gradatim.graph.Model;
import org.gradatim.notation.Formulas;
import org.gradatim.notation.Notation;

/** How the derivatives read that a model asks for. */
record AskedDerivatives(Model model) {
    /** ∂J/∂w₁ for {@code w1}. */
    List<Inline> of(String name) {
        return List.of(new Inline.Formula(Formulas.partial(cost(), model.program().symbols().of(name))));
    }

    private Notation cost() {
        return model.examples() > 1 ? Formulas.symbol("J") : model.program().symbols().of(model.program().root());
    }
}
