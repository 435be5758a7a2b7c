package org.gradatim.parse.array;

import static org.gradatim.notation.Formulas.minus;
import static org.gradatim.notation.Formulas.number;
import static org.gradatim.notation.Formulas.symbol;

import java.util.ArrayList;
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
import org.gradatim.notation.Notation;
import org.gradatim.notation.Notation.Fraction;
import org.gradatim.notation.Notation.Matrix;
import org.gradatim.parse.Limit;
import org.gradatim.parse.Nearest;
import org.gradatim.parse.Place;
import org.gradatim.parse.Quote;
import org.gradatim.parse.answer.Statement.Side;
import org.gradatim.parse.answer.Written;
import org.gradatim.parse.answer.Written.Label;
import org.gradatim.parse.answer.Written.Span;

/**
 * Works out what a written formula means, over a vocabulary: a matrix of expressions, and how it was understood. Scalars are 1×1. Nothing
 * is simplified: expressions are built as they were written.
 */
public final class Interpreter {
    /** Parts that are read, again for each term of a sum, before a formula is too much work. */
    private static final int MOST_WORK = 50_000;

    private final Vocabulary names;
    private final Passage passage;
    private final Products products = new Products(this);
    private final Conditions conditions = new Conditions(this);
    private final Functions functions = new Functions(this, products, conditions);
    private final JoinedNames joined = new JoinedNames(this);
    private final Superscripts superscripts = new Superscripts(this, functions, products, joined);
    private final Subscripts subscripts = new Subscripts(this);
    private final NamesInPlace here = new NamesInPlace(this);
    private final Set<Note> notes = new LinkedHashSet<>();
    /** How many parts have been read; shared with readers of aliases. */
    private int[] work = new int[1];
    private boolean matrixStars;
    /** Whether all names are those of the model, and no alias is looked up. */
    private boolean literal;

    /** @param side what is read, to which the spans belong */
    public Interpreter(Vocabulary names, Side side) {
        this.names = names;
        this.passage = new Passage(side);
    }

    /** Reads a part from another text, such as what a user has given for an alias, with the same letters bound. */
    public Interpreter over(Side other) {
        Interpreter reader = new Interpreter(names, other);
        reader.here.follow(here);
        reader.literal = true;
        reader.work = work;
        return reader;
    }

    /** Says what these names stand for in what is read: the parameters of a function. */
    public Interpreter withLocals(Map<String, Term> values) {
        here.put(values);
        return this;
    }

    /** Leaves out these letters where they stand as an index: a^{(i)} is a. */
    public Interpreter dropping(Set<String> letters) {
        here.drop(letters);
        return this;
    }

    /** Says that these letters are numbers: j = 2. */
    public Interpreter binding(Map<String, Integer> values) {
        here.bind(values);
        return this;
    }

    /** Says that {@code *} between matrices is the matrix product, as in Octave. */
    public Interpreter withMatrixStars() {
        matrixStars = true;
        return this;
    }

    /** Whether all names are those of the model, and no alias is looked up. */
    public boolean isLiteral() {
        return literal;
    }

    boolean hasMatrixStars() {
        return matrixStars;
    }

    /** What the names stand for. */
    public Vocabulary names() {
        return names;
    }

    /** What could have been read in another way, so far. */
    public List<Note> notes() {
        return List.copyOf(notes);
    }

    /** Notes that something was read in one way and could have been in another; {@code ofName} where it is a name. */
    public void note(boolean ofName, String written, String read) {
        notes.add(new Note(ofName, written, read));
    }

    /** The letters that stand for numbers. */
    public Map<String, Integer> bound() {
        return here.bound();
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
            case Written.Power p -> superscripts.power(p);
            case Written.Call c -> functions.call(c);
            case Written.Primed p -> superscripts.primed(p);
            case Written.Transposed t -> functions.changed(t.body(), Superscripts::transposed);
            case Written.Big b -> new Sums(this, b).read();
            case Written.Picked p -> subscripts.picked(p);
            case Written.Slice s -> throw error(s.span(), "a slice stands in the brackets behind a matrix, as in `X[:, 0]`");
            case Written.Choice c -> conditions.choice(c);
            case Written.Comparison c -> conditions.comparison(c);
            case Written.Array a -> array(a);
        };
    }

    /** The part of a matrix at the indices that are written behind it, as in code. */
    public Term part(Term whole, Written.Picked indices) {
        return subscripts.picked(whole, indices);
    }

    /** What the name stands for, if anything. */
    public Optional<Term> find(Label label) {
        return here.find(label);
    }

    /** The name with letters bound and dropped. */
    public Spelling spelling(Label label) {
        return here.spelling(label);
    }

    private Term name(Written.Name n) {
        Label label = n.label();
        here.whyWithoutValue(label).ifPresent(reason -> {
            throw error(n.span(), reason);
        });
        Optional<Term> found = find(label);
        if (found.isPresent()) return found.get();
        if (isEuler(label)) return Term.scalar(Apply.of(Arithmetic.EXP, Const.ONE), symbol("e"));
        return joined.of(n).map(products::read).orElseThrow(() -> unknown(label, n.span()));
    }

    static boolean isEuler(Label label) {
        return label.base().equals("e") && label.accent().isEmpty() && label.below().isEmpty() && label.above().isEmpty();
    }

    UnknownName unknown(Label label, Span span) {
        String written = label.source().isEmpty() ? Spelling.of(label).key() : label.source();
        return unknown(label, span, () -> "there is no " + Quote.of(written) + here.numbers(label) + " in this model; " + Nearest.names(Spelling.of(label).squashed(), names.known()));
    }

    /** The error that nothing is known of a name; its message is worked out when it is wanted. */
    public UnknownName unknown(Label label, Span span, Supplier<String> message) {
        return new UnknownName(label, () -> error(span, message.get()).getMessage());
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
        boolean flat = terms.stream().anyMatch(Term::flat) && terms.stream().allMatch(t -> t.flat() || t.isScalar());
        return new Term(sum, reading, true, flat);
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
        return new Term(entries(above.grid(), below.grid(), Interpreter::over), reading, above.matrix() || below.matrix()).flatAs(above, below);
    }

    static Expr over(Expr a, Expr b) {
        if (a instanceof Const && b instanceof Const c && !c.isZero()) return Arithmetic.divide(a, b);
        return Apply.of(Arithmetic.DIVIDE, a, b);
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
        return here.with(letter, value, body);
    }

    /** Reads to see what would come of it, and notes nothing. */
    <T> T trying(Supplier<T> body) {
        List<Note> before = List.copyOf(notes);
        try {
            return body.get();
        } finally {
            notes.retainAll(before);
        }
    }

    /** Whether the letter has been used as an index since this was last asked. */
    boolean takeUse(String letter) {
        return here.takeUse(letter);
    }

    Grid entries(Grid a, Grid b, BinaryOperator<Expr> op) {
        long size = (long) Math.max(a.rows(), b.rows()) * Math.max(a.columns(), b.columns());
        Limit.ARRAY_ENTRIES.require(size, place());
        return Grids.elementwise(a, b, op);
    }

    ShapeMismatch mismatchOfEntries(Grid a, Span left, Grid b, Span right) {
        return passage.mismatchOfEntries(a, left, b, right);
    }

    ShapeMismatch mismatchOfProduct(Grid a, Span left, Grid b, Span right) {
        return passage.mismatchOfProduct(a, left, b, right);
    }

    /** What stands there in the text. */
    public String text(Span span) {
        return passage.text(span);
    }

    /** The error that {@code message} says of this part. */
    public InputException error(Span span, String message) {
        return passage.error(span, message);
    }

    /** Where the text stands. */
    Place place() {
        return passage.place();
    }
}
