package org.gradatim.parse.array;

import static org.gradatim.expr.Arithmetic.times;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.gradatim.expr.Activations;
import org.gradatim.expr.Apply;
import org.gradatim.expr.Arithmetic;
import org.gradatim.expr.Const;
import org.gradatim.expr.Expr;
import org.gradatim.expr.Grid;
import org.gradatim.expr.Grids;
import org.gradatim.expr.InputException;
import org.gradatim.notation.Formulas;
import org.gradatim.notation.Notation;
import org.gradatim.notation.Notation.Call;
import org.gradatim.notation.Notation.Infix;
import org.gradatim.notation.Operator;
import org.gradatim.parse.answer.Written;
import org.gradatim.parse.answer.Written.Label;

/** Functions of whole matrices as NumPy, PyTorch and Octave have them: sums and means along an axis, products, transposes, softmax. */
final class MatrixFunctions {
    /** The names of all. */
    static final Set<String> NAMES = Set.of("sum", "Sum", "mean", "average", "dot", "matmul", "mm", "multiply", "mul", "hadamard", "outer", "inner", "vdot", "transpose", "trans",
            "divide", "true_divide", "add", "subtract", "power", "pow", "where", "array", "asarray", "matrix", "float", "int", "bool", "copy", "squeeze", "astype", "float64", "float32", "int64",
            "int32", "item", "nabla", "len", "size", "softmax", "einsum");

    /** Octave counts axes from 1; its first cannot be told from NumPy's second. */
    private static final int OCTAVES_SECOND = 2;

    private final Interpreter reader;

    MatrixFunctions(Interpreter reader) {
        this.reader = reader;
    }

    /** The value of such a call; empty where the name is none of these, or is called with other arguments. */
    Optional<Term> call(String name, Written.Call c) {
        int n = c.arguments().size();
        return switch (name) {
            case "sum", "Sum" -> n == 0 ? Optional.empty() : Optional.of(sum(c, false));
            case "mean", "average" -> n == 0 ? Optional.empty() : Optional.of(sum(c, true));
            case "dot", "matmul", "mm" -> n != 2 ? Optional.empty() : Optional.of(product(c, Written.Sign.MATRIX));
            case "multiply", "mul", "hadamard" -> n != 2 ? Optional.empty() : Optional.of(product(c, Written.Sign.ELEMENTWISE));
            case "einsum" -> n < 2 ? Optional.empty() : Optional.of(new Einsum(reader, c).read());
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
            case "len", "size" -> n != 1 ? Optional.empty() : count(name, c.arguments().getFirst());
            case "clip" -> n == 0 ? Optional.empty() : Optional.of(clipped(c));
            case "logsumexp" -> n == 1 && c.named().isEmpty() ? Optional.of(logSumExp(c)) : Optional.empty();
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
        return new Term(reader.entries(column, row, Arithmetic::times), new Infix(Operator.TIMES, List.of(left.reading(), Superscripts.transposedReading(right.reading()))));
    }

    private Term inner(Written.Call c) {
        Term left = reader.read(c.arguments().get(0));
        Term right = reader.read(c.arguments().get(1));
        if (left.grid().entries().size() != right.grid().entries().size()) {
            throw reader.mismatchOfProduct(left.grid(), c.arguments().get(0).span(), right.grid(), c.arguments().get(1).span());
        }
        Grid row = new Grid(1, left.grid().entries().size(), left.grid().entries());
        Grid column = new Grid(right.grid().entries().size(), 1, right.grid().entries());
        return new Term(Grids.product(row, column), new Infix(Operator.TIMES, List.of(Superscripts.transposedReading(left.reading()), right.reading())));
    }

    private Term sum(Written.Call c, boolean mean) {
        Term body = reader.read(c.arguments().getFirst());
        Optional<Integer> axis = axis(c).filter(_ -> !body.flat());
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

    /** How many rows the argument has, or entries: m where these are the examples. What is no array here, such as a list of data, has one entry for each. */
    private Optional<Term> count(String name, Written argument) {
        Optional<Term> all = reader.names().count();
        if (reader.names().examples().isEmpty()) return all;
        try {
            Grid grid = reader.read(argument).grid();
            int others = name.equals("len") || reader.names().examplesInRows() ? grid.columns() : grid.rows();
            boolean examples = grid.rows() == 1 || grid.columns() == 1 ? grid.entries().size() == reader.names().examples().getAsInt() : reader.names().examplesInRows();
            if (name.equals("size")) return all.filter(_ -> examples && others == 1);
            return examples ? all : Optional.of(Term.scalar(Const.of(grid.rows()), Formulas.number(Integer.toString(grid.rows()))));
        } catch (InputException noArray) {
            return all;
        }
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

    /** A prediction that is kept off 0 and 1 against overflow is taken as it is, and said to be. */
    private Term clipped(Written.Call c) {
        reader.note(false, reader.text(c.span()), reader.text(c.arguments().getFirst().span()));
        return reader.read(c.arguments().getFirst());
    }

    private Term logSumExp(Written.Call c) {
        Term z = reader.read(c.arguments().getFirst());
        return Term.scalar(Arithmetic.log(Arithmetic.sum(z.grid().entries().stream().map(Arithmetic::exp).toList())), new Call(Formulas.upright("logsumexp"), List.of(z.reading())));
    }

    private Term softmax(Written.Call c) {
        Term z = reader.read(c.arguments().getFirst());
        Grid grid = z.grid();
        if (grid.isScalar()) throw reader.error(c.span(), "softmax takes all pre-activations of a layer; of one of them it is not known which output it is");
        boolean rows = grid.rows() == 1 && reader.names().examples().isEmpty() || reader.names().examplesInRows();
        Grid value = rows
                ? Grids.build(grid.rows(), grid.columns(), (i, j) -> Apply.of(Activations.softmax(j + 1), Grids.row(grid, i).entries()))
                : Grids.build(grid.rows(), grid.columns(), (i, j) -> Apply.of(Activations.softmax(i + 1), Grids.column(grid, j).entries()));
        return new Term(value, new Call(Formulas.upright("softmax"), List.of(z.reading())));
    }
}
