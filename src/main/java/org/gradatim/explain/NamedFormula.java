package org.gradatim.explain;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import org.gradatim.derive.Chain;
import org.gradatim.derive.Derivation;
import org.gradatim.derive.MatrixDerivation;
import org.gradatim.derive.MatrixDerivation.LayerFormulas;
import org.gradatim.derive.WeightDerivation;
import org.gradatim.expr.InputException;
import org.gradatim.expr.Var;
import org.gradatim.graph.Program;
import org.gradatim.notation.Formulas;
import org.gradatim.notation.Notation;
import org.gradatim.notation.Notation.Brace;
import org.gradatim.notation.Notation.Relation;
import org.gradatim.parse.Nearest;
import org.gradatim.parse.Quote;
import org.gradatim.parse.answer.AnswerReader;
import org.gradatim.parse.answer.Statement;
import org.gradatim.parse.answer.Written;
import org.gradatim.parse.answer.Written.Above;
import org.gradatim.parse.answer.Written.Label;
import org.gradatim.parse.array.Spelling;

/**
 * One formula of a derivation by what it is called: {@code dJ/dw1} is ∂J/∂w₁ = (a₃ - y) w₅ …, {@code dz3/da1} a local derivative, {@code dJ/dW1} the gradient of a layer in matrices,
 * {@code a3} its definition a₃ = σ(z₃), {@code J} the cost, {@code w1} the symbol of a parameter. Derivatives and names are written as in
 * answers, {@code ∂J/∂w₁} and {@code \frac{\partial J}{\partial w_1}} too. Behind it may stand a {@link Form} and a {@link Side}:
 * {@code dJ/dw1 chain right}.
 */
public final class NamedFormula {

    /** What is said of a derivative. */
    public enum Form {
        /** The closed form. */
        RESULT,
        /** The chain rule: ∂J/∂a₃ · ∂a₃/∂z₃ · …, summed over the paths. */
        CHAIN,
        /** The same with every factor worked out, its name below it. */
        FACTORS;

        private String keyword() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** Which part of an equation. */
    public enum Side {
        EQUATION, LEFT, RIGHT;

        private String keyword() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** What everybody calls the cost. */
    private static final String COST = "J";

    /** Of more paths than this a chain would be too long to be read. */
    private static final int MOST_PATHS = 8;

    private final Derivation derivation;
    private final Program program;
    private final Narration n;

    private NamedFormula(Derivation derivation) {
        this.derivation = derivation;
        this.program = derivation.program();
        this.n = new Narration(derivation, new Terms(derivation), new Messages(Locale.ENGLISH), Optional.empty(), Detail.STANDARD);
    }

    /**
     * The formula that is asked for. Every equality in it is proved.
     *
     * @throws InputException where there is no such formula; it says what there is
     */
    public static Notation of(Derivation derivation, String asked) {
        List<String> words = new ArrayList<>(List.of(asked.strip().split("\\s+")));
        Side side = last(words, Side.values(), Side::keyword).orElse(Side.EQUATION);
        Optional<Form> form = last(words, Form.values(), Form::keyword);
        String name = String.join(" ", words);
        if (name.isEmpty()) throw new InputException("no formula is named; write for example `dJ/dw1`, or the name of a definition");
        return part(new NamedFormula(derivation).equation(name, form), side);
    }

    /** Takes the last word away where it is one of these keywords, and more is before it. */
    private static <T> Optional<T> last(List<String> words, T[] choices, Function<T, String> keyword) {
        if (words.size() < 2) return Optional.empty();
        for (T choice : choices) {
            if (!keyword.apply(choice).equals(words.getLast())) continue;
            words.removeLast();
            return Optional.of(choice);
        }
        return Optional.empty();
    }

    private static Notation part(Notation formula, Side side) {
        if (!(formula instanceof Relation equation)) return formula;
        return switch (side) {
            case EQUATION -> equation;
            case LEFT -> equation.left();
            case RIGHT -> equation.right();
        };
    }

    private Notation equation(String name, Optional<Form> form) {
        return switch (written(name)) {
            case Written.Derivative d -> {
                Form asked = form.orElse(Form.RESULT);
                Optional<Notation> matrix = asked == Form.RESULT && name(d.of(), name).equals(cost()) ? matrix(label(d.by(), name)) : Optional.empty();
                yield matrix.isPresent() ? matrix.get() : derivative(name(d.of(), name), name(d.by(), name), asked);
            }
            case Written w when form.isEmpty() -> definition(name(w, name));
            case Written _ -> throw new InputException(Quote.of(name) + " is no derivative and has no " + form.get().keyword() + "; write for example `dJ/dw1 " + form.get().keyword() + "`");
        };
    }

    // ---- what is written

    private Written written(String name) {
        List<Statement> read = new AnswerReader().read(name, "formula");
        Optional<Written> written = read.size() == 1 && read.getFirst().sides().size() == 1 ? read.getFirst().sides().getFirst().written() : Optional.empty();
        return written.orElseThrow(() -> unknown(name));
    }

    private String name(Written written, String asked) {
        Label label = label(written, asked);
        Spelling spelling = Spelling.of(label);
        if (isKnown(spelling.plain())) return spelling.plain();
        String key = spelling.layerFirst().squashed();
        List<String> alike = names().stream().filter(known -> Spelling.of(known).squashed().equals(key)).toList();
        if (alike.size() > 1) throw new InputException(Quote.of(label.source()) + " may be any of " + Quote.all(alike) + "; write one of these");
        if (alike.isEmpty() && key.equals(COST)) return COST;
        if (alike.isEmpty()) throw new InputException("there is no " + Quote.of(label.source()) + " in this model; " + Nearest.names(spelling.plain(), names()));
        return alike.getFirst();
    }

    /** A number above a name is no power but its layer, as Nielsen has it: w¹₁₂. */
    private Label label(Written written, String asked) {
        return switch (written) {
            case Written.Name n -> n.label();
            case Written.Power(Written.Name n, Written.Literal layer, Written.Span _) -> new Label(n.label().base(), n.label().accent(), n.label().below(),
                    List.of(new Above(layer.digits(), ' ')), n.label().source());
            case Written _ -> throw unknown(asked);
        };
    }

    private boolean isKnown(String name) {
        return program.knows(name);
    }

    private Collection<String> names() {
        List<String> names = new ArrayList<>(program.definitions().stream().map(Program.Definition::name).toList());
        names.addAll(program.leaves());
        return names;
    }

    private InputException unknown(String asked) {
        return new InputException(Quote.of(asked) + " names no formula; write a derivative such as `d" + cost() + "/d"
                + program.parameters().stream().findFirst().orElse("w1") + "`, or one of " + Quote.all(names()));
    }

    // ---- definitions

    /** What the cost is called. */
    private String cost() {
        return n.terms().averaged() || !isKnown(COST) ? COST : program.root();
    }

    private boolean isCost(String name) {
        return name.equals(COST) && (n.terms().averaged() || !isKnown(name));
    }

    private Notation definition(String name) {
        if (isCost(name)) return Formulas.equation(n.terms().cost(), n.terms().averaged() ? mean() : n.terms().of(program.definition(program.root()).orElseThrow().value()));
        return program.definition(name).<Notation>map(d -> Formulas.equation(n.terms().of(name), n.terms().of(d.value()))).orElseGet(() -> n.terms().of(name));
    }

    private Notation mean() {
        Notation mean = n.terms().mean(n.terms().inExample(Var.of(program.root())));
        return program.penalty().isZero() ? mean : Formulas.sum(List.of(mean, n.terms().of(program.penalty())));
    }

    // ---- derivatives

    /** The gradient by a matrix of weights or a column of biases of a layer: ∇W^{[1]} = δ^{[1]} X^⊤; empty for any other name. */
    private Optional<Notation> matrix(Label by) {
        String array = Spelling.of(by).layerFirst().squashed();
        if (derivation.model().network().isEmpty() || isKnown(Spelling.of(by).plain()) || !array.matches("[Wb][0-9]*")) return Optional.empty();
        List<LayerFormulas> layers = MatrixDerivation.of(derivation).layers();
        String number = array.substring(1);
        return layers.stream().filter(layer -> number.isEmpty() ? layers.size() == 1 : number.equals(Integer.toString(layer.layer()))).findFirst()
                .flatMap(layer -> array.startsWith("W") ? Optional.of(layer.weights()) : layer.biases())
                .map(equation -> Formulas.equation(equation.left(), equation.right().notation(false)));
    }

    private Notation derivative(String of, String by, Form form) {
        boolean cost = isCost(of);
        if (!cost && !of.equals(program.root())) return inner(of, by, form);
        WeightDerivation w = derivation.weight(by);
        boolean averaged = cost && n.terms().averaged();
        if (averaged && program.variesByExample(by)) {
            throw new InputException(Quote.of(by) + " differs from example to example, J is a mean over them; write " + Quote.of("d" + program.root() + "/d" + by));
        }
        if (averaged && form == Form.RESULT) return Formulas.equation(n.terms().costDerivative(by), n.terms().ofCost(n.readable(w), w.penalty()));
        Notation left = n.terms().derivative(program.root(), by);
        return Formulas.equation(left, form == Form.RESULT ? n.terms().of(n.readable(w)) : paths(w, form));
    }

    private Notation paths(WeightDerivation w, Form form) {
        if (w.pathCount() == 0) return n.terms().of(w.result());
        if (w.pathCount() > MOST_PATHS) {
            throw new InputException(ChainReadAloud.count(w.pathCount()) + " paths lead from " + program.root() + " to " + w.name() + ", too many for one formula; leave `" + form.keyword() + "` out");
        }
        return Formulas.sum(w.chains().stream().map(chain -> form == Form.CHAIN ? ChainReadAloud.factors(n, chain) : braced(chain)).toList());
    }

    private Notation braced(Chain chain) {
        return Formulas.chain(chain.factors().stream().map(f -> (Notation) new Brace(n.terms().of(f.result()), n.terms().local(f.of(), f.by()))).toList());
    }

    private Notation inner(String of, String by, Form form) {
        if (form != Form.RESULT) throw new InputException("the " + form.keyword() + " is told of derivatives of " + program.root() + "; leave `" + form.keyword() + "` out");
        if (program.definition(of).isEmpty()) throw new InputException(Quote.of(of) + " is not computed from anything, so that it has no derivatives; write for example " + Quote.of(program.root()));
        return Formulas.equation(n.terms().derivative(of, by), n.terms().of(derivation.whole(of, by)));
    }
}
