package org.gradatim.render.slides;

import java.util.List;
import java.util.Optional;
import org.gradatim.notation.Notation;
import org.gradatim.notation.Notation.Accent;
import org.gradatim.notation.Notation.Brace;
import org.gradatim.notation.Notation.Cases;
import org.gradatim.notation.Notation.Fraction;
import org.gradatim.notation.Notation.Marked;
import org.gradatim.notation.Notation.Matrix;
import org.gradatim.notation.Notation.Numeral;
import org.gradatim.notation.Notation.Root;
import org.gradatim.notation.Notation.Script;
import org.gradatim.notation.Notation.Symbol;
import org.gradatim.notation.Notation.Words;
import org.gradatim.render.piece.Brackets;
import org.gradatim.render.piece.Piece;
import org.gradatim.render.piece.Pieces;

/** How high a displayed formula will be with the space to the next line, in ems, nearly and rounded up; the counterpart of {@link FormulaWidth}. */
final class FormulaHeight {
    private FormulaHeight() {}

    private static final double LINE = 1.2;
    private static final double SCRIPT = 0.1;

    /** One script above the other, within a fraction or beside one. */
    private static final double SCRIPTS = 0.4;

    /** Above and below a bar lines are closer than in text. */
    private static final double BAR = -0.1;
    private static final double BRACE = 0.4;

    /** What stands at a brace is set so small. */
    private static final double LABEL = 0.5;

    private static final double LIMIT = 0.8;

    static double of(Notation formula) {
        return of(Pieces.of(formula));
    }

    static double of(List<Piece> pieces) {
        return pieces.stream().mapToDouble(FormulaHeight::of).max().orElse(LINE);
    }

    private static double of(Piece piece) {
        return switch (piece) {
            case Piece.Atom a -> atom(a.notation());
            case Piece.Big b -> LINE + limit(b.below()) + limit(b.above());
            case Piece.Sign _, Piece.Lead _, Piece.Open _, Piece.Close _, Piece.Gap _ -> LINE;
        };
    }

    private static double atom(Notation atom) {
        return switch (atom) {
            case Symbol _, Numeral _, Words _ -> LINE;
            case Script s -> of(Brackets.base(s.base())) + (s.subscript().isPresent() && s.superscript().isPresent() ? SCRIPTS : SCRIPT);
            case Fraction f -> of(f.numerator()) + of(f.denominator()) + BAR;
            case Matrix m -> m.rows().stream().mapToDouble(row -> row.stream().mapToDouble(FormulaHeight::of).max().orElse(LINE)).sum();
            case Cases c -> c.cases().stream().mapToDouble(k -> Math.max(of(k.value()), of(k.condition()))).sum();
            case Brace b -> of(b.body()) + BRACE + LABEL * of(b.label());
            case Root r -> of(r.body()) + SCRIPT;
            case Accent a -> of(a.base()) + SCRIPT;
            case Marked m -> of(m.body()) + SCRIPT;
            case Notation other -> of(other);
        };
    }

    private static double limit(Optional<Notation> limit) {
        return limit.isPresent() ? LIMIT : 0;
    }
}
