package org.gradatim.explain;

import static org.gradatim.explain.Narration.step;

import java.util.ArrayList;
import java.util.List;
import org.gradatim.derive.MatrixDerivation;
import org.gradatim.derive.MatrixDerivation.LayerFormulas;
import org.gradatim.document.Block;
import org.gradatim.document.Block.Display;
import org.gradatim.document.Block.Section;
import org.gradatim.document.Block.Step;
import org.gradatim.expr.Expr;
import org.gradatim.graph.Network;
import org.gradatim.graph.Program.Definition;
import org.gradatim.notation.Formulas;
import org.gradatim.notation.Notation;

/** Backpropagation: each error signal once, from the output back, and the same in matrices. */
final class Backpropagation {
    /** More signals than this are told layer by layer only. */
    private static final int MOST_SIGNALS = 24;

    private final Narration n;
    private final List<String> told;

    /** @param told the names whose derivatives are given through the error signals */
    Backpropagation(Narration narration, List<String> told) {
        this.n = narration;
        this.told = told;
    }

    /** Whether there is an intermediate between the root and the weights. */
    boolean applies() {
        return !signals().isEmpty();
    }

    /** The pre-activations, or intermediates, whose derivatives are told, the last first. */
    List<String> signals() {
        List<String> back = n.model().network().map(Backpropagation::layerByLayer)
                .orElseGet(() -> n.program().definitions().reversed().stream().map(Definition::name).toList());
        return back.stream()
                .filter(name -> n.derivation().signalNames().contains(name) && !n.derivation().gradient().ofRoot(name).isZero()).toList();
    }

    /** The pre-activations from the output back, those of one layer in their order. */
    private static List<String> layerByLayer(Network network) {
        return network.names().reversed().stream().flatMap(layer -> layer.preActivations().stream()).toList();
    }

    Section section() {
        List<Block> blocks = new ArrayList<>();
        List<String> signals = signals();
        boolean network = n.model().network().isPresent();
        String first = signals.getFirst();
        Notation example = n.terms().signal(first);
        if (network) {
            blocks.add(n.paragraph("signals.what", example, n.terms().derivative(n.program().root(), first)));
            blocks.add(n.paragraph(how(signals)));
        } else {
            blocks.add(n.paragraph("signals.what.formulas", example, n.terms().root()));
        }
        if (areTold(signals)) blocks.add(Narration.calculation(steps(signals)));
        blocks.add(n.paragraph(network ? "signals.why" : "signals.why.formulas", n.terms().root()));
        List<Step> weights = n.isSmall() ? weights() : List.of();
        if (!weights.isEmpty()) {
            blocks.add(n.paragraph(!network ? "signals.weights.formulas" : hasBiases() ? "signals.weights.biases" : "signals.weights"));
            blocks.add(Narration.calculation(weights));
        }
        return n.section("backpropagation", 1, blocks, "signals.title");
    }

    /** Whether each signal has its line. */
    static boolean areTold(List<String> signals) {
        return signals.size() <= MOST_SIGNALS;
    }

    private String how(List<String> signals) {
        if (!areTold(signals)) return "signals.how.large";
        boolean single = n.model().network().orElseThrow().layers().size() == 1;
        return !single ? "signals.how" : signals.size() == 1 ? "signals.how.single.one" : "signals.how.single";
    }

    private boolean hasBiases() {
        return n.model().network().orElseThrow().names().stream().anyMatch(layer -> !layer.biases().isEmpty());
    }

    private List<Step> steps(List<String> signals) {
        return signals.stream().map(name -> {
            Expr recursive = n.derivation().errorSignal(name).recursive();
            Step plain = n.isSmall() ? n.withNumbers(n.terms().signal(name), recursive) : step(n.terms().signal(name), n.terms().of(recursive));
            return isOutput(name) ? new Step(plain.left(), plain.sign(), plain.right(), n.becauseTargetsSumToOne()) : plain;
        }).toList();
    }

    private boolean isOutput(String signal) {
        return n.model().network().filter(network -> network.names().getLast().preActivations().contains(signal)).isPresent();
    }

    /** ∂J/∂w = δ · what enters through w. */
    private List<Step> weights() {
        return told.stream().filter(name -> n.program().definition(name).isEmpty())
                .map(name -> step(n.terms().derivative(n.program().root(), name), n.terms().of(n.derivation().weight(name).viaErrorSignals())))
                .toList();
    }

    /** For a network. */
    Section matrices() {
        List<Block> blocks = new ArrayList<>();
        blocks.add(n.paragraph(n.model().data().size() == 1 ? "matrices.what.one" : "matrices.what", Formulas.symbol("m"), n.terms().cost()));
        MatrixDerivation formulas = MatrixDerivation.of(n.derivation());
        for (LayerFormulas layer : formulas.layers()) {
            blocks.add(n.paragraph(title(layer.layer(), formulas.layers().size()), layer.layer()));
            blocks.add(Narration.calculation(layer(layer)));
            layer.slope().ifPresent(slope -> {
                blocks.add(n.paragraph("matrices.slope"));
                blocks.add(new Display(slope));
            });
        }
        blocks.add(n.paragraph("matrices.proved"));
        return n.section("matrices", 1, blocks, "matrices.title");
    }

    private static String title(int layer, int layers) {
        return layers == 1 ? "matrices.output.single" : layer == layers ? "matrices.output" : "matrices.layer";
    }

    private static List<Step> layer(LayerFormulas layer) {
        List<Step> steps = new ArrayList<>();
        steps.add(equation(layer.delta()));
        steps.add(equation(layer.weights()));
        layer.biases().ifPresent(b -> steps.add(equation(b)));
        return steps;
    }

    private static Step equation(MatrixDerivation.Equation equation) {
        Notation right = equation.right().notation(true);
        return step(equation.left(), right);
    }
}
