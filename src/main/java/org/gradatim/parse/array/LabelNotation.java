package org.gradatim.parse.array;

import static org.gradatim.notation.Formulas.number;
import static org.gradatim.notation.Formulas.symbol;

import java.util.List;
import java.util.Optional;
import org.gradatim.graph.Symbols;
import org.gradatim.notation.Notation;
import org.gradatim.notation.Notation.Accent;
import org.gradatim.notation.Notation.AccentKind;
import org.gradatim.notation.Notation.Bracket;
import org.gradatim.notation.Notation.Bracketed;
import org.gradatim.notation.Notation.Row;
import org.gradatim.notation.Notation.Script;
import org.gradatim.parse.answer.Written.Above;
import org.gradatim.parse.answer.Written.Label;

/** How a name reads as it was written, whatever it stands for. */
public final class LabelNotation {
    private LabelNotation() {}

    /** The name with its accent and scripts, in the order in which they were written. */
    public static Notation of(Label label) {
        Notation base = Symbols.byName().of(label.base());
        if (!label.accent().isEmpty()) base = accented(base, label.accent());
        if (label.below().isEmpty() && label.above().isEmpty()) return base;
        Optional<Notation> below = label.below().isEmpty() ? Optional.empty() : Optional.of(text(String.join(",", label.below())));
        Optional<Notation> above = label.above().isEmpty() ? Optional.empty() : Optional.of(row(label.above().stream().map(LabelNotation::above).toList()));
        if (base instanceof Script s && s.superscript().isEmpty() && below.isEmpty()) return new Script(s.base(), s.subscript(), above);
        return new Script(base, below, above);
    }

    private static Notation accented(Notation base, String accent) {
        return new Accent(base, switch (accent) {
            case "hat" -> AccentKind.HAT;
            case "bar" -> AccentKind.BAR;
            default -> AccentKind.TILDE;
        });
    }

    private static Notation above(Above a) {
        return switch (a.bracket()) {
            case '[' -> new Bracketed(text(a.text()), Bracket.SQUARE);
            case '(' -> new Bracketed(text(a.text()), Bracket.ROUND);
            default -> text(a.text());
        };
    }

    private static Notation row(List<Notation> parts) {
        return parts.size() == 1 ? parts.getFirst() : new Row(parts);
    }

    private static Notation text(String text) {
        return text.chars().allMatch(c -> Character.isDigit(c) || c == ',') ? number(text) : symbol(text);
    }
}
