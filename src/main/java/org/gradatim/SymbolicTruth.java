package org.gradatim;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.gradatim.check.answer.CheckedAnswer;
import org.gradatim.check.answer.CheckedAnswer.Wrong;
import org.gradatim.check.numbers.NumericChecker;
import org.gradatim.derive.Gradient;
import org.gradatim.document.Document;
import org.gradatim.eval.Tape;
import org.gradatim.explain.CheckedAnswers;
import org.gradatim.explain.Feedback;
import org.gradatim.expr.Expr;
import org.gradatim.graph.Model;
import org.gradatim.render.Options;
import org.gradatim.render.Renderer;

/** The symbolic gradient of a model at a point, and what it says of a wrong one. */
final class SymbolicTruth {
    /** What sums of numbers of size 1 may lose in double precision. */
    static final double ROUNDING = 1e-12;

    private final Model model;

    private SymbolicTruth(Model model) {
        this.model = model;
    }

    /** @param point a value for each parameter in the program's order */
    static SymbolicTruth of(Model model, double[] point) {
        return new SymbolicTruth(new CostFunction(model).at(point));
    }

    /** ∂J/∂w for every parameter, in the program's order. */
    double[] gradient() {
        Gradient gradient = Gradient.of(model.program());
        List<Expr> outputs = new ArrayList<>();
        for (String name : model.program().parameters()) outputs.addAll(List.of(gradient.ofRoot(name), gradient.ofPenalty(name)));
        double[] means = Tape.compile(model.program(), outputs).means(model.values(), model.data());
        double[] result = new double[model.program().parameters().size()];
        for (int i = 0; i < result.length; i++) result[i] = means[2 * i] + means[2 * i + 1];
        return result;
    }

    /** What was done wrong in these entries, in words; empty where nothing is known to say. */
    String explanation(int[] only, double[] given) {
        Map<String, Double> named = new LinkedHashMap<>();
        for (int k = 0; k < only.length; k++) named.put(model.program().parameters().get(only[k]), given[k]);
        List<CheckedAnswer> wrong = NumericChecker.of(model).check(named).answers().stream()
                .filter(a -> a.verdict() instanceof Wrong && !a.diagnoses().isEmpty()).toList();
        if (wrong.isEmpty()) return "";
        Document document = new CheckedAnswers(model, Feedback.FIRST, Locale.ENGLISH).document(wrong);
        return "\n\n" + new Renderer(Options.standard()).text(document).strip();
    }
}
