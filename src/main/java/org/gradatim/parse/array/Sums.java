package org.gradatim.parse.array;

import static org.gradatim.notation.Formulas.equation;
import static org.gradatim.notation.Formulas.symbol;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.gradatim.expr.Apply;
import org.gradatim.expr.Arithmetic;
import org.gradatim.expr.Const;
import org.gradatim.expr.Expr;
import org.gradatim.expr.Grid;
import org.gradatim.expr.Grids;
import org.gradatim.notation.Formulas;
import org.gradatim.notation.Notation;
import org.gradatim.notation.Notation.BigOperator;
import org.gradatim.parse.Limit;
import org.gradatim.parse.Quote;
import org.gradatim.parse.answer.Written;

/**
 * Σ and Π. Where the bounds are no numbers, the index runs over all values for which every name with that index exists. A sum without
 * an index runs over the index that its names have and nothing else gives; else it adds up the entries of its body.
 */
final class Sums {
    private final Interpreter reader;
    private final Written.Big big;
    /** Whether the index occurs in the body. */
    private boolean varies;

    Sums(Interpreter reader, Written.Big big) {
        this.reader = reader;
        this.big = big;
    }

    Term read() {
        Optional<String> index = big.index().or(this::freeLetter);
        if (index.isEmpty()) return overEntries();
        return over(index.get());
    }

    /** The one letter that stands as an index in the body and makes no name by itself. */
    private Optional<String> freeLetter() {
        try {
            reader.read(big.body());
            return Optional.empty();
        } catch (UnknownName e) {
            return Spelling.of(e.label()).letters().stream().filter(l -> !reader.bound().containsKey(l)).findFirst();
        }
    }

    private Term overEntries() {
        Term body = reader.read(big.body());
        Grid value = big.product() ? Grid.scalar(Arithmetic.product(body.grid().entries())) : Grids.total(body.grid());
        return new Term(value, operator(Optional.empty(), body.reading()));
    }

    private Term over(String index) {
        reader.takeUse(index);
        Optional<Integer> first = number(big.from());
        Optional<Integer> last = number(big.to());
        if (first.isEmpty() && big.from().filter(f -> !(f instanceof Written.Comparison)).isPresent()) {
            throw reader.error(big.from().get().span(), "the lower bound of a sum is a number, as in `i=1`");
        }
        List<Term> terms = first.isPresent() && last.isPresent() ? fixed(index, first.get(), last.get()) : upToTheLast(index, first);
        if (terms.isEmpty()) throw reader.error(big.span(), "this sum has no terms");
        if (!varies) return unvaried(index, terms.getFirst(), first, last);
        Grid value = terms.getFirst().grid();
        if (terms.stream().allMatch(Term::isScalar)) {
            List<Expr> values = terms.stream().map(Term::value).toList();
            value = Grid.scalar(values.size() == 1 ? values.getFirst() : Apply.of(big.product() ? Arithmetic.MULTIPLY : Arithmetic.ADD, values));
        } else {
            for (Term t : terms.subList(1, terms.size())) {
                if (!Grids.fit(value, t.grid())) throw reader.mismatchOfEntries(value, big.body().span(), t.grid(), big.body().span());
                value = reader.entries(value, t.grid(), big.product() ? Arithmetic::times : Arithmetic::plus);
            }
        }
        return new Term(value, operator(Optional.of(index), terms.getFirst().reading()));
    }

    /** A body in which the index does not occur: its entries are summed, or it is taken so many times. */
    private Term unvaried(String index, Term body, Optional<Integer> first, Optional<Integer> last) {
        Notation reading = operator(Optional.of(index), body.reading());
        if (!body.isScalar()) requireAll(body.grid().entries().size(), first, last);
        if (!body.isScalar()) return new Term(big.product() ? Grid.scalar(Arithmetic.product(body.grid().entries())) : Grids.total(body.grid()), reading);
        if (first.isEmpty() || last.isEmpty()) {
            reader.note(false, reader.text(big.span()).strip(), reader.text(big.body().span()).strip());
            return new Term(body.grid(), reading);
        }
        Expr times = Const.of(last.get() - first.get() + 1L);
        return Term.scalar(big.product() ? Arithmetic.power(body.value(), times) : Arithmetic.times(times, body.value()), reading);
    }

    /** A sum over the entries of what has no index is over all of them. */
    private void requireAll(int entries, Optional<Integer> first, Optional<Integer> last) {
        boolean fromTheFirst = first.filter(f -> f != 0 && f != 1).isEmpty();
        boolean toTheLast = last.filter(l -> l - first.orElse(1) + 1 != entries).isEmpty();
        if (!fromTheFirst || !toTheLast) throw reader.error(big.span(), "which terms this sum has is not said where nothing in it has its index");
    }

    private List<Term> fixed(String index, int first, int last) {
        if (last < first) throw reader.error(big.span(), "a sum from " + first + " to " + last + " has no terms");
        Limit.ARRAY_ENTRIES.require((long) last - first, reader.place());
        List<Term> terms = new ArrayList<>();
        for (int k = first; k <= last; k++) at(index, k).ifPresent(terms::add);
        varies = reader.takeUse(index);
        return terms;
    }

    /** As far as names exist; {@code m-1} is one less, unless counting begins with 0. */
    private List<Term> upToTheLast(String index, Optional<Integer> first) {
        int less = big.to().map(this::lessThanAll).orElse(0);
        List<Term> terms = all(index, first);
        int dropped = less - (first.filter(f -> f == 0).isPresent() ? 1 : 0);
        if (less == 0 || dropped == 0) return terms;
        if (dropped < 0 || dropped >= terms.size()) throw reader.error(big.to().orElseThrow().span(), "there is no term of the sum with this number");
        return terms.subList(0, terms.size() - dropped);
    }

    /** How much less than the number of all, which has a name, the upper bound is: 1 for {@code m-1}. */
    private int lessThanAll(Written bound) {
        if (bound instanceof Written.Name || bound instanceof Written.Call c && c.arguments().size() == 1 && c.arguments().getFirst() instanceof Written.Name) return 0;
        if (bound instanceof Written.Sum s && s.terms().size() == 2 && s.terms().getFirst() instanceof Written.Name && number(Optional.of(s.terms().getLast())).isPresent()) {
            return -number(Optional.of(s.terms().getLast())).get();
        }
        throw reader.error(bound.span(), "the upper bound of a sum is a number, the name of one, or such a name less a number, as in `m-1`");
    }

    /** Every value from the first on, up to where a name does not exist any more. */
    private List<Term> all(String index, Optional<Integer> first) {
        List<Term> terms = new ArrayList<>();
        int start = first.orElseGet(() -> begins(index));
        if (first.isPresent() && term(index, first.get()).isEmpty() && term(index, 1).isPresent()) start = 1;
        int k = start;
        for (boolean more = true; more; k++) {
            try {
                at(index, k).ifPresent(terms::add);
                more = reader.takeUse(index);
                varies |= more;
            } catch (UnknownName e) {
                if (k == start) throw e;
                more = false;
            }
        }
        return terms;
    }

    /** From 0 where there is such a term, unless it is of another kind than the next: a₀ is all inputs, where a₁ is a neuron. */
    private int begins(String index) {
        Optional<Term> zeroth = term(index, 0);
        if (zeroth.isEmpty()) return 1;
        return term(index, 1).filter(next -> !next.grid().hasShapeOf(zeroth.get().grid())).isPresent() ? 1 : 0;
    }

    private Optional<Term> term(String index, int value) {
        try {
            Term term = reader.trying(() -> reader.with(index, value, () -> reader.read(big.body())));
            return reader.takeUse(index) ? Optional.of(term) : Optional.empty();
        } catch (UnknownName _) {
            return Optional.empty();
        }
    }

    /** The body at one value of the index; empty where a condition such as j ≠ i leaves it out. */
    private Optional<Term> at(String index, int value) {
        return reader.with(index, value, () -> {
            if (excluded(index)) {
                reader.read(big.body());
                return Optional.empty();
            }
            return Optional.of(reader.read(big.body()));
        });
    }

    /** {@code j ≠ i} below the sign. */
    private boolean excluded(String index) {
        if (big.from().isEmpty() || !(big.from().get() instanceof Written.Comparison c)) return false;
        Optional<Integer> left = number(Optional.of(c.left()));
        Optional<Integer> right = number(Optional.of(c.right()));
        if (left.isEmpty() || right.isEmpty()) throw reader.error(c.span(), "the index that " + Quote.of(index) + " is to differ from is not known here");
        return left.get().equals(right.get()) == (c.sign().equals("≠") || c.sign().equals("!="));
    }

    /** A whole number, a letter that is bound to one, or a sum of these. */
    private Optional<Integer> number(Optional<Written> bound) {
        return bound.flatMap(b -> switch (b) {
            case Written.Literal l when l.value().isInt() -> Optional.of(l.value().intValue());
            case Written.Name n -> Optional.ofNullable(reader.bound().get(n.label().base()));
            case Written.Negated n -> number(Optional.of(n.operand())).map(k -> -k);
            case Written.Sum s -> s.terms().stream().map(t -> number(Optional.of(t))).reduce(Optional.of(0), (x, y) -> x.flatMap(k -> y.map(l -> k + l)));
            default -> Optional.empty();
        });
    }

    private Notation operator(Optional<String> index, Notation body) {
        Optional<Notation> below = index.map(i -> below(symbol(i)));
        Optional<Notation> above = big.to().flatMap(this::plain);
        return new BigOperator(big.product() ? "∏" : "∑", below, above, body);
    }

    private Notation below(Notation index) {
        if (big.from().isPresent() && big.from().get() instanceof Written.Comparison c && c.right() instanceof Written.Name n) {
            return new Notation.Relation(index, "≠", LabelNotation.of(n.label()));
        }
        return big.from().flatMap(this::plain).<Notation>map(from -> equation(index, from)).orElse(index);
    }

    private Optional<Notation> plain(Written bound) {
        return switch (bound) {
            case Written.Literal l -> Optional.of(Formulas.number(l.digits()));
            case Written.Name n -> Optional.of(LabelNotation.of(n.label()));
            default -> Optional.empty();
        };
    }
}
