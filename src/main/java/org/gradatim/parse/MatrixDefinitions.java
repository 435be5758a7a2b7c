package org.gradatim.parse;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.gradatim.expr.Expr;
import org.gradatim.expr.Grid;
import org.gradatim.expr.InputException;
import org.gradatim.expr.Var;
import org.gradatim.graph.NamedArray;
import org.gradatim.graph.Symbols;
import org.gradatim.notation.Formulas;
import org.gradatim.notation.Notation;
import org.gradatim.notation.Notation.Script;
import org.gradatim.parse.answer.AnswerReader;
import org.gradatim.parse.answer.Statement;
import org.gradatim.parse.answer.Statement.Side;
import org.gradatim.parse.answer.Written;
import org.gradatim.parse.array.FunctionNames;
import org.gradatim.parse.array.Interpreter;
import org.gradatim.parse.array.Spelling;
import org.gradatim.parse.array.Term;
import org.gradatim.parse.array.Vocabulary;

/**
 * Definitions in matrices, {@code Z = W @ A + b}, where a spec gives {@code shapes}: written out entry by entry as Z_11, Z_12, … or, of a
 * column, Z_1, Z_2, … Names without a shape and without a definition are numbers.
 */
final class MatrixDefinitions {
    static final String KEY = "shapes";

    private static final Pattern SHAPE = Pattern.compile("\\s*([1-9][0-9]{0,5})\\s*(?:[x×X*,]\\s*([1-9][0-9]{0,5})\\s*)?");
    private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");

    private final boolean used;
    private final Map<String, NamedArray> arrays = new LinkedHashMap<>();
    private final Map<String, Term> terms = new LinkedHashMap<>();

    /** A definition of one entry, and the text of the whole. */
    record Entry(Equation equation, FormulaText source) {}

    private MatrixDefinitions(boolean used) {
        this.used = used;
    }

    static MatrixDefinitions of(Yaml.Mapping spec) {
        MatrixDefinitions matrices = new MatrixDefinitions(spec.get(KEY).isPresent());
        spec.get(KEY).ifPresent(map -> ((Yaml.Mapping) map).entries().forEach((name, entry) -> matrices.declare(name, entry.value(), entry.place())));
        return matrices;
    }

    /** Whether the spec gives shapes. */
    boolean areUsed() {
        return used;
    }

    /** The matrices, given and defined. */
    Collection<NamedArray> arrays() {
        return arrays.values();
    }

    /** @throws InputException where the name is that of a matrix's entry: only a number is differentiated */
    void requireNumber(String name, Place place) {
        for (NamedArray array : arrays.values()) {
            if (array.name().equals(name) || array.names().contains(name)) {
                throw place.error(Quote.of(array.name()) + " is " + array.rows() + "×" + array.columns() + "; what is differentiated is a number, such as np.sum(…) makes of a matrix");
            }
        }
    }

    /** The names of a matrix's entries, row by row; any other name alone. */
    List<String> entries(String name) {
        NamedArray array = arrays.get(name);
        return array == null ? List.of(name) : array.names();
    }

    private void declare(String name, Yaml shape, Place place) {
        Functions.refuseAsName(name, place);
        String text = shape instanceof Yaml.Text t ? t.value() : ((Yaml.Numeral) shape).literal();
        Matcher m = SHAPE.matcher(text);
        if (!m.matches()) throw shape.place().error(Quote.of(text) + " is no shape; write rows x columns, such as 2x3, or 3x1 for a column");
        int rows = Integer.parseInt(m.group(1));
        int columns = m.group(2) == null ? 1 : Integer.parseInt(m.group(2));
        Limit.ARRAY_ENTRIES.require((long) rows * columns, shape.place());
        add(name, rows, columns);
    }

    private NamedArray add(String name, int rows, int columns) {
        List<String> names = new ArrayList<>();
        for (int i = 1; i <= rows; i++) for (int j = 1; j <= columns; j++) names.add(entry(name, i, j, rows, columns));
        NamedArray array = new NamedArray(name, symbol(name), rows, columns, names);
        if (rows * columns > 1) arrays.put(name, array);
        terms.put(name, new Term(array.grid(), array.symbol()));
        return array;
    }

    private static String entry(String name, int row, int column, int rows, int columns) {
        if (rows == 1 && columns == 1) return name;
        String separator = rows > 9 || columns > 9 ? "_" : "";
        if (columns == 1) return name + "_" + row;
        return rows == 1 ? name + "_" + column : name + "_" + row + separator + column;
    }

    private static Notation symbol(String name) {
        Notation spelled = Symbols.byName().of(name);
        return spelled instanceof Script s && s.base() instanceof Notation.Symbol b ? new Script(Formulas.bold(b.text()), s.subscript(), s.superscript())
                : spelled instanceof Notation.Symbol b ? Formulas.bold(b.text()) : spelled;
    }

    /** The definitions, entry by entry, in their order. */
    List<Entry> read(List<Yaml> items) {
        List<Entry> all = new ArrayList<>();
        Set<String> defined = new LinkedHashSet<>();
        long size = 0;
        for (Yaml item : items) {
            List<Entry> entries = read((Yaml.Text) item, defined);
            size += entries.size();
            Limit.ARRAY_ENTRIES.require(size, item.place());
            all.addAll(entries);
        }
        return all;
    }

    private List<Entry> read(Yaml.Text text, Set<String> defined) {
        FormulaText source = FormulaText.of(text);
        Statement statement = statement(text);
        String name = name(statement, source);
        if (!defined.add(name)) throw source.error(0, Quote.of(name) + " is defined twice; give one of the two another name");
        Functions.refuseAsName(name, text.place());
        Side right = statement.sides().getLast();
        right.error().ifPresent(e -> {
            throw e;
        });
        Grid value = new Interpreter(new Names(), right).read(right.written().orElseThrow()).grid();
        NamedArray declared = arrays.get(name);
        if (declared != null && (declared.rows() != value.rows() || declared.columns() != value.columns())) {
            throw source.error(0, Quote.of(name) + " is " + value.shape() + " by this formula, but " + declared.rows() + "×" + declared.columns() + " under `shapes`");
        }
        NamedArray array = add(name, value.rows(), value.columns());
        List<Entry> entries = new ArrayList<>();
        for (int i = 0; i < array.names().size(); i++) entries.add(new Entry(new Equation(array.names().get(i), value.entries().get(i)), source));
        return entries;
    }

    /** Reads the text as standing where it stands in the spec. */
    private static Statement statement(Yaml.Text text) {
        List<Statement> statements = new AnswerReader().read(text.value(), text.place().toString());
        if (statements.size() == 1) return statements.getFirst();
        throw text.place().error("a definition is written `name = formula`, such as `Z = W @ A + b`");
    }

    private static String name(Statement statement, FormulaText source) {
        Optional<Written> left = statement.sides().getFirst().written();
        boolean equation = statement.sides().size() == 2 && statement.signs().getFirst() == Statement.Sign.EQUAL;
        String name = left.isPresent() && left.get() instanceof Written.Name n ? n.label().source().strip() : "";
        if (equation && NAME.matcher(name).matches()) return name;
        throw source.error(0, "a definition is written `name = formula`, such as `Z = W @ A + b`");
    }

    /** Matrices by their names; every other name is a number. */
    private final class Names implements Vocabulary {
        @Override
        public Optional<Term> named(Spelling s, Interpreter reader) {
            Term known = terms.get(s.plain());
            if (known != null) return Optional.of(known);
            if (!s.above().isEmpty() || !NAME.matcher(s.plain()).matches() || s.plain().equals("e") || FunctionNames.isKnown(s.plain())) return Optional.empty();
            if (!s.letters().isEmpty() && reader.bound().isEmpty() && s.indices().size() == 1 && s.indices().getFirst().length() == 1) return Optional.empty();
            Expr variable = Var.of(s.plain());
            return Optional.of(Term.scalar(variable, Symbols.byName().of(s.plain())));
        }

        @Override
        public Term derivative(Written.Derivative derivative, Interpreter reader) {
            throw reader.error(derivative.span(), "a definition has no derivatives in it");
        }

        @Override
        public Collection<String> known() {
            return terms.keySet();
        }
    }
}
