package org.gradatim.derive;

import static org.gradatim.notation.Formulas.number;
import static org.gradatim.notation.Formulas.sup;
import static org.gradatim.notation.Formulas.symbol;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.gradatim.derive.MatrixTerm.ColumnSum;
import org.gradatim.derive.MatrixTerm.Difference;
import org.gradatim.derive.MatrixTerm.Hadamard;
import org.gradatim.derive.MatrixTerm.Named;
import org.gradatim.derive.MatrixTerm.Product;
import org.gradatim.derive.MatrixTerm.Scaled;
import org.gradatim.derive.MatrixTerm.Shape;
import org.gradatim.derive.MatrixTerm.Sum;
import org.gradatim.derive.MatrixTerm.Transposed;
import org.gradatim.expr.Apply;
import org.gradatim.expr.Arithmetic;
import org.gradatim.expr.Const;
import org.gradatim.expr.Expr;
import org.gradatim.expr.ExprNotation;
import org.gradatim.expr.Rational;
import org.gradatim.expr.Traversal;
import org.gradatim.expr.Var;
import org.gradatim.graph.Activation;
import org.gradatim.graph.Model;
import org.gradatim.graph.Naming;
import org.gradatim.graph.Network;
import org.gradatim.graph.Network.LayerNames;
import org.gradatim.notation.Formulas;
import org.gradatim.notation.Notation;
import org.gradatim.notation.Notation.Bracket;
import org.gradatim.notation.Notation.Bracketed;
import org.gradatim.notation.Notation.Call;
import org.gradatim.notation.Notation.Face;
import org.gradatim.notation.Notation.Fraction;
import org.gradatim.notation.Notation.Infix;
import org.gradatim.notation.Notation.Symbol;
import org.gradatim.notation.Operator;

/**
 * A dense network's gradient in matrices, last layer first, as courses write it: δ^{[2]} = A^{[2]} - Y,
 * ∇W^{[2]} = 1/m δ^{[2]} A^{[1]⊤}, δ^{[1]} = W^{[2]⊤}δ^{[2]} ⊙ g′(Z^{[1]}), biases summed. Examples are columns. Every entry is proved
 * equal to the scalar derivative, for one example's column; sums over the columns follow from the linearity of the mean.
 *
 * @param layers one for each layer, the last layer first
 */
public record MatrixDerivation(List<LayerFormulas> layers) {
    /** left = right. */
    public record Equation(Notation left, MatrixTerm right) {}

    /**
     * The formulas of one layer.
     *
     * @param layer   counted from 1
     * @param slope   what g′(Z) is in this layer; empty where it is not used
     * @param biases  empty for a layer without biases
     */
    public record LayerFormulas(int layer, Equation delta, Optional<Notation> slope, Equation weights, Optional<Equation> biases) {}

    /** @throws java.util.NoSuchElementException where the model is no network */
    public static MatrixDerivation of(Derivation derivation) {
        return new Builder(derivation).build();
    }

    private static final class Builder {
        private static final String ANY_EXAMPLES = "m";

        private final Derivation derivation;
        private final Model model;
        private final Network network;
        private final List<LayerNames> names;
        private final String columns;

        Builder(Derivation derivation) {
            this.derivation = derivation;
            this.model = derivation.model();
            this.network = model.network().orElseThrow();
            this.names = network.names();
            this.columns = model.data().size() == 1 ? "1" : ANY_EXAMPLES;
        }

        MatrixDerivation build() {
            List<LayerFormulas> layers = new ArrayList<>();
            for (int l = names.size(); l >= 1; l--) layers.add(layer(l));
            return new MatrixDerivation(layers);
        }

        private LayerFormulas layer(int l) {
            MatrixTerm delta = l == names.size() ? outputDelta() : hiddenDelta(l);
            prove("δ[" + l + "]", delta, delta(l).entries());
            boolean usesSlope = delta instanceof Hadamard;
            return new LayerFormulas(l, new Equation(delta(l).name(), delta), usesSlope ? slopeFormula(l) : Optional.empty(),
                    weights(l), biases(l));
        }

        // ---- error signals

        private MatrixTerm hiddenDelta(int l) {
            return throughActivation(l, new Product(new Transposed(weightMatrix(l + 1)), delta(l + 1)));
        }

        /** W^⊤δ ⊙ g′(Z); for a linear layer g′ is one and left out; a softmax layer has its own matrix of slopes. */
        private MatrixTerm throughActivation(int l, MatrixTerm upstream) {
            return switch (network.layers().get(l - 1).activation()) {
                case Activation.Linear _ -> upstream;
                case Activation.Softmax _ -> new Product(jacobian(l), upstream);
                case Activation.Function _, Activation.Formula _ -> new Hadamard(upstream, slope(l));
            };
        }

        /** c(A - Y), or c(A - Y) ⊙ g′(Z), where that is proved for a simple c; else ∇A ⊙ g′(Z). */
        private MatrixTerm outputDelta() {
            int l = names.size();
            int outputs = network.layers().getLast().units();
            MatrixTerm difference = new Difference(activations(l), targets());
            for (Rational c : List.of(Rational.ONE, Rational.of(1, outputs), Rational.of(2), Rational.of(2, outputs))) {
                MatrixTerm scaled = c.isOne() ? difference : new Scaled(Const.of(c), ExprNotation.ofRational(c), difference);
                if (isDelta(scaled)) return scaled;
                if (network.layers().getLast().activation() instanceof Activation.Softmax) continue;
                MatrixTerm through = throughActivation(l, scaled);
                if (isDelta(through)) return through;
            }
            return throughActivation(l, lossGradient(l));
        }

        private boolean isDelta(MatrixTerm candidate) {
            List<List<Expr>> truth = delta(names.size()).entries();
            for (int j = 0; j < truth.size(); j++) {
                if (!derivation.proof().holds(candidate.entries().get(j).getFirst(), truth.get(j).getFirst())) return false;
            }
            return true;
        }

        private Named lossGradient(int l) {
            Notation name = new Symbol("∇", Face.UPRIGHT);
            return new Named(Formulas.row(Formulas.sub(name, activations(l).name()), symbol(derivation.program().root())),
                    shapeOfLayer(l), column(names.get(l - 1).activations().stream().map(this::lossSlope).toList()));
        }

        /** ∂root/∂a as it stands in the root's own definition. */
        private Expr lossSlope(String activation) {
            return derivation.local(derivation.program().root(), activation).result();
        }

        private Named delta(int l) {
            return new Named(layered(symbol("δ"), l), shapeOfLayer(l),
                    column(names.get(l - 1).preActivations().stream().map(z -> derivation.gradient().ofRoot(z)).toList()));
        }

        private Named slope(int l) {
            List<Expr> slopes = new ArrayList<>();
            LayerNames layer = names.get(l - 1);
            for (int j = 0; j < layer.activations().size(); j++) {
                slopes.add(derivation.local(layer.activations().get(j), layer.preActivations().get(j)).result());
            }
            return new Named(slopeName(l), shapeOfLayer(l), column(slopes));
        }

        private Notation slopeName(int l) {
            Notation prime = symbol("′");
            Notation g = names.size() == 1 ? sup(symbol("g"), prime) : sup(symbol("g"), Formulas.row(layerNumber(l), prime));
            return new Call(g, List.of(preActivations(l).name()));
        }

        /** The slope of the activation with whole layers in place of one neuron's z and a: A ⊙ (1 - A). */
        private Optional<Notation> slopeFormula(int l) {
            LayerNames layer = names.get(l - 1);
            String z = layer.preActivations().getFirst();
            String a = layer.activations().getFirst();
            Expr slope = derivation.local(a, z).result();
            Notation right = elementwise(slope, z, preActivations(l).name(), a, activations(l).name());
            return Optional.of(new Notation.Relation(slopeName(l), "=", right));
        }

        private static Notation elementwise(Expr slope, String z, Notation wholeZ, String a, Notation wholeA) {
            return Traversal.fold(slope, (node, operands) -> switch (node) {
                case Const c -> ExprNotation.ofRational(c.value());
                case Var v -> v.name().equals(z) ? wholeZ : v.name().equals(a) ? wholeA : symbol(v.name());
                case Apply f when f.op() == Arithmetic.MULTIPLY -> new Infix(Operator.HADAMARD, operands);
                case Apply f when f.op() == Arithmetic.POWER && f.arguments().get(1) == Const.TWO ->
                        new Infix(Operator.HADAMARD, List.of(operands.getFirst(), operands.getFirst()));
                case Apply f -> f.op().notation(operands);
            });
        }

        /** The slopes ∂aₖ/∂zⱼ of a softmax layer, which is symmetric. */
        private Named jacobian(int l) {
            LayerNames layer = names.get(l - 1);
            List<List<Expr>> rows = layer.preActivations().stream()
                    .map(z -> layer.activations().stream().map(a -> derivation.local(a, z).result()).toList()).toList();
            String size = Integer.toString(layer.activations().size());
            return new Named(layered(new Symbol("S", Face.ITALIC), l), new Shape(size, size), rows);
        }

        // ---- weights and biases

        private Equation weights(int l) {
            MatrixTerm product = new Product(delta(l), new Transposed(activations(l - 1)));
            MatrixTerm mean = columns.equals("1") ? product : mean(product);
            MatrixTerm total = network.l2().isEmpty() ? mean : new Sum(mean, decay(l));
            List<List<Expr>> truth = names.get(l - 1).weights().stream().map(row -> row.stream().map(this::costGradient).toList()).toList();
            prove("∇W[" + l + "]", total, truth);
            return new Equation(nabla(weightMatrix(l).name()), total);
        }

        private Optional<Equation> biases(int l) {
            List<String> biases = names.get(l - 1).biases();
            if (biases.isEmpty()) return Optional.empty();
            MatrixTerm total = columns.equals("1") ? delta(l) : mean(new ColumnSum(delta(l)));
            prove("∇b[" + l + "]", total, column(biases.stream().map(this::costGradient).toList()));
            return Optional.of(new Equation(nabla(layered(symbol("b"), l)), total));
        }

        /** ∂root/∂w + ∂penalty/∂w for one example, whose share the factor 1/m leaves whole. */
        private Expr costGradient(String name) {
            return Arithmetic.plus(derivation.gradient().ofRoot(name), derivation.gradient().ofPenalty(name));
        }

        /** 1/m times a sum over m columns; for the one column that is proved, the mean is the column itself. */
        private MatrixTerm mean(MatrixTerm sum) {
            return new Scaled(Const.ONE, new Fraction(number("1"), symbol(ANY_EXAMPLES)), sum);
        }

        private MatrixTerm decay(int l) {
            boolean one = model.data().size() <= 1;
            Expr factor = one ? Var.of(Network.LAMBDA) : Arithmetic.divide(Var.of(Network.LAMBDA), Var.of(Network.EXAMPLES));
            return new Scaled(factor, model.program().symbols().of(factor), weightMatrix(l));
        }

        private Notation nabla(Notation of) {
            return Formulas.row(Formulas.sub(new Symbol("∇", Face.UPRIGHT), of), symbol("J"));
        }

        // ---- the matrices

        private Named weightMatrix(int l) {
            List<List<Expr>> rows = names.get(l - 1).weights().stream().map(row -> row.stream().map(w -> (Expr) Var.of(w)).toList()).toList();
            return new Named(layered(symbol("W"), l), new Shape(Integer.toString(rows.size()), Integer.toString(rows.getFirst().size())), rows);
        }

        private Named preActivations(int l) {
            return named("Z", l, names.get(l - 1).preActivations());
        }

        private Named activations(int l) {
            if (l > 0) return named("A", l, names.get(l - 1).activations());
            return new Named(symbol("X"), new Shape(Integer.toString(network.inputs().size()), columns), variables(network.inputs()));
        }

        private Named targets() {
            List<String> targets = network.targets();
            return new Named(symbol("Y"), new Shape(Integer.toString(targets.size()), columns), variables(targets));
        }

        private Named named(String letter, int l, List<String> entries) {
            return new Named(layered(symbol(letter), l), shapeOfLayer(l), variables(entries));
        }

        private Shape shapeOfLayer(int l) {
            return new Shape(Integer.toString(network.layers().get(l - 1).units()), columns);
        }

        private Notation layered(Notation letter, int l) {
            return sup(letter, layerNumber(l));
        }

        private Notation layerNumber(int l) {
            Notation number = number(Integer.toString(l));
            return network.naming() == Naming.NIELSEN ? number : new Bracketed(number, Bracket.SQUARE);
        }

        private static List<List<Expr>> variables(List<String> names) {
            return column(names.stream().map(n -> (Expr) Var.of(n)).toList());
        }

        private static List<List<Expr>> column(List<Expr> entries) {
            return entries.stream().map(List::of).toList();
        }

        private void prove(String line, MatrixTerm formula, List<List<Expr>> truth) {
            List<List<Expr>> entries = formula.entries();
            for (int j = 0; j < truth.size(); j++) {
                for (int k = 0; k < truth.get(j).size(); k++) {
                    derivation.proof().equal(line + ", entry " + (j + 1) + "," + (k + 1), entries.get(j).get(k), truth.get(j).get(k));
                }
            }
        }
    }
}
