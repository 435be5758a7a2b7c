package org.gradatim.explain;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.gradatim.derive.Derivation;
import org.gradatim.derive.WeightDerivation;
import org.gradatim.document.Block;
import org.gradatim.document.Block.Calculation;
import org.gradatim.document.Block.Paragraph;
import org.gradatim.document.Block.Section;
import org.gradatim.document.Block.Step;
import org.gradatim.document.Inline;
import org.gradatim.expr.Arithmetic;
import org.gradatim.expr.Const;
import org.gradatim.expr.Expr;
import org.gradatim.graph.Model;
import org.gradatim.graph.Program;
import org.gradatim.notation.Formulas;
import org.gradatim.notation.Notation;

/** What every section of an explanation has at hand: the derivation, the notation, the words and the numbers, if any. */
record Narration(Derivation derivation, Terms terms, Messages say, Optional<Numbers> numbers, Detail detail) {
    /** Weights beyond this number are not all explained one by one. */
    static final int MOST_WEIGHTS_IN_FULL = 60;

    static Narration withoutNumbers(Derivation derivation, Locale language) {
        return new Narration(derivation, new Terms(derivation), new Messages(language), Optional.empty(), Detail.STANDARD);
    }

    Model model() {
        return derivation.model();
    }

    Program program() {
        return derivation.program();
    }

    /** Whether every weight is explained by itself; larger models are told layer by layer. */
    boolean isSmall() {
        return model().withRespectTo().size() <= MOST_WEIGHTS_IN_FULL;
    }

    /**
     * The derivative of the root in the form that is printed: the closed form, or where that would be too long to read, the form
     * through the error signals.
     */
    Expr readable(WeightDerivation w) {
        return isReadable(w.result()) ? w.result() : w.viaErrorSignals();
    }

    /** Whether an expression is short enough to be read, written out as it is. */
    static boolean isReadable(Expr expr) {
        return Readability.names(expr) <= Readability.MOST_NAMES;
    }

    Section section(String id, int level, List<Block> blocks, String key, Object... arguments) {
        return new Section(id, level, say.inlines(key, arguments), blocks);
    }

    Paragraph paragraph(String key, Object... arguments) {
        return new Paragraph(say.inlines(key, arguments));
    }

    static Step step(Notation left, String sign, Notation right, List<Inline> reason) {
        return new Step(Optional.ofNullable(left), sign, right, reason);
    }

    static Step step(Notation left, Notation right) {
        return step(left, "=", right, List.of());
    }

    /** left = formula, then with numbers put in, then the value, where there are numbers. */
    Step withNumbers(Notation left, Expr formula) {
        Notation symbols = terms.of(formula);
        return step(left, numbers.map(n -> n.worked(symbols, formula, Figures.WORKING_DIGITS)).orElse(symbols));
    }

    /** "because y₁ + y₂ = 1", which every equality needs that takes softmax and cross-entropy together; empty for other models. */
    List<Inline> becauseTargetsSumToOne() {
        if (program().constraints().isEmpty()) return List.of();
        Expr targets = Arithmetic.plus(program().constraints().getFirst(), Const.ONE);
        return say.inlines("targets.sum", Formulas.equation(Elision.of(terms.of(targets)), terms.of(Const.ONE)));
    }

    static Calculation calculation(List<Step> steps) {
        return new Calculation(steps);
    }
}
