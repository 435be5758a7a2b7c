package org.gradatim.render.speech;

import java.util.ArrayList;
import java.util.List;
import org.gradatim.notation.Notation;
import org.gradatim.notation.Notation.Bracket;
import org.gradatim.notation.Notation.Derivative;
import org.gradatim.notation.Notation.Symbol;
import org.gradatim.render.piece.Piece;
import org.gradatim.render.speech.SpokenFormula.Formula;
import org.gradatim.render.speech.SpokenFormula.Item;
import org.gradatim.render.speech.SpokenFormula.Literal;
import org.gradatim.render.speech.SpokenFormula.Sequence;

/** One line of a formula that has been broken, in words: piece by piece, since what belongs together may stand on two lines. */
final class SpokenPieces {
    private final List<Item> items = new ArrayList<>();
    private final SpeechWords words;

    private SpokenPieces(SpeechWords words) {
        this.words = words;
    }

    static Item of(List<Piece> line, SpeechWords words) {
        SpokenPieces spoken = new SpokenPieces(words);
        for (int i = 0; i < line.size(); i++) {
            if (isDerivative(line, i)) {
                spoken.items.add(SpokenKinds.derivative(new Derivative(atom(line.get(i + 1)), atom(line.get(i + 4)), atom(line.get(i)).equals(new Symbol("∂")))));
                i += 4;
            } else if (isGradient(line, i)) {
                spoken.items.add(SpokenFormula.phrase("gradient", atom(line.get(i + 1)), SpokenKinds.gradientBy(atom(line.get(i))).orElseThrow()));
                i++;
            } else if (isShortArgument(line, i)) {
                spoken.word("of");
                spoken.items.add(new Formula(atom(line.get(i + 1))));
                i += 2;
            } else {
                spoken.piece(line.get(i));
            }
        }
        return new Sequence(spoken.items);
    }

    /** Whether ∂, J, /, ∂, w follow each other, as a derivative on one line does. */
    private static boolean isDerivative(List<Piece> line, int i) {
        return i + 4 < line.size() && atom(line.get(i)) instanceof Symbol d && SpokenKinds.isDifferential(d)
                && atom(line.get(i + 1)) != null && line.get(i + 2) instanceof Piece.Sign s && s.isSolidus()
                && d.equals(atom(line.get(i + 3))) && atom(line.get(i + 4)) != null;
    }

    /** Whether ∇ with a name below it and the name of what it is taken of follow each other. */
    private static boolean isGradient(List<Piece> line, int i) {
        return i + 1 < line.size() && atom(line.get(i)) != null && SpokenKinds.gradientBy(atom(line.get(i))).isPresent() && atom(line.get(i + 1)) != null;
    }

    /** Whether a function has one short argument, which needs no spoken brackets. */
    private static boolean isShortArgument(List<Piece> line, int i) {
        return i + 2 < line.size() && line.get(i) instanceof Piece.Open open && open.applied() && atom(line.get(i + 1)) != null
                && SpokenKinds.isShort(atom(line.get(i + 1))) && line.get(i + 2) instanceof Piece.Close;
    }

    /** The formula of an atom; null for any other piece. */
    private static Notation atom(Piece piece) {
        return piece instanceof Piece.Atom(Notation notation) ? notation : null;
    }

    private void piece(Piece piece) {
        switch (piece) {
            case Piece.Atom a -> items.add(new Formula(a.notation()));
            case Piece.Sign s -> sign(s.unicode());
            case Piece.Lead l -> items.add(new Literal(SpokenKinds.isMinus(l.unicode()) ? words.word("lead.negative") : words.sign(l.unicode())));
            case Piece.Big b -> items.add(SpokenKinds.big(b.unicode(), b.below(), b.above(), words));
            case Piece.Open o -> {
                if (o.applied()) word("of");
                word("open." + kind(o.bracket()));
            }
            case Piece.Close c -> word("close." + kind(c.bracket()));
            case Piece.Gap _ -> { }
        }
    }

    private void sign(String sign) {
        switch (sign) {
            case Piece.INVISIBLE_TIMES, "·" -> word("times");
            case "/" -> word("over");
            default -> items.add(new Literal(words.sign(sign)));
        }
    }

    private static String kind(Bracket bracket) {
        return switch (bracket) {
            case ROUND -> "round";
            case SQUARE -> "square";
            case BAR -> "bar";
        };
    }

    private void word(String key) {
        items.add(new Literal(words.word(key)));
    }
}
