package org.gradatim.render.speech;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.gradatim.notation.Notation;
import org.gradatim.notation.Notation.Accent;
import org.gradatim.notation.Notation.BigOperator;
import org.gradatim.notation.Notation.Brace;
import org.gradatim.notation.Notation.Bracketed;
import org.gradatim.notation.Notation.Call;
import org.gradatim.notation.Notation.Cases;
import org.gradatim.notation.Notation.Derivative;
import org.gradatim.notation.Notation.Face;
import org.gradatim.notation.Notation.Fraction;
import org.gradatim.notation.Notation.Infix;
import org.gradatim.notation.Notation.Marked;
import org.gradatim.notation.Notation.Matrix;
import org.gradatim.notation.Notation.Numeral;
import org.gradatim.notation.Notation.Prefix;
import org.gradatim.notation.Notation.Relation;
import org.gradatim.notation.Notation.Root;
import org.gradatim.notation.Notation.Row;
import org.gradatim.notation.Notation.Script;
import org.gradatim.notation.Notation.Symbol;
import org.gradatim.notation.Notation.Words;
import org.gradatim.notation.Operator;
import org.gradatim.notation.Precedence;
import org.gradatim.render.piece.Brackets;
import org.gradatim.render.piece.Piece;

/**
 * A formula in words, as a person would read it to another who writes it down: in the manner of ClearSpeak, with the ends of
 * fractions, roots and the like where they could be mistaken. Brackets are spoken where a reader sees them. Works through a list of
 * what is still to be said, so that depth is no matter.
 *
 * <p>Example: ∂J/∂w₁ = (a₃ - y) x₁ is "the partial derivative of J with respect to w 1 equals, open paren a 3 minus y close paren,
 * times x 1".
 */
public final class SpokenFormula {

    /** What is still to be said. */
    sealed interface Item {}

    record Formula(Notation notation) implements Item {}

    /** Words of a phrase, with pauses. */
    record Literal(String words) implements Item {}

    record End(String words) implements Item {}

    /** A phrase by its key, with what stands at its places. */
    record Phrase(String key, List<Item> parts) implements Item {}

    record Sequence(List<Item> items) implements Item {}

    /** A term of a sum; {@code paused} where a pause parts it from the one before it. */
    private record Term(Notation notation, boolean first, boolean paused) implements Item {}

    /** A factor with the sign that joins it to the one before it, none before the first. */
    private record Factor(Notation notation, Operator product, Optional<Operator> joint, boolean last, boolean paused) implements Item {}

    private final SpeechWords words;
    private final Utterance utterance = new Utterance();
    private final Deque<Item> pending = new ArrayDeque<>();

    private SpokenFormula(SpeechWords words) {
        this.words = words;
    }

    /** The formula as it is read aloud in English. */
    public static String of(Notation formula) {
        return of(formula, Locale.ENGLISH);
    }

    /** The formula as it is read aloud. */
    public static String of(Notation formula, Locale language) {
        return of(new Formula(formula), language);
    }

    /** One line of a formula that has been broken. */
    public static String line(List<Piece> line, Locale language) {
        return of(SpokenPieces.of(line, SpeechWords.in(language)), language);
    }

    private static String of(Item whole, Locale language) {
        SpokenFormula speech = new SpokenFormula(SpeechWords.in(language));
        speech.pending.push(whole);
        while (!speech.pending.isEmpty()) speech.say(speech.pending.pop());
        return speech.utterance.toString();
    }

    private void say(Item item) {
        switch (item) {
            case Literal l -> utterance.phrase(l.words);
            case End e -> utterance.end(e.words);
            case Phrase p -> phrase(p);
            case Sequence s -> next(s.items);
            case Term t -> term(t);
            case Factor f -> factor(f);
            case Formula f -> formula(f.notation);
        }
    }

    /** Says these next, before all else that is pending. */
    private void next(List<Item> items) {
        items.reversed().forEach(pending::push);
    }

    private void phrase(Phrase phrase) {
        next(words.phrase(phrase.key).stream().map(token -> switch (token) {
            case SpeechWords.Literal l -> new Literal(l.words());
            case SpeechWords.Place p -> phrase.parts.get(p.part());
            case SpeechWords.End e -> new End(e.words());
        }).toList());
    }

    static Phrase phrase(String key, Notation... parts) {
        return new Phrase(key, Arrays.stream(parts).<Item>map(Formula::new).toList());
    }

    private void formula(Notation formula) {
        switch (formula) {
            case Symbol s when s.face() == Face.BOLD -> pending.push(phrase("bold", new Symbol(s.text())));
            case Symbol s -> utterance.say(words.name(s.text()));
            case Numeral n -> utterance.say(words.number(n.digits()));
            case Words w -> utterance.say(words.text(w.text()));
            case Script s -> pending.push(SpokenScript.of(s, words));
            case Fraction f -> pending.push(SpokenKinds.fraction(f));
            case Derivative d -> pending.push(SpokenKinds.derivative(d));
            case Infix i -> infix(i);
            case Prefix p -> pending.push(SpokenKinds.isMinus(p.sign()) ? phrase("negative", Brackets.negated(p.operand()))
                    : new Phrase("signed", List.of(sign(p.sign()), new Formula(Brackets.negated(p.operand())))));
            case Call c -> pending.push(call(c));
            case BigOperator b -> pending.push(new Sequence(List.of(SpokenKinds.big(b.sign(), b.below(), b.above(), words), new Formula(Brackets.summand(b.body())))));
            case Relation r -> next(relation(r));
            case Matrix m -> pending.push(SpokenKinds.matrix(m));
            case Cases c -> pending.push(SpokenKinds.cases(c));
            case Brace b -> pending.push(new Phrase("brace", List.of(SpokenKinds.grouped(b.body(), b.body().precedence().compareTo(Precedence.POWER) >= 0), new Formula(b.label()))));
            case Bracketed b -> pending.push(SpokenKinds.bracketed(b));
            case Root r -> pending.push(SpokenKinds.sized("root", r.body()));
            case Accent a -> pending.push(SpokenKinds.accent(a));
            case Marked m -> pending.push(SpokenKinds.marked(m));
            case Row r -> next(SpokenKinds.row(r));
        }
    }

    private Literal sign(String sign) {
        return new Literal(words.sign(sign));
    }

    // ---- sums, products, lists

    private void infix(Infix infix) {
        List<Notation> operands = infix.operands();
        boolean paused = SpokenKinds.isLong(infix);
        switch (infix.operator()) {
            case PLUS -> terms(operands, true, paused);
            case COMMA -> next(list(operands));
            case TIMES, DOT, HADAMARD, CROSS -> factors(infix, Optional.empty(), true, paused);
        }
    }

    private void terms(List<Notation> operands, boolean first, boolean paused) {
        List<Item> terms = new ArrayList<>();
        for (int i = 0; i < operands.size(); i++) terms.add(new Term(operands.get(i), first && i == 0, paused));
        next(terms);
    }

    /** A sum within a sum needs no brackets: its terms join the outer ones. */
    private void term(Term t) {
        if (t.notation instanceof Infix inner && inner.operator() == Operator.PLUS) {
            terms(inner.operands(), t.first, t.paused || SpokenKinds.isLong(inner));
        } else if (t.first) {
            pending.push(new Formula(Brackets.firstTerm(t.notation)));
        } else {
            boolean minus = t.notation instanceof Prefix p && SpokenKinds.isMinus(p.sign());
            Notation operand = minus ? Brackets.negated(((Prefix) t.notation).operand()) : Brackets.laterTerm(t.notation);
            next(List.of(joint(minus ? "minus" : "plus", t.paused), new Formula(operand)));
        }
    }

    private Literal joint(String key, boolean paused) {
        return new Literal((paused ? ", " : "") + words.word(key));
    }

    private void factors(Infix product, Optional<Operator> joint, boolean last, boolean paused) {
        List<Item> factors = new ArrayList<>();
        for (int i = 0; i < product.operands().size(); i++) {
            factors.add(new Factor(product.operands().get(i), product.operator(), i == 0 ? joint : Optional.of(product.operator()),
                    last && i == product.operands().size() - 1, paused));
        }
        next(factors);
    }

    /** A product within a product needs no brackets, but for an elementwise one among matrix products. */
    private void factor(Factor f) {
        if (f.notation instanceof Infix inner && inner.operator().precedence() == Precedence.PRODUCT
                && (inner.operator() != Operator.HADAMARD || f.product == Operator.HADAMARD)) {
            factors(inner, f.joint, f.last, f.paused || SpokenKinds.isLong(inner));
            return;
        }
        pending.push(new Formula(Brackets.factor(Brackets.among(f.product, f.notation), f.last)));
        f.joint.ifPresent(joint -> pending.push(joint(switch (joint) {
            case TIMES, DOT -> "times";
            case HADAMARD -> "hadamard";
            case CROSS -> "cross";
            case PLUS, COMMA -> throw new IllegalArgumentException(joint + " is no product");
        }, f.paused)));
    }

    private List<Item> list(List<Notation> parts) {
        List<Item> items = new ArrayList<>();
        for (Notation part : parts) {
            if (!items.isEmpty()) items.add(joint("comma", false));
            items.add(new Formula(part));
        }
        return items;
    }

    private Phrase call(Call c) {
        boolean simple = c.arguments().size() == 1 && SpokenKinds.isShort(c.arguments().getFirst());
        Item arguments = new Sequence(list(c.arguments()));
        return new Phrase("call", List.of(new Formula(Brackets.function(c.function())), simple ? arguments : new Phrase("round", List.of(arguments))));
    }

    private List<Item> relation(Relation r) {
        List<Item> items = new ArrayList<>(List.of(new Formula(r.left())));
        if (r.left() instanceof Relation || r.left() instanceof Infix i && SpokenKinds.isLong(i)) items.add(new Literal(","));
        items.add(sign(r.sign()));
        if (r.right() instanceof Infix i && SpokenKinds.isLong(i)) items.add(new Literal(","));
        items.add(new Formula(r.right()));
        return items;
    }

}
