package org.gradatim.derive;

import static org.gradatim.notation.Formulas.symbol;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BinaryOperator;
import org.gradatim.expr.Arithmetic;
import org.gradatim.expr.Expr;
import org.gradatim.notation.Formulas;
import org.gradatim.notation.Notation;
import org.gradatim.notation.Notation.Brace;
import org.gradatim.notation.Notation.Infix;
import org.gradatim.notation.Notation.Script;
import org.gradatim.notation.Operator;

/**
 * A matrix formula with its shape and its entries. The entries are those for one example; where a shape says m columns there is
 * one such column for each example.
 */
public sealed interface MatrixTerm {
    /** Rows and columns as they are to be printed: numbers, or m. */
    record Shape(String rows, String columns) {
        public Notation notation() {
            return new Infix(Operator.CROSS, List.of(size(rows), size(columns)));
        }

        private static Notation size(String text) {
            return Character.isDigit(text.charAt(0)) ? Formulas.number(text) : symbol(text);
        }
    }

    Shape shape();

    /** Row by row, for one example. */
    List<List<Expr>> entries();

    /** A matrix with a name. */
    record Named(Notation name, Shape shape, List<List<Expr>> entries) implements MatrixTerm {}

    /** Mᵀ. */
    record Transposed(Named matrix) implements MatrixTerm {
        @Override
        public Shape shape() {
            return new Shape(matrix.shape().columns(), matrix.shape().rows());
        }

        @Override
        public List<List<Expr>> entries() {
            List<List<Expr>> rows = new ArrayList<>();
            for (int j = 0; j < matrix.entries().getFirst().size(); j++) {
                int column = j;
                rows.add(matrix.entries().stream().map(row -> row.get(column)).toList());
            }
            return rows;
        }
    }

    /** The matrix product. */
    record Product(MatrixTerm left, MatrixTerm right) implements MatrixTerm {
        @Override
        public Shape shape() {
            return new Shape(left.shape().rows(), right.shape().columns());
        }

        @Override
        public List<List<Expr>> entries() {
            List<List<Expr>> columns = new Transposed(new Named(symbol(""), right.shape(), right.entries())).entries();
            return left.entries().stream().map(row -> columns.stream().map(column -> dot(row, column)).toList()).toList();
        }

        private static Expr dot(List<Expr> row, List<Expr> column) {
            List<Expr> terms = new ArrayList<>(row.size());
            for (int i = 0; i < row.size(); i++) terms.add(Arithmetic.times(row.get(i), column.get(i)));
            return Arithmetic.sum(terms);
        }
    }

    /** left ⊙ right, entry by entry. */
    record Hadamard(MatrixTerm left, MatrixTerm right) implements MatrixTerm {
        @Override
        public Shape shape() {
            return left.shape();
        }

        @Override
        public List<List<Expr>> entries() {
            return entryByEntry(left, right, (a, b) -> Arithmetic.times(a, b));
        }
    }

    /** left - right. */
    record Difference(MatrixTerm left, MatrixTerm right) implements MatrixTerm {
        @Override
        public Shape shape() {
            return left.shape();
        }

        @Override
        public List<List<Expr>> entries() {
            return entryByEntry(left, right, Arithmetic::minus);
        }
    }

    /** left + right. */
    record Sum(MatrixTerm left, MatrixTerm right) implements MatrixTerm {
        @Override
        public Shape shape() {
            return left.shape();
        }

        @Override
        public List<List<Expr>> entries() {
            return entryByEntry(left, right, (a, b) -> Arithmetic.plus(a, b));
        }
    }

    /**
     * A number times a matrix.
     *
     * @param factor     the number's value for one example
     * @param asWritten  how it is printed: 1/m, 2/n
     */
    record Scaled(Expr factor, Notation asWritten, MatrixTerm matrix) implements MatrixTerm {
        @Override
        public Shape shape() {
            return matrix.shape();
        }

        @Override
        public List<List<Expr>> entries() {
            return matrix.entries().stream().map(row -> row.stream().map(e -> Arithmetic.times(factor, e)).toList()).toList();
        }
    }

    /** The sum over the examples, one column each, of a matrix's columns. */
    record ColumnSum(MatrixTerm matrix) implements MatrixTerm {
        @Override
        public Shape shape() {
            return new Shape(matrix.shape().rows(), "1");
        }

        @Override
        public List<List<Expr>> entries() {
            return matrix.entries();
        }
    }

    private static List<List<Expr>> entryByEntry(MatrixTerm left, MatrixTerm right, BinaryOperator<Expr> operation) {
        List<List<Expr>> a = left.entries();
        List<List<Expr>> b = right.entries();
        List<List<Expr>> rows = new ArrayList<>(a.size());
        for (int i = 0; i < a.size(); i++) {
            List<Expr> row = new ArrayList<>(a.get(i).size());
            for (int j = 0; j < a.get(i).size(); j++) row.add(operation.apply(a.get(i).get(j), b.get(i).get(j)));
            rows.add(row);
        }
        return rows;
    }

    /** The formula, with the shape under each named factor where asked for. */
    default Notation notation(boolean shapes) {
        return switch (this) {
            case Named n -> braced(n.name(), n, shapes);
            case Transposed t -> braced(transposed(t.matrix().name()), t, shapes);
            case Product p -> Formulas.product(List.of(p.left().notation(shapes), p.right().notation(shapes)));
            case Hadamard h -> new Infix(Operator.HADAMARD, List.of(h.left().notation(shapes), h.right().notation(shapes)));
            case Difference d -> Formulas.sum(List.of(d.left().notation(shapes), Formulas.minus(d.right().notation(shapes))));
            case Sum s -> Formulas.sum(List.of(s.left().notation(shapes), s.right().notation(shapes)));
            case Scaled s -> Formulas.product(List.of(s.asWritten(), s.matrix().notation(shapes)));
            case ColumnSum c -> new Notation.BigOperator("∑", Optional.of(symbol("i")), Optional.empty(),
                    inColumn(c.matrix().notation(false)));
        };
    }

    private static Notation inColumn(Notation matrix) {
        return org.gradatim.graph.Symbols.inExample(matrix, symbol("i"));
    }

    private static Notation braced(Notation name, MatrixTerm term, boolean shapes) {
        return shapes ? new Brace(name, term.shape().notation()) : name;
    }

    private static Notation transposed(Notation name) {
        Notation sign = symbol("⊤");
        if (!(name instanceof Script s)) return Formulas.sup(name, sign);
        Notation superscript = s.superscript().map(old -> (Notation) Formulas.row(old, sign)).orElse(sign);
        return new Script(s.base(), s.subscript(), Optional.of(superscript));
    }
}
