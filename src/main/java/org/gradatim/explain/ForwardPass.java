package org.gradatim.explain;

import static org.gradatim.explain.Narration.step;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.gradatim.document.Block;
import org.gradatim.document.Block.Calculation;
import org.gradatim.document.Block.Section;
import org.gradatim.document.Block.Step;
import org.gradatim.document.Inline;
import org.gradatim.expr.Arithmetic;
import org.gradatim.expr.Expr;
import org.gradatim.expr.Var;
import org.gradatim.graph.Activation;
import org.gradatim.graph.Network;
import org.gradatim.graph.Network.LayerNames;
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
        new Pictures(n).inDocument(Optional.empty()).ifPresent(blocks::add);
        if (n.isSmall()) {
            n.numbers().ifPresent(_ -> blocks.add(n.paragraph(n.terms().averaged() ? "forward.numbers.first" : "forward.numbers")));
            blocks.add(Narration.calculation(definitions()));
        } else {
            blocks.add(n.paragraph("forward.layers", n.model().withRespectTo().size()));
            n.model().network().ifPresent(net -> blocks.add(layers(net)));
        }
        functions(blocks);
        cost(blocks);
        return n.section("forward", 1, blocks, n.model().network().isPresent() ? "forward.title.network" : "forward.title.formulas");
    }

    private Block describe(Network network) {
        List<Object> layers = new ArrayList<>();
        for (Network.Layer layer : network.layers()) {
            layers.add(n.say().inlines(layer.units() == 1 ? "forward.layer.one" : "forward.layer.many", layer.units(), name(layer.activation())));
        }
        return n.paragraph("forward.network", n.say().counted("inputs", network.inputs().size()), n.say().enumeration(layers),
                n.say().counted("parameters", network.parameterCount()), n.say().text("loss." + network.loss().keyword()));
    }

    private List<Step> definitions() {
        return n.program().definitions().stream().map(d -> n.withNumbers(n.terms().of(d.name()), d.value())).toList();
    }

    /** What σ(z) and the like stand for, and how a condition counts. */
    private void functions(List<Block> blocks) {
        Functions functions = Functions.of(n.program(), n.detail() == Detail.FULL);
        List<Step> steps = functions.definitions().stream()
                .map(d -> step(Elision.of(n.terms().of(d.application())), Elision.of(n.terms().of(d.writtenOut())))).toList();
        if (!steps.isEmpty()) {
            blocks.add(n.paragraph(steps.size() == 1 ? "forward.functions.one" : "forward.functions.many"));
            blocks.add(Narration.calculation(steps));
        }
        if (functions.haveConditions()) blocks.add(n.paragraph("forward.condition", n.terms().of(Arithmetic.step(Activation.argument()))));
    }

    private List<Inline> name(Activation activation) {
        return activation instanceof Activation.Formula f ? List.of(new Inline.Formula(n.terms().of(f.value())))
                : List.of(new Inline.Text(n.say().activation(activation.keyword())));
    }

    private Calculation layers(Network network) {
        List<Step> steps = new ArrayList<>();
        List<LayerNames> names = network.names();
        for (int l = 1; l <= names.size(); l++) {
            Notation previous = l == 1 ? Formulas.symbol("X") : Layers.matrix("A", l - 1, network);
            Notation product = Formulas.product(List.of(Layers.matrix("W", l, network), previous));
            boolean bias = !names.get(l - 1).biases().isEmpty();
            Notation z = bias ? Formulas.sum(List.of(product, Layers.matrix("b", l, network))) : product;
            Activation activation = network.layers().get(l - 1).activation();
            steps.add(step(Layers.matrix("Z", l, network), z));
            steps.add(step(Layers.matrix("A", l, network), "=",
                    new Notation.Call(Layers.activation(l, network), List.of(Layers.matrix("Z", l, network))),
                    n.say().inlines(activation instanceof Activation.Softmax ? "forward.activation.column" : "forward.activation", name(activation))));
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
                Formulas.equation(Formulas.symbol("m"), Formulas.number(Integer.toString(n.model().data().size()))), n.terms().inExample(root), Formulas.symbol("i")));
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
