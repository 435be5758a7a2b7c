package org.gradatim.render.speech;

import static org.gradatim.render.speech.SpokenFormula.phrase;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.gradatim.notation.Notation;
import org.gradatim.notation.Notation.Accent;
import org.gradatim.notation.Notation.Bracketed;
import org.gradatim.notation.Notation.Cases;
import org.gradatim.notation.Notation.Derivative;
import org.gradatim.notation.Notation.Face;
import org.gradatim.notation.Notation.Fraction;
import org.gradatim.notation.Notation.Infix;
import org.gradatim.notation.Notation.Marked;
import org.gradatim.notation.Notation.Matrix;
import org.gradatim.notation.Notation.Numeral;
import org.gradatim.notation.Notation.Prefix;
import org.gradatim.notation.Notation.Row;
import org.gradatim.notation.Notation.Script;
import org.gradatim.notation.Notation.Symbol;
import org.gradatim.notation.Precedence;
import org.gradatim.notation.Role;
import org.gradatim.render.piece.Brackets;
import org.gradatim.render.speech.SpokenFormula.Formula;
import org.gradatim.render.speech.SpokenFormula.Item;
import org.gradatim.render.speech.SpokenFormula.Literal;
import org.gradatim.render.speech.SpokenFormula.Phrase;
import org.gradatim.render.speech.SpokenFormula.Sequence;

/** The phrases by which kinds of notation are said, and which parts are so short that they need no words for their ends. */
final class SpokenKinds {
    private SpokenKinds() {}

    /** A name with at most a simple subscript, or a number. */
    static boolean isShort(Notation formula) {
        Notation bare = formula;
        while (bare instanceof Marked m && !isTold(m.role())) bare = m.body();
        return switch (bare) {
            case Symbol _, Numeral _ -> true;
            case Accent a -> a.base() instanceof Symbol;
            case Script s -> s.superscript().isEmpty() && isName(s.base()) && s.subscript().filter(b -> b instanceof Symbol || b instanceof Numeral).isPresent();
            case Notation _ -> false;
        };
    }

    private static boolean isName(Notation formula) {
        return formula instanceof Symbol || formula instanceof Accent a && a.base() instanceof Symbol;
    }

    /** The same, or such a one behind a minus. */
    static boolean isShortOrNegative(Notation formula) {
        return isShort(formula) || formula instanceof Prefix p && isMinus(p.sign()) && isShort(p.operand());
    }

    static boolean isMinus(String sign) {
        return sign.equals("-") || sign.equals("−");
    }

    /** Whether the operands are so long that a pause parts them; a power goes on with what follows unless it is the last. */
    static boolean isLong(Infix infix) {
        int last = infix.operands().size() - 1;
        for (int i = 0; i <= last; i++) if (!isFluent(infix.operands().get(i), i == last)) return true;
        return false;
    }

    private static boolean isFluent(Notation operand, boolean last) {
        Notation positive = operand instanceof Prefix p && isMinus(p.sign()) ? p.operand() : operand;
        return isShort(positive) || positive instanceof Script s && isShort(s.base())
                && s.superscript().filter(above -> SpokenScript.isSmallPower(above) || last && isShortOrNegative(above)).isPresent();
    }

    /** By the phrase for a short part or for a long one, which needs an end. */
    static Phrase sized(String key, Notation part) {
        return phrase(isShort(part) ? key : key + ".long", part);
    }

    /** A part that is held together by itself, or by words. */
    static Item grouped(Notation part, boolean together) {
        return together || part instanceof Bracketed ? new Formula(part) : phrase("group", part);
    }

    // ---- kinds of notation

    static Phrase fraction(Fraction f) {
        boolean simple = isShort(f.numerator()) && isShort(f.denominator());
        return asDerivative(f).map(SpokenKinds::derivative).orElseGet(() -> phrase(simple ? "fraction" : "fraction.long", f.numerator(), f.denominator()));
    }

    private static Optional<Derivative> asDerivative(Fraction f) {
        boolean both = f.numerator() instanceof Row a && f.denominator() instanceof Row b && a.parts().size() == 2 && b.parts().size() == 2
                && isDifferential(a.parts().getFirst()) && a.parts().getFirst().equals(b.parts().getFirst());
        return both ? Optional.of(new Derivative(((Row) f.numerator()).parts().getLast(), ((Row) f.denominator()).parts().getLast(),
                isPartial(((Row) f.numerator()).parts().getFirst()))) : Optional.empty();
    }

    static boolean isDifferential(Notation sign) {
        return isPartial(sign) || sign.equals(new Symbol("d", Face.UPRIGHT));
    }

    private static boolean isPartial(Notation sign) {
        return sign.equals(new Symbol("∂"));
    }

    static Phrase derivative(Derivative d) {
        String kind = d.partial() ? "partial" : "total";
        return Brackets.bare(d.of()).precedence().compareTo(Precedence.PRODUCT) > 0 ? phrase("derivative." + kind, d.of(), d.by())
                : phrase("operator." + kind, d.by(), Brackets.round(d.of()));
    }

    /** Σ or Π and its bounds, up to the body. */
    static Phrase big(String sign, Optional<Notation> below, Optional<Notation> above, SpeechWords words) {
        String kind = switch (sign) {
            case "∑", "Σ" -> "sum";
            case "∏", "Π" -> "product";
            default -> "big";
        };
        String bounds = below.isPresent() ? above.isPresent() ? "range" : "over" : above.isPresent() ? "upto" : "all";
        Notation none = new Row(List.of());
        return new Phrase(kind + "." + bounds, List.of(new Literal(words.sign(sign)), new Formula(below.orElse(none)), new Formula(above.orElse(none))));
    }

    static Phrase matrix(Matrix m) {
        boolean simple = m.rows().stream().flatMap(List::stream).allMatch(SpokenKinds::isShortOrNegative);
        int columns = m.rows().isEmpty() ? 0 : m.rows().getFirst().size();
        List<Item> rows = new ArrayList<>();
        for (List<Notation> row : m.rows()) {
            List<Item> cells = new ArrayList<>();
            for (int i = 0; i < row.size(); i++) {
                cells.add(new Literal(","));
                cells.add(simple ? new Formula(row.get(i)) : new Phrase("column", List.of(count(i + 1), new Formula(row.get(i)))));
            }
            rows.add(new Phrase("row", List.of(count(rows.size() + 1), new Sequence(cells.isEmpty() ? cells : cells.subList(1, cells.size())))));
        }
        return new Phrase("matrix", List.of(count(m.rows().size()), count(columns), new Sequence(rows)));
    }

    static Phrase cases(Cases c) {
        List<Item> cases = new ArrayList<>();
        for (Cases.Case one : c.cases()) cases.add(new Phrase("case", List.of(count(cases.size() + 1), new Formula(one.value()), new Formula(one.condition()))));
        return new Phrase("cases", List.of(count(cases.size()), new Sequence(cases)));
    }

    private static Literal count(int number) {
        return new Literal(Integer.toString(number));
    }

    static Phrase bracketed(Bracketed b) {
        return switch (b.bracket()) {
            case ROUND -> phrase("round", b.body());
            case SQUARE -> phrase("square", b.body());
            case BAR -> sized("bar", b.body());
        };
    }

    static Phrase accent(Accent a) {
        return new Phrase(switch (a.kind()) {
            case HAT -> "hat";
            case BAR -> "overbar";
            case TILDE -> "tilde";
        }, List.of(grouped(a.base(), isShort(a.base()))));
    }

    /** Whether a mark says something that the words around the formula may not say again. */
    private static boolean isTold(Role role) {
        return switch (role) {
            case DIFFERS, CANCELS, WRONG -> true;
            case HIGHLIGHT, COMMON, REUSED -> false;
        };
    }

    static Item marked(Marked m) {
        return isTold(m.role()) ? sized(m.role().name().toLowerCase(Locale.ROOT), m.body()) : new Formula(m.body());
    }

    /** What stands below a nabla that has nothing above it: W in ∇_W. */
    static Optional<Notation> gradientBy(Notation part) {
        return part instanceof Script(Symbol nabla, Optional<Notation> below, Optional<Notation> above) && nabla.text().equals("∇") && above.isEmpty() ? below : Optional.empty();
    }

    /** Part after part; an operator such as ∂/∂x or ∇_x is said with what it is applied to. */
    static List<Item> row(Row row) {
        List<Item> items = new ArrayList<>();
        for (int i = 0; i < row.parts().size(); i++) {
            Notation part = row.parts().get(i);
            if (part instanceof Fraction f && isDifferential(f.numerator()) && f.denominator() instanceof Row by && by.parts().size() == 2
                    && by.parts().getFirst().equals(f.numerator()) && i + 1 < row.parts().size()) {
                items.add(phrase(isPartial(f.numerator()) ? "operator.partial" : "operator.total", by.parts().getLast(), row.parts().get(++i)));
            } else if (gradientBy(part).isPresent() && i + 1 < row.parts().size()) {
                items.add(phrase("gradient", row.parts().get(++i), gradientBy(part).get()));
            } else {
                items.add(new Formula(part));
            }
        }
        return items;
    }
}
