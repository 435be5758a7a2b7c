package org.gradatim.parse.array;

import static org.gradatim.expr.Arithmetic.divide;
import static org.gradatim.expr.Arithmetic.exp;
import static org.gradatim.expr.Arithmetic.minus;
import static org.gradatim.expr.Arithmetic.negate;
import static org.gradatim.expr.Arithmetic.plus;
import static org.gradatim.expr.Arithmetic.power;
import static org.gradatim.expr.Arithmetic.times;
import static org.gradatim.notation.Formulas.symbol;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.gradatim.expr.Activations;
import org.gradatim.expr.Apply;
import org.gradatim.expr.Arithmetic;
import org.gradatim.expr.Const;
import org.gradatim.expr.Expr;
import org.gradatim.expr.Grid;
import org.gradatim.expr.Grids;
import org.gradatim.expr.Op;
import org.gradatim.expr.Rational;
import org.gradatim.notation.Formulas;
import org.gradatim.notation.Notation.Call;
import org.gradatim.notation.Notation.Infix;
import org.gradatim.notation.Notation;
import org.gradatim.notation.Operator;
import org.gradatim.parse.Quote;
import org.gradatim.parse.answer.Written.Label;
import org.gradatim.parse.answer.Written;

/**
 * What is written as a call: functions entry by entry, sums and products of NumPy, derivatives of functions such as σ′(z), and products
 * such as h(1-h), where what stands before the bracket is no function.
 */
public final class Functions {
    /** Functions that formulas lack, by those that they have. */
    private static final Map<String, UnaryOperator<Expr>> COMPOSED = Map.ofEntries(
            Map.entry("square", x -> power(x, Const.TWO)),
            Map.entry("tan", x -> divide(Apply.of(Arithmetic.SIN, x), Apply.of(Arithmetic.COS, x))),
            Map.entry("sec", x -> divide(Const.ONE, Apply.of(Arithmetic.COS, x))),
            Map.entry("sech", x -> divide(Const.TWO, plus(exp(x), exp(negate(x))))),
            Map.entry("cosh", x -> divide(plus(exp(x), exp(negate(x))), Const.TWO)),
            Map.entry("sinh", x -> divide(minus(exp(x), exp(negate(x))), Const.TWO)),
            Map.entry("coth", x -> divide(Const.ONE, Apply.of(Activations.TANH, x))),
            Map.entry("log2", x -> divide(Arithmetic.log(x), Arithmetic.log(Const.TWO))),
            Map.entry("log10", x -> divide(Arithmetic.log(x), Arithmetic.log(Const.of(10)))),
            Map.entry("log1p", x -> Arithmetic.log(plus(Const.ONE, x))),
            Map.entry("expm1", x -> minus(exp(x), Const.ONE)),
            Map.entry("reciprocal", x -> divide(Const.ONE, x)),
            Map.entry("negative", Arithmetic::negate));

    /** Names by which libraries and books call what formulas call otherwise. */
    private static final Map<String, String> ALIASES = Map.ofEntries(
            Map.entry("sigma", "sigmoid"), Map.entry("sigm", "sigmoid"), Map.entry("sig", "sigmoid"), Map.entry("expit", "sigmoid"),
            Map.entry("Sigmoid", "sigmoid"), Map.entry("ReLU", "relu"), Map.entry("Relu", "relu"), Map.entry("maximum", "max"), Map.entry("minimum", "min"),
            Map.entry("absolute", "abs"), Map.entry("fabs", "abs"), Map.entry("Exp", "exp"), Map.entry("Log", "log"), Map.entry("th", "tanh"),
            Map.entry("indicator", "step"), Map.entry("1", "step"), Map.entry("𝟙", "step"), Map.entry("I", "step"), Map.entry("u", "step"), Map.entry("H", "step"));

    /** What makes the name of a function that of its derivative. */
    private static final List<String> DERIVATIVE_ENDINGS = List.of("_prime", "_derivative", "_deriv", "_grad", "_gradient", "_backward", "_dx", "_der", "prime", "Prime", "Derivative", "Gradient");
    private static final List<String> DERIVATIVE_BEGINNINGS = List.of("d_", "deriv_", "derivative_", "grad_", "d");

    /** Octave counts axes from 1; its first cannot be told from NumPy's second. */
    private static final int OCTAVES_SECOND = 2;

    /** Functions of whole matrices. */
    private static final Set<String> OF_MATRICES = Set.of("sum", "Sum", "mean", "average", "dot", "matmul", "mm", "multiply", "mul", "hadamard", "outer", "inner", "vdot", "transpose", "trans",
            "divide", "true_divide", "add", "subtract", "power", "pow", "where", "array", "asarray", "matrix", "float", "int", "bool", "copy", "squeeze", "astype", "float64", "float32", "int64",
            "int32", "item", "nabla", "len", "size", "softmax");

    private final Interpreter reader;

    Functions(Interpreter reader) {
        this.reader = reader;
    }

    /** Whether a call of this name is one of a function, whatever other names there are. */
    public static boolean isKnown(String name) {
        return op(name).isPresent() || COMPOSED.containsKey(name) || OF_MATRICES.contains(name);
    }

    Term call(Written.Call written) {
        Written.Call c = alias(written.function())
                .map(f -> new Written.Call(f, written.arguments(), written.named(), written.span())).orElse(written);
        return switch (c.function()) {
            case Written.Name n -> named(n, c);
            case Written.Primed p -> slope(p, c);
            case Written.Power p when p.base() instanceof Written.Name n && isFunction(n.label()) ->
                    raised(named(n, new Written.Call(n, c.arguments(), c.named(), c.span())), reader.read(p.exponent()));
            default -> {
                requireOne(c);
                yield product(c, reader.read(c.arguments().getFirst()));
            }
        };
    }

    private Optional<Written> alias(Written function) {
        return reader.isLiteral() ? Optional.empty() : reader.names().functionAlias(function);
    }

    private Term raised(Term base, Term exponent) {
        Notation reading = Formulas.sup(base.reading(), exponent.reading());
        return new Term(reader.entries(base.grid(), exponent.grid(), (x, y) -> Apply.of(Arithmetic.POWER, x, y)), reading, base.matrix() || exponent.matrix());
    }

    private boolean isFunction(Label label) {
        String name = plain(label);
        return op(name).isPresent() || COMPOSED.containsKey(name) || name.equals("softmax");
    }

    private Term named(Written.Name n, Written.Call c) {
        String name = plain(n.label());
        Optional<Term> own = reader.find(n.label());
        if (own.isPresent() && !isCode(c)) return applied(own.get(), n, c);
        Optional<Term> known = known(name, c);
        if (known.isPresent()) return known.get();
        if (Interpreter.isEuler(n.label()) && c.arguments().size() == 1) return product(c, reader.read(c.arguments().getFirst()));
        if (c.arguments().size() == 1 && own.isPresent()) return applied(own.get(), n, c);
        if (c.arguments().size() == 1 && n.label().above().isEmpty() && looksLikeFunction(n)) {
            throw reader.error(n.span(), "there is neither a function nor a name " + Quote.of(n.label().source()) + " here; if it is a function of yours, say under `aliases` which one it is");
        }
        if (c.arguments().size() != 1) throw reader.error(n.span(), "there is no function " + Quote.of(n.label().source()) + " of " + c.arguments().size() + " arguments");
        throw reader.unknown(n.label(), n.span());
    }

    private static boolean looksLikeFunction(Written.Name n) {
        return n.label().below().isEmpty() && n.label().base().chars().noneMatch(Character::isDigit);
    }

    private static boolean isCode(Written.Call c) {
        return !c.named().isEmpty();
    }

    /** A name with a bracket behind it: h(x), which is h, or the product h(1-h). */
    private Term applied(Term name, Written.Name n, Written.Call c) {
        if (c.arguments().stream().allMatch(a -> reader.names().dependsOn(name, a, reader))) {
            reader.note(true, reader.text(c.span()).strip(), reader.text(n.span()).strip());
            return inExample(n.label(), c.arguments().getFirst()).orElse(name);
        }
        requireOne(c);
        return product(c, reader.read(c.arguments().getFirst()));
    }

    /** h(x⁽ⁱ⁾) is what h is for that example. */
    private Optional<Term> inExample(Label name, Written argument) {
        if (!(argument instanceof Written.Name x) || x.label().above().isEmpty() || !name.above().isEmpty()) return Optional.empty();
        return reader.find(new Label(name.base(), name.accent(), name.below(), x.label().above(), name.source()));
    }

    private void requireOne(Written.Call c) {
        if (c.arguments().size() != 1) throw reader.error(c.span(), Quote.of(reader.text(c.function().span())) + " is no function, and a bracket with commas is no factor");
    }

    private Term product(Written.Call c, Term argument) {
        return new Products(reader).read(c.function(), argument, c.arguments().getFirst().span());
    }

    /** What is written, which stands around {@code changed}: where that is a call of no function, only its bracket is changed. */
    Term changed(Written changed, UnaryOperator<Term> change) {
        if (!(changed instanceof Written.Call c) || !isProduct(c)) return change.apply(reader.read(changed));
        return product(c, change.apply(reader.read(c.arguments().getFirst())));
    }

    private boolean isProduct(Written.Call c) {
        if (!(c.function() instanceof Written.Name n) || c.arguments().size() != 1 || !c.named().isEmpty()) return false;
        Optional<Term> own = reader.find(n.label());
        return own.isPresent() && !reader.names().dependsOn(own.get(), c.arguments().getFirst(), reader);
    }

    private Optional<Term> known(String name, Written.Call c) {
        Optional<Term> array = array(name, c);
        if (array.isPresent()) return array;
        if (c.arguments().isEmpty()) return Optional.empty();
        if (op(name).filter(o -> o == Arithmetic.STEP).isPresent() && c.arguments().getFirst() instanceof Written.Comparison k) return Optional.of(reader.comparison(k));
        Optional<Op> op = op(name);
        if (op.isPresent()) return Optional.of(applied(op.get(), c));
        UnaryOperator<Expr> composed = COMPOSED.get(name);
        if (composed != null) return Optional.of(one(c).map(composed, new Call(Formulas.upright(name), List.of(one(c).reading()))));
        return derivativeOf(name).map(o -> slopes(o, c, 1));
    }

    private Term one(Written.Call c) {
        requireOne(c);
        return reader.read(c.arguments().getFirst());
    }

    /** An op applied entry by entry. */
    private Term applied(Op op, Written.Call c) {
        List<Term> arguments = new ArrayList<>(c.arguments().stream().map(reader::read).toList());
        if (op == Activations.LEAKY_RELU && arguments.size() == 1) arguments.add(Term.scalar(Const.of(Rational.of(1, 5)), Formulas.number("0.2")));
        if (op == Activations.ELU && arguments.size() == 1) arguments.add(Term.scalar(Const.ONE, Formulas.number("1")));
        if (!op.accepts(arguments.size())) throw reader.error(c.span(), Quote.of(op.name()) + " takes " + op.arityInWords() + ", not " + arguments.size());
        Notation reading = op.notation(arguments.stream().map(Term::reading).toList());
        if (arguments.size() == 1) return arguments.getFirst().map(x -> Apply.of(op, x), reading);
        if (arguments.size() == 2) {
            Grid a = arguments.get(0).grid();
            Grid b = arguments.get(1).grid();
            if (!Grids.fit(a, b)) throw reader.mismatchOfEntries(a, c.arguments().get(0).span(), b, c.arguments().get(1).span());
            return new Term(reader.entries(a, b, (x, y) -> Apply.of(op, x, y)), reading, arguments.stream().anyMatch(Term::matrix));
        }
        if (!arguments.stream().allMatch(Term::isScalar)) throw reader.error(c.span(), Quote.of(op.name()) + " takes numbers here, not matrices");
        return Term.scalar(Apply.of(op, arguments.stream().map(Term::value).toList()), reading);
    }

    /** σ′(z): the derivative of a function at its argument, of a name of the model by another, or of the activation that z goes into. */
    private Term slope(Written.Primed p, Written.Call c) {
        Written body = alias(p.body()).orElse(p.body());
        if (!(body instanceof Written.Name n)) throw reader.error(p.span(), "a prime stands after the name of a function, as in σ'(z)");
        boolean byName = c.arguments().size() == 1 && c.arguments().getFirst() instanceof Written.Name && reader.find(n.label()).isPresent();
        if (byName && p.order() == 1) return reader.names().derivative(new Written.Derivative(n, c.arguments().getFirst(), c.span()), reader);
        Optional<Op> op = op(plain(n.label()));
        if (op.isPresent()) return slopes(op.get(), c, p.order());
        requireOne(c);
        Written argument = c.arguments().getFirst();
        if (reader.find(new Label(n.label().base() + "p", n.label().accent(), n.label().below(), n.label().above(), n.label().source() + "'")).isPresent()) {
            return product(new Written.Call(p, c.arguments(), c.named(), c.span()), reader.read(argument));
        }
        Term at = reader.read(argument);
        return at.map(x -> reader.names().slopeAt(x).orElseThrow(() -> reader.error(c.span(), "which function " + Quote.of(reader.text(p.span()))
                + " is does not follow from " + Quote.of(reader.text(argument.span())) + "; write σ', tanh' or relu', or give " + Quote.of(n.label().source()) + " under `aliases`")),
                new Call(primed(LabelNotation.of(n.label()), p.order()), List.of(at.reading())));
    }

    private Term slopes(Op op, Written.Call c, int order) {
        Term at = one(c);
        if (order > 1) throw reader.error(c.function().span(), "second derivatives are not read; write them out");
        if (op == Activations.LEAKY_RELU || op == Activations.ELU || !op.accepts(1)) throw reader.error(c.span(), "the derivative of " + Quote.of(op.name()) + " is written out, without a prime");
        Notation name = op.notation(List.of(at.reading())) instanceof Call k && k.arguments().size() == 1 ? k.function() : Formulas.upright(op.name());
        return at.map(x -> op.derivatives(List.of(x), reader.names().output(op, x)).getFirst(), new Call(primed(name, order), List.of(at.reading())));
    }

    private static Notation primed(Notation name, int order) {
        return Symbolic.withSuperscript(name, symbol("′".repeat(order)));
    }

    private static Optional<Op> op(String name) {
        return org.gradatim.parse.Functions.named(ALIASES.getOrDefault(name, name));
    }

    /** The function of which this is the derivative by its name: {@code sigmoid_prime}, {@code dtanh}. */
    private static Optional<Op> derivativeOf(String name) {
        for (String ending : DERIVATIVE_ENDINGS) {
            if (name.endsWith(ending)) return op(name.substring(0, name.length() - ending.length())).filter(o -> o.accepts(1));
        }
        for (String beginning : DERIVATIVE_BEGINNINGS) {
            if (name.startsWith(beginning)) return op(name.substring(beginning.length())).filter(o -> o.accepts(1));
        }
        return Optional.empty();
    }

    /** The name of a function, without the library before it. */
    private static String plain(Label label) {
        String name = label.base() + (label.below().isEmpty() ? "" : "_" + String.join("_", label.below()));
        return name.replaceFirst("^(?:np|numpy|math|torch|F|tf|scipy|special)\\.", "");
    }

    /** Functions of whole matrices. */
    private Optional<Term> array(String name, Written.Call c) {
        int n = c.arguments().size();
        return switch (name) {
            case "sum", "Sum" -> n == 0 ? Optional.empty() : Optional.of(sum(c, false));
            case "mean", "average" -> n == 0 ? Optional.empty() : Optional.of(sum(c, true));
            case "dot", "matmul", "mm" -> n != 2 ? Optional.empty() : Optional.of(product(c, Written.Sign.MATRIX));
            case "multiply", "mul", "hadamard" -> n != 2 ? Optional.empty() : Optional.of(product(c, Written.Sign.ELEMENTWISE));
            case "outer" -> n != 2 ? Optional.empty() : Optional.of(outer(c));
            case "inner", "vdot" -> n != 2 ? Optional.empty() : Optional.of(inner(c));
            case "transpose", "trans", "t" -> n != 1 ? Optional.empty() : Optional.of(reader.read(new Written.Transposed(c.arguments().getFirst(), c.span())));
            case "divide", "true_divide" -> n != 2 ? Optional.empty() : Optional.of(reader.read(new Written.Quotient(c.arguments().get(0), c.arguments().get(1), c.span())));
            case "add" -> n != 2 ? Optional.empty() : Optional.of(reader.read(new Written.Sum(c.arguments(), c.span())));
            case "subtract" -> n != 2 ? Optional.empty() : Optional.of(reader.read(new Written.Sum(List.of(c.arguments().get(0),
                    new Written.Negated(c.arguments().get(1), c.arguments().get(1).span())), c.span())));
            case "power", "pow" -> n != 2 ? Optional.empty() : Optional.of(reader.read(new Written.Power(c.arguments().get(0), c.arguments().get(1), c.span())));
            case "where" -> n != 3 ? Optional.empty() : Optional.of(reader.read(new Written.Choice(
                    List.of(new Written.Branch(c.arguments().get(1), c.arguments().get(0))), Optional.of(c.arguments().get(2)), c.span())));
            case "array", "asarray", "matrix", "float", "int", "bool", "copy", "squeeze", "astype", "float64", "float32", "int64", "int32", "item" -> n == 0 ? Optional.empty() : Optional.of(reader.read(c.arguments().getFirst()));
            case "nabla" -> n != 1 ? Optional.empty() : Optional.of(reader.names().derivative(new Written.Derivative(c.arguments().getFirst(), prediction(c), c.span()), reader));
            case "len", "size" -> n != 1 ? Optional.empty() : reader.names().count();
            case "softmax" -> n == 1 ? Optional.of(softmax(c)) : Optional.empty();
            default -> Optional.empty();
        };
    }

    /** A gradient of which is not said by what it is taken is one by the predictions. */
    private static Written prediction(Written.Call c) {
        return new Written.Name(new Label("y", "hat", List.of(), List.of(), "ŷ"), c.span());
    }

    private Term product(Written.Call c, Written.Sign sign) {
        return reader.read(new Written.Product(c.arguments(), List.of(sign), c.span()));
    }

    private Term outer(Written.Call c) {
        Term left = reader.read(c.arguments().get(0));
        Term right = reader.read(c.arguments().get(1));
        Grid column = new Grid(left.grid().entries().size(), 1, left.grid().entries());
        Grid row = new Grid(1, right.grid().entries().size(), right.grid().entries());
        return new Term(reader.entries(column, row, Arithmetic::times), new Infix(Operator.TIMES, List.of(left.reading(), Interpreter.transposedReading(right.reading()))));
    }

    private Term inner(Written.Call c) {
        Term left = reader.read(c.arguments().get(0));
        Term right = reader.read(c.arguments().get(1));
        if (left.grid().entries().size() != right.grid().entries().size()) {
            throw reader.mismatchOfProduct(left.grid(), c.arguments().get(0).span(), right.grid(), c.arguments().get(1).span());
        }
        Grid row = new Grid(1, left.grid().entries().size(), left.grid().entries());
        Grid column = new Grid(right.grid().entries().size(), 1, right.grid().entries());
        return new Term(Grids.product(row, column), new Infix(Operator.TIMES, List.of(Interpreter.transposedReading(left.reading()), right.reading())));
    }

    private Term sum(Written.Call c, boolean mean) {
        Term body = reader.read(c.arguments().getFirst());
        Optional<Integer> axis = axis(c);
        Grid grid = body.grid();
        Grid sum = axis.map(a -> Grids.sum(grid, a)).orElseGet(() -> Grids.total(grid));
        Call reading = new Call(Formulas.upright(mean ? "mean" : "sum"), axis.map(a -> List.of(body.reading(), axisNotation(a))).orElse(List.of(body.reading())));
        boolean matrix = axis.isPresent() && body.matrix();
        if (!mean) return new Term(sum, reading, matrix);
        Expr count = axis.map(a -> count(a == 0 ? grid.rows() : grid.columns())).orElseGet(() -> times(count(grid.rows()), count(grid.columns())));
        return new Term(sum.map(x -> Apply.of(Arithmetic.DIVIDE, x, count)), reading, matrix);
    }

    private static Notation axisNotation(int axis) {
        return Formulas.equation(Formulas.upright("axis"), Formulas.number(Integer.toString(axis)));
    }

    /** A mean over the examples is a sum over all of them by m, however many are written out. */
    private Expr count(int entries) {
        boolean examples = entries > 1 && reader.names().examples().isPresent() && reader.names().examples().getAsInt() == entries;
        return examples ? reader.names().count().map(Term::value).orElse(Const.of(entries)) : Const.of(entries);
    }

    private Optional<Integer> axis(Written.Call c) {
        Written written = c.named().containsKey("axis") ? c.named().get("axis") : c.named().containsKey("dim") ? c.named().get("dim")
                : c.arguments().size() > 1 ? c.arguments().get(1) : null;
        if (written == null || written instanceof Written.Name n && n.label().base().equals("None")) return Optional.empty();
        Term axis = reader.read(written);
        if (axis.isScalar() && axis.value() instanceof Const k && k.value().isInt()) {
            int number = k.value().intValue();
            if (number >= -2 && number <= 1) return Optional.of(Math.floorMod(number, 2));
            if (number == OCTAVES_SECOND) return Optional.of(1);
        }
        throw reader.error(written.span(), "a matrix has the axes 0 (over the rows) and 1 (over the columns)");
    }

    private Term softmax(Written.Call c) {
        Term z = reader.read(c.arguments().getFirst());
        Grid grid = z.grid();
        if (grid.isScalar()) throw reader.error(c.span(), "softmax takes all pre-activations of a layer; of one of them it is not known which output it is");
        boolean rows = grid.rows() == 1 && reader.names().examples().isEmpty();
        Grid value = rows
                ? Grids.build(1, grid.columns(), (_, j) -> Apply.of(Activations.softmax(j + 1), grid.entries()))
                : Grids.build(grid.rows(), grid.columns(), (i, j) -> Apply.of(Activations.softmax(i + 1), Grids.column(grid, j).entries()));
        return new Term(value, new Call(Formulas.upright("softmax"), List.of(z.reading())));
    }
}
