package org.gradatim.explain;

import static org.gradatim.explain.Narration.step;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.gradatim.document.Block;
import org.gradatim.document.Block.Calculation;
import org.gradatim.document.Block.Figure;
import org.gradatim.document.Block.Section;
import org.gradatim.document.Block.Step;
import org.gradatim.expr.Apply;
import org.gradatim.expr.Expr;
import org.gradatim.expr.Traversal;
import org.gradatim.expr.Var;
import org.gradatim.graph.Network;
import org.gradatim.graph.Network.LayerNames;
import org.gradatim.graph.Program.Definition;
import org.gradatim.notation.Formulas;
import org.gradatim.notation.Notation;

/** The network and its forward pass: what is computed from what, with the numbers of the first example. */
final class ForwardPass {
    private final Narration n;

    ForwardPass(Narration narration) {
        this.n = narration;
    }

    Section section() {
        List<Block> blocks = new ArrayList<>();
        n.model().network().ifPresentOrElse(net -> blocks.add(describe(net)), () -> blocks.add(n.paragraph("forward.formulas", n.terms().root())));
        blocks.add(new Figure(Drawing.of(n, Set.of()), n.say().inlines("forward.drawing"), n.say().text("forward.drawing.alt")));
        if (n.isSmall()) {
            n.numbers().ifPresent(_ -> blocks.add(n.paragraph(n.terms().averaged() ? "forward.numbers.first" : "forward.numbers")));
            blocks.add(Narration.calculation(definitions()));
        } else {
            blocks.add(n.paragraph("forward.layers", n.model().withRespectTo().size()));
            n.model().network().ifPresent(net -> blocks.add(layers(net)));
        }
        cost(blocks);
        return n.section("forward", 1, blocks, n.model().network().isPresent() ? "forward.title.network" : "forward.title.formulas");
    }

    private Block describe(Network network) {
        List<Object> layers = new ArrayList<>();
        for (Network.Layer layer : network.layers()) {
            layers.add(n.say().inlines(layer.units() == 1 ? "forward.layer.one" : "forward.layer.many", layer.units(), layer.activation().keyword()));
        }
        return n.paragraph("forward.network", n.say().counted("inputs", network.inputs().size()), n.say().enumeration(layers),
                n.say().counted("parameters", network.parameterCount()), n.say().text("loss." + network.loss().keyword()));
    }

    private List<Step> definitions() {
        List<Step> steps = new ArrayList<>();
        for (Definition d : n.program().definitions()) steps.addAll(definition(d));
        return steps;
    }

    /** z₁ = w₁x₁ + w₂x₂ = 0.2·1 + … = -0.6; without numbers also what σ(z₁) stands for. */
    private List<Step> definition(Definition d) {
        List<Step> steps = new ArrayList<>(List.of(n.withNumbers(n.terms().of(d.name()), d.value())));
        if (n.numbers().isEmpty() && d.value() instanceof Apply a && Traversal.variables(a).size() == 1) {
            a.op().definition(a.arguments()).ifPresent(written -> steps.add(step(null, n.terms().of(written))));
        }
        return steps;
    }

    private Calculation layers(Network network) {
        List<Step> steps = new ArrayList<>();
        List<LayerNames> names = network.names();
        for (int l = 1; l <= names.size(); l++) {
            Notation previous = l == 1 ? Formulas.symbol("X") : Layers.matrix("A", l - 1, network);
            Notation product = Formulas.product(List.of(Layers.matrix("W", l, network), previous));
            boolean bias = !names.get(l - 1).biases().isEmpty();
            Notation z = bias ? Formulas.sum(List.of(product, Layers.matrix("b", l, network))) : product;
            String keyword = network.layers().get(l - 1).activation().keyword();
            steps.add(step(Layers.matrix("Z", l, network), z));
            steps.add(step(Layers.matrix("A", l, network), "=",
                    new Notation.Call(Layers.activation(l, network), List.of(Layers.matrix("Z", l, network))),
                    n.say().inlines(keyword.equals("softmax") ? "forward.activation.column" : "forward.activation", keyword)));
        }
        return Narration.calculation(steps);
    }

    /** The cost over several examples, and the penalty. */
    private void cost(List<Block> blocks) {
        if (!n.terms().averaged()) return;
        Expr root = Var.of(n.program().root());
        Notation mean = n.terms().mean(n.terms().inExample(root));
        Notation cost = n.program().penalty().isZero() ? mean : Formulas.sum(List.of(mean, penalty()));
        blocks.add(n.paragraph(n.program().penalty().isZero() ? "forward.mean" : "forward.mean.penalty",
                n.model().data().size(), n.terms().inExample(root), Formulas.symbol("i")));
        blocks.add(Narration.calculation(List.of(step(n.terms().cost(), cost))));
    }

    /** The penalty weight by weight; of a large network λ/(2m) Σ w² over all weights. */
    private Notation penalty() {
        if (n.isSmall() || n.model().network().isEmpty()) return n.terms().of(n.program().penalty());
        Notation w = Formulas.symbol("w");
        Notation scale = new Notation.Fraction(n.terms().of(Network.LAMBDA), Formulas.product(List.of(Formulas.number("2"), n.terms().of(Network.EXAMPLES))));
        return Formulas.product(List.of(scale, new Notation.BigOperator("∑", Optional.of(w), Optional.empty(), Formulas.sup(w, Formulas.number("2")))));
    }
}
