package org.gradatim.parse.array;

import static org.gradatim.notation.Formulas.minus;
import static org.gradatim.notation.Formulas.number;
import static org.gradatim.notation.Formulas.sup;
import static org.gradatim.notation.Formulas.symbol;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BinaryOperator;
import java.util.function.Supplier;
import org.gradatim.expr.Apply;
import org.gradatim.expr.Arithmetic;
import org.gradatim.expr.Const;
import org.gradatim.expr.Expr;
import org.gradatim.expr.Grid;
import org.gradatim.expr.Grids;
import org.gradatim.expr.InputException;
import org.gradatim.expr.ShapeMismatch;
import org.gradatim.notation.Formulas;
import org.gradatim.notation.Notation.Bracket;
import org.gradatim.notation.Notation.Bracketed;
import org.gradatim.notation.Notation.Fraction;
import org.gradatim.notation.Notation.Matrix;
import org.gradatim.notation.Notation;
import org.gradatim.parse.Limit;
import org.gradatim.parse.Nearest;
import org.gradatim.parse.Place;
import org.gradatim.parse.Quote;
import org.gradatim.parse.answer.Statement.Side;
import org.gradatim.parse.answer.Written.Label;
import org.gradatim.parse.answer.Written.Span;
import org.gradatim.parse.answer.Written;

/**
 * Works out what a written formula means, over a vocabulary: a matrix of expressions, and how it was understood. Scalars are 1×1. Nothing
 * is simplified: expressions are built as they were written.
 */
public final class Interpreter {
    /** Names that are joined without a space are looked for in words up to this length. */
    private static final int LONGEST_JOINED = 12;

    /** Parts that are read, again for each term of a sum, before a formula is too much work. */
    private static final int MOST_WORK = 50_000;

    private final Vocabulary names;
    private final Side side;
    private final Functions functions = new Functions(this);
    private final Products products = new Products(this);
    private final Map<String, Integer> bound = new HashMap<>();
    /** Letters that are bound by a sum, and stay letters for the reader. */
    private final Set<String> running = new LinkedHashSet<>();
    /** What the parameters of a function of the user's stand for. */
    private final Map<String, Term> locals = new HashMap<>();
    private final Set<String> dropped = new LinkedHashSet<>();
    private final Set<String> used = new LinkedHashSet<>();
    private final Set<Note> notes = new LinkedHashSet<>();
    /** How many parts have been read; shared with readers of aliases. */
    private int[] work = new int[1];
    private boolean matrixStars;
    /** Whether all names are those of the model, and no alias is looked up. */
    private boolean literal;

    /** @param side what is read, to which the spans belong */
    public Interpreter(Vocabulary names, Side side) {
        this.names = names;
        this.side = side;
    }

    /** Reads a part from another text, such as what a user has given for an alias, with the same letters bound. */
    public Interpreter over(Side other) {
        Interpreter reader = new Interpreter(names, other);
        reader.bound.putAll(bound);
        reader.dropped.addAll(dropped);
        reader.literal = true;
        reader.work = work;
        return reader;
    }

    /** Says what these names stand for in what is read: the parameters of a function. */
    public Interpreter withLocals(Map<String, Term> values) {
        locals.putAll(values);
        return this;
    }

    /** Leaves out these letters where they stand as an index: a^{(i)} is a. */
    public Interpreter dropping(Set<String> letters) {
        dropped.addAll(letters);
        return this;
    }

    /** Says that these letters are numbers: j = 2. */
    public Interpreter binding(Map<String, Integer> values) {
        bound.putAll(values);
        return this;
    }

    /** Says that {@code *} between matrices is the matrix product, as in Octave. */
    public Interpreter withMatrixStars() {
        matrixStars = true;
        return this;
    }

    public boolean isLiteral() {
        return literal;
    }

    boolean hasMatrixStars() {
        return matrixStars;
    }

    public Vocabulary names() {
        return names;
    }

    /** What could have been read in another way, so far. */
    public List<Note> notes() {
        return List.copyOf(notes);
    }

    public void note(boolean ofName, String written, String read) {
        notes.add(new Note(ofName, written, read));
    }

    /** The letters that stand for numbers. */
    public Map<String, Integer> bound() {
        return bound;
    }

    /** @throws InputException where it has no meaning, with the place */
    public Term read(Written written) {
        if (++work[0] > MOST_WORK) throw new InputException(place() + ": this formula is too much work: its sums have more than " + MOST_WORK + " parts when they are written out");
        Optional<Term> alias = literal ? Optional.empty() : names.alias(written, this);
        if (alias.isPresent()) return alias.get();
        return switch (written) {
            case Written.Literal l -> Term.scalar(Const.of(l.value()), number(l.digits()));
            case Written.Name n -> name(n);
            case Written.Derivative d -> names.derivative(d, this);
            case Written.Negated n -> negated(n);
            case Written.Sum s -> sum(s);
            case Written.Product p -> products.read(p);
            case Written.Quotient q -> quotient(q);
            case Written.Power p -> power(p);
            case Written.Call c -> functions.call(c);
            case Written.Primed p -> primed(p);
            case Written.Transposed t -> functions.changed(t.body(), Interpreter::transposed);
            case Written.Big b -> new Sums(this, b).read();
            case Written.Picked p -> picked(p);
            case Written.Choice c -> choice(c);
            case Written.Comparison c -> comparison(c);
            case Written.Array a -> array(a);
        };
    }

    /** What the name stands for, if anything. */
    public Optional<Term> find(Label label) {
        Term local = locals.isEmpty() ? null : locals.get(label.base());
        if (local != null && label.below().isEmpty()) return Optional.of(local);
        Spelling raw = kept(label);
        Spelling spelled = raw.bound(bound);
        if (spelled != raw) {
            boolean runs = raw.letters().stream().anyMatch(running::contains);
            List<Note> before = runs ? List.copyOf(notes) : List.of();
            Optional<Term> found = names.named(spelled, this);
            if (runs) notes.retainAll(before);
            if (found.isPresent()) {
                raw.letters().stream().filter(bound::containsKey).forEach(used::add);
                return runs ? found.map(t -> new Term(t.grid(), LabelNotation.of(label))) : found;
            }
            if (runs) return Optional.empty();
        }
        return names.named(raw, this);
    }

    /** The name with letters bound and dropped. */
    public Spelling spelling(Label label) {
        return kept(label).bound(bound);
    }

    private Spelling kept(Label label) {
        Spelling spelling = Spelling.of(label);
        for (String letter : dropped) spelling = spelling.without(letter);
        return spelling;
    }

    private Term name(Written.Name n) {
        Label label = n.label();
        Optional<Term> found = find(label);
        if (found.isPresent()) return found.get();
        if (isEuler(label)) return Term.scalar(Apply.of(Arithmetic.EXP, Const.ONE), symbol("e"));
        return joined(n).orElseThrow(() -> unknown(label, n.span()));
    }

    /** Several names without a space between them: Xw is X w. */
    private Optional<Term> joined(Written.Name n) {
        Label label = n.label();
        if (!label.above().isEmpty() || !label.accent().isEmpty() || label.base().length() > LONGEST_JOINED || label.base().contains("_")) return Optional.empty();
        List<Written> factors = split(label.base(), label.below(), n.span());
        if (factors.size() < 2) return Optional.empty();
        List<Written.Sign> signs = Collections.nCopies(factors.size() - 1, Written.Sign.SIDE_BY_SIDE);
        note(true, label.source(), String.join(" ", factors.stream().map(f -> ((Written.Name) f).label().source()).toList()));
        return Optional.of(products.read(new Written.Product(factors, signs, n.span())));
    }

    /** The names of which a text is made, the longest first; empty where it is made of others too. */
    private List<Written> split(String text, List<String> below, Span span) {
        for (int end = text.length(); end > 0; end--) {
            boolean last = end == text.length();
            if (!last && Character.isDigit(text.charAt(end)) || !Character.isLetter(text.charAt(0))) continue;
            Label label = new Label(text.substring(0, end), "", last ? below : List.of(), List.of(), text.substring(0, end));
            if (find(label).isEmpty()) continue;
            Written name = new Written.Name(label, last ? span : new Span(span.start(), span.start() + end));
            if (last) return List.of(name);
            List<Written> rest = split(text.substring(end), below, new Span(span.start() + end, span.end()));
            if (rest.isEmpty()) continue;
            List<Written> all = new ArrayList<>(List.of(name));
            all.addAll(rest);
            return all;
        }
        return List.of();
    }

    static boolean isEuler(Label label) {
        return label.base().equals("e") && label.accent().isEmpty() && label.below().isEmpty() && label.above().isEmpty();
    }

    UnknownName unknown(Label label, Span span) {
        return new UnknownName(label, () -> {
            String written = label.source().isEmpty() ? Spelling.of(label).key() : label.source();
            return error(span, "there is no " + Quote.of(written) + " in this model; " + Nearest.names(Spelling.of(label).squashed(), names.known())).getMessage();
        });
    }

    private Term negated(Written.Negated n) {
        Term operand = read(n.operand());
        return operand.map(x -> x instanceof Const c ? Const.of(c.value().negate()) : Apply.of(Arithmetic.NEGATE, x), minus(operand.reading()));
    }

    private Term sum(Written.Sum s) {
        List<Term> terms = s.terms().stream().map(this::read).toList();
        Notation reading = Formulas.sum(terms.stream().map(Term::reading).toList());
        if (terms.stream().allMatch(Term::isScalar)) {
            return Term.scalar(Apply.of(Arithmetic.ADD, terms.stream().map(Term::value).toList()), reading);
        }
        Grid sum = terms.getFirst().grid();
        for (int i = 1; i < terms.size(); i++) {
            Grid next = terms.get(i).grid();
            Written last = s.terms().get(i);
            if (!Grids.fit(sum, next)) throw mismatchOfEntries(sum, new Span(s.span().start(), s.terms().get(i - 1).span().end()), next, last.span());
            sum = entries(sum, next, Interpreter::plus);
        }
        return new Term(sum, reading, true);
    }

    private static Expr plus(Expr a, Expr b) {
        if (a.isZero()) return b;
        if (b.isZero()) return a;
        return Apply.of(Arithmetic.ADD, a, b);
    }

    private Term quotient(Written.Quotient q) {
        Term above = read(q.numerator());
        Term below = read(q.denominator());
        Notation reading = new Fraction(above.reading(), below.reading());
        if (!Grids.fit(above.grid(), below.grid())) throw mismatchOfEntries(above.grid(), q.numerator().span(), below.grid(), q.denominator().span());
        return new Term(entries(above.grid(), below.grid(), Interpreter::over), reading, above.matrix() || below.matrix());
    }

    static Expr over(Expr a, Expr b) {
        if (a instanceof Const && b instanceof Const c && !c.isZero()) return Arithmetic.divide(a, b);
        return Apply.of(Arithmetic.DIVIDE, a, b);
    }

    private Term power(Written.Power p) {
        if (p.base() instanceof Written.Name n && p.exponent() instanceof Written.Literal l && !l.digits().contains(".")) {
            Optional<Term> layer = superscripted(n, l);
            if (layer.isPresent()) return layer.get();
        }
        if (p.exponent() instanceof Written.Name n && n.label().base().equals("T") && find(n.label()).isEmpty()) return functions.changed(p.base(), Interpreter::transposed);
        if (p.exponent() instanceof Written.Name n && find(n.label()).isEmpty() && n.label().base().startsWith("T") && n.label().base().length() > 1) {
            Optional<Term> product = transposedBefore(p, n);
            if (product.isPresent()) return product.get();
        }
        if (p.base() instanceof Written.Name n && isEuler(n.label()) && find(n.label()).isEmpty()) {
            Term exponent = read(p.exponent());
            return exponent.map(x -> Apply.of(Arithmetic.EXP, x), sup(symbol("e"), exponent.reading()));
        }
        Term exponent = read(p.exponent());
        return functions.changed(p.base(), base -> raised(base, exponent));
    }

    /** {@code y^TX} in plain text, where no brace says how far the exponent goes: yᵀ X. */
    private Optional<Term> transposedBefore(Written.Power p, Written.Name exponent) {
        Span rest = new Span(exponent.span().start() + 1, exponent.span().end());
        List<Written> factors = split(exponent.label().base().substring(1), exponent.label().below(), rest);
        if (factors.isEmpty()) return Optional.empty();
        List<Written> all = new ArrayList<>(List.of(new Written.Transposed(p.base(), p.base().span())));
        all.addAll(factors);
        note(false, text(p.span()), text(p.base().span()) + "ᵀ " + text(rest));
        return Optional.of(products.read(new Written.Product(all, Collections.nCopies(all.size() - 1, Written.Sign.SIDE_BY_SIDE), p.span())));
    }

    /** A name that has a number above it without brackets, which is no power: w¹₁₂ where there is no w₁₂. */
    private Optional<Term> superscripted(Written.Name n, Written.Literal exponent) {
        if (find(n.label()).isPresent()) return Optional.empty();
        List<Written.Above> above = new ArrayList<>(n.label().above());
        above.add(new Written.Above(exponent.digits(), ' '));
        return find(new Label(n.label().base(), n.label().accent(), n.label().below(), above, n.label().source()));
    }

    private Term raised(Term base, Term exponent) {
        if (!Grids.fit(base.grid(), exponent.grid())) throw place().error("a power needs a number above, not a matrix");
        Notation reading = sup(base.reading(), exponent.reading());
        return new Term(entries(base.grid(), exponent.grid(), (x, y) -> Apply.of(Arithmetic.POWER, x, y)), reading, base.matrix() || exponent.matrix());
    }

    private Term primed(Written.Primed p) {
        if (p.body() instanceof Written.Name n) {
            Optional<Term> primedName = find(withPrime(n.label(), p.order()));
            if (primedName.isPresent()) return primedName.get();
        }
        return functions.changed(p.body(), body -> primed(body, p));
    }

    private Term primed(Term body, Written.Primed p) {
        if (p.order() == 1 && !body.isScalar()) return transposed(body);
        if (p.order() == 1 && names.examples().isPresent()) return body;
        throw error(p.span(), "a prime stands after a function, as in σ'(z), after a matrix that is transposed, or belongs to a name; "
                + Quote.of(text(p.body().span())) + " is none of them");
    }

    /** y′ is yp in the names of a program. */
    private static Label withPrime(Label label, int order) {
        return new Label(label.base() + "p".repeat(order), label.accent(), label.below(), label.above(), label.source() + "'".repeat(order));
    }

    private static Term transposed(Term t) {
        return t.isScalar() ? t : new Term(Grids.transpose(t.grid()), transposedReading(t.reading()), true);
    }

    static Notation transposedReading(Notation reading) {
        return Symbolic.withSuperscript(reading, symbol("⊤"));
    }

    private Term picked(Written.Picked p) {
        List<Integer> indices = p.indices().stream().map(this::index).toList();
        if (p.body() instanceof Written.Name n && find(n.label()).filter(t -> !t.isScalar()).isEmpty()) return pickedName(n, indices, p.span());
        Grid grid = read(p.body()).grid();
        Grid picked = indices.size() == 1 ? line(grid, indices.getFirst(), p.span()) : Grid.scalar(entry(grid, indices, p.span()));
        String written = text(p.span());
        if (picked.isScalar()) note(true, written, picked.at(0, 0).toString());
        return new Term(picked, Symbolic.sub(read(p.body()).reading(), indices.stream().map(i -> i + 1).toList()));
    }

    private int index(Written written) {
        if (read(written) instanceof Term t && t.isScalar() && t.value() instanceof Const c && c.value().isInt()) return c.value().intValue();
        throw error(written.span(), "an index is a whole number, counted from 0, as in w[0]");
    }

    private Grid line(Grid grid, int index, Span span) {
        if (grid.rows() == 1) return Grid.scalar(entry(grid, List.of(0, index), span));
        if (index >= grid.rows() || index < -grid.rows()) throw outside(grid, span);
        return Grids.row(grid, Math.floorMod(index, grid.rows()));
    }

    private Expr entry(Grid grid, List<Integer> at, Span span) {
        if (at.size() != 2 || Math.abs(at.get(0)) > grid.rows() || Math.abs(at.get(1)) > grid.columns()) throw outside(grid, span);
        int row = at.get(0) < 0 ? at.get(0) + grid.rows() : at.get(0);
        int column = at.get(1) < 0 ? at.get(1) + grid.columns() : at.get(1);
        if (row == grid.rows() || column == grid.columns()) throw outside(grid, span);
        return grid.at(row, column);
    }

    private InputException outside(Grid grid, Span span) {
        return error(span, Quote.of(text(span)) + " has no such entry: the matrix is " + grid.shape() + ", and indices count from 0");
    }

    /** {@code w[0]} where there is no array w: the first of w1, w2, …, or w0 where names count from 0 themselves. */
    private Term pickedName(Written.Name n, List<Integer> indices, Span span) {
        Spelling spelling = Spelling.of(n.label());
        for (int first : new int[] {1, 0}) {
            List<String> all = new ArrayList<>(spelling.indices());
            indices.forEach(i -> all.add(Integer.toString(i + first)));
            boolean fromZero = first == 1 && names.named(spelling.withIndices(append(spelling.indices(), "0")), this).isPresent();
            Optional<Term> found = fromZero ? Optional.empty() : names.named(spelling.withIndices(all), this);
            if (found.isEmpty()) continue;
            note(true, text(span), spelling.withIndices(all).squashed());
            return found.get();
        }
        throw unknown(n.label(), n.span());
    }

    private static List<String> append(List<String> list, String last) {
        List<String> longer = new ArrayList<>(list);
        longer.add(last);
        return longer;
    }

    private Term choice(Written.Choice c) {
        List<Notation.Cases.Case> cases = new ArrayList<>();
        Term otherwise = c.otherwise().map(this::read).orElse(Term.scalar(Const.ZERO, number("0")));
        c.otherwise().ifPresent(_ -> cases.add(new Notation.Cases.Case(otherwise.reading(), new Notation.Words("otherwise"))));
        Grid value = otherwise.grid();
        boolean matrix = otherwise.matrix();
        for (Written.Branch branch : c.branches().reversed()) {
            Term then = read(branch.value());
            Term condition = branch.condition() instanceof Written.Comparison k ? comparison(k) : read(branch.condition());
            matrix |= then.matrix() || condition.matrix();
            cases.addFirst(new Notation.Cases.Case(then.reading(), bare(condition.reading())));
            Grid rest = entries(value, condition.grid(), (x, h) -> Arithmetic.times(x, Arithmetic.minus(Const.ONE, h)));
            value = entries(entries(then.grid(), condition.grid(), Arithmetic::times), rest, Arithmetic::plus);
        }
        return new Term(value, new Notation.Cases(cases), matrix);
    }

    private static Notation bare(Notation condition) {
        return condition instanceof Bracketed b ? b.body() : condition;
    }

    Term comparison(Written.Comparison c) {
        Term left = read(c.left());
        Term right = read(c.right());
        if (!Grids.fit(left.grid(), right.grid())) throw mismatchOfEntries(left.grid(), c.left().span(), right.grid(), c.right().span());
        Notation reading = new Bracketed(new Notation.Relation(left.reading(), c.sign(), right.reading()), Bracket.SQUARE);
        return new Term(entries(left.grid(), right.grid(), (x, y) -> indicator(x, c.sign(), y, c.span())), reading, left.matrix() || right.matrix());
    }

    private Expr indicator(Expr x, String sign, Expr y, Span span) {
        if (x instanceof Const a && y instanceof Const b) return holds(a.value().compareTo(b.value()), sign) ? Const.ONE : Const.ZERO;
        return switch (sign) {
            case ">" -> step(y.isZero() ? names.sign(x) : x, y);
            case "<" -> step(y, x);
            case ">=", "≥" -> Arithmetic.minus(Const.ONE, step(y, x));
            case "<=", "≤" -> Arithmetic.minus(Const.ONE, step(y.isZero() ? names.sign(x) : x, y));
            default -> throw error(span, Quote.of(sign) + " compares what varies; conditions are written with <, >, ≤ and ≥");
        };
    }

    private static Expr step(Expr x, Expr y) {
        return Arithmetic.step(Arithmetic.minus(x, y));
    }

    private static boolean holds(int order, String sign) {
        return switch (sign) {
            case ">" -> order > 0;
            case "<" -> order < 0;
            case ">=", "≥" -> order >= 0;
            case "<=", "≤" -> order <= 0;
            case "!=", "≠" -> order != 0;
            default -> order == 0;
        };
    }

    private Term array(Written.Array a) {
        List<List<Term>> rows = a.rows().stream().map(row -> row.stream().map(this::read).toList()).toList();
        int columns = rows.isEmpty() ? 0 : rows.getFirst().size();
        if (columns == 0 || rows.stream().anyMatch(r -> r.size() != columns)) throw error(a.span(), "the rows of a matrix have the same number of entries");
        List<Expr> entries = new ArrayList<>();
        for (List<Term> row : rows) {
            for (Term t : row) {
                if (!t.grid().isScalar()) throw error(a.span(), "the entries of a matrix are numbers, not matrices");
                entries.add(t.value());
            }
        }
        return new Term(new Grid(rows.size(), columns, entries), new Matrix(rows.stream().map(r -> r.stream().map(Term::reading).toList()).toList()));
    }

    /** Reads with one more letter bound, by a sum. */
    <T> T with(String letter, int value, Supplier<T> body) {
        Integer before = bound.put(letter, value);
        boolean added = running.add(letter);
        try {
            return body.get();
        } finally {
            if (before == null) bound.remove(letter);
            else bound.put(letter, before);
            if (added) running.remove(letter);
        }
    }

    /** Whether the letter has been used as an index since this was last asked. */
    boolean takeUse(String letter) {
        return used.remove(letter);
    }

    Grid entries(Grid a, Grid b, BinaryOperator<Expr> op) {
        long size = (long) Math.max(a.rows(), b.rows()) * Math.max(a.columns(), b.columns());
        Limit.ARRAY_ENTRIES.require(size, place());
        return Grids.elementwise(a, b, op);
    }

    ShapeMismatch mismatchOfEntries(Grid a, Span left, Grid b, Span right) {
        return ShapeMismatch.ofEntries(part(a, left), part(b, right)).at(place(left));
    }

    ShapeMismatch mismatchOfProduct(Grid a, Span left, Grid b, Span right) {
        return ShapeMismatch.ofProduct(part(a, left), part(b, right)).at(place(left));
    }

    private String place(Span span) {
        return side.place(within(span).start()).toString();
    }

    private ShapeMismatch.Part part(Grid grid, Span span) {
        return new ShapeMismatch.Part(Quote.printable(text(balanced(span))).strip(), grid.rows(), grid.columns());
    }

    /** With the brackets that close what is opened inside: the span of what a bracket holds is without it. */
    private Span balanced(Span span) {
        String source = side.source();
        Span inside = within(span);
        int open = 0;
        for (int i = inside.start(); i < inside.end(); i++) open += source.charAt(i) == '(' ? 1 : source.charAt(i) == ')' ? -1 : 0;
        int end = inside.end();
        while (open > 0 && end < source.length() && (source.charAt(end) == ')' || source.charAt(end) == ' ')) {
            if (source.charAt(end) == ')') open--;
            end++;
        }
        return new Span(inside.start(), end);
    }

    /** What stands there in the text. */
    public String text(Span span) {
        String source = side.source();
        int start = Math.min(Math.max(0, span.start()), source.length());
        return source.substring(start, Math.min(Math.max(start, span.end()), source.length()));
    }

    /** The error that {@code message} says of this part. */
    public InputException error(Span span, String message) {
        return side.error(within(span), message);
    }

    private Span within(Span span) {
        int end = side.source().length();
        return new Span(Math.clamp(span.start(), 0, end), Math.clamp(span.end(), 0, end));
    }

    Place place() {
        return side.place();
    }
}
