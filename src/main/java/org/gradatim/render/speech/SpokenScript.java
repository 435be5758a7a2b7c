package org.gradatim.render.speech;

import static org.gradatim.render.speech.SpokenKinds.isShort;
import static org.gradatim.render.speech.SpokenKinds.isShortOrNegative;

import java.util.List;
import org.gradatim.notation.Notation;
import org.gradatim.notation.Notation.Accent;
import org.gradatim.notation.Notation.Bracket;
import org.gradatim.notation.Notation.Bracketed;
import org.gradatim.notation.Notation.Face;
import org.gradatim.notation.Notation.Numeral;
import org.gradatim.notation.Notation.Row;
import org.gradatim.notation.Notation.Script;
import org.gradatim.notation.Notation.Symbol;
import org.gradatim.render.piece.Brackets;
import org.gradatim.render.speech.SpokenFormula.Formula;
import org.gradatim.render.speech.SpokenFormula.Item;
import org.gradatim.render.speech.SpokenFormula.Literal;
import org.gradatim.render.speech.SpokenFormula.Phrase;

/**
 * Scripts in words, by what they mean where their form tells: w 1, z sub i j, W superscript layer 2, a 3 superscript example i, W transpose,
 * sigma prime, x squared.
 */
final class SpokenScript {
    private SpokenScript() {}

    /** Names of no more letters than this are spelled where they stand below another: ij. */
    private static final int SPELLED = 2;

    private static final Notation SQUARE = new Numeral("2");
    private static final Notation CUBE = new Numeral("3");

    static Item of(Script script, SpeechWords words) {
        Notation base = Brackets.base(script.base());
        Item said = new Formula(base);
        // A pause, so that the script is not taken to belong to the last part of the base alone.
        if (!isShort(base) && !(base instanceof Bracketed)) said = new Phrase("pause", List.of(said));
        if (script.subscript().isPresent()) said = lowered(base, said, script.subscript().get(), words);
        boolean index = script.subscript().isPresent() || isOfLayer(base);
        return script.superscript().isPresent() ? raised(said, script.superscript().get(), index) : said;
    }

    private static Item lowered(Notation base, Item said, Notation below, SpeechWords words) {
        boolean spelled = below instanceof Symbol s && s.text().length() <= SPELLED;
        Item script = spelled ? new Literal(words.letters(((Symbol) below).text())) : new Formula(below);
        boolean running = isLetter(base) && below instanceof Numeral n && n.digits().chars().allMatch(Character::isDigit);
        return new Phrase(running ? "index" : isShort(below) ? "sub" : "sub.long", List.of(said, script));
    }

    private static boolean isLetter(Notation base) {
        Notation letter = base instanceof Accent a ? a.base() : base;
        return letter instanceof Symbol s && s.text().codePointCount(0, s.text().length()) == 1;
    }

    /** A matrix, or the error signals of a layer: a number above it is the layer's, for its powers are never taken. */
    private static boolean isOfLayer(Notation base) {
        Notation letter = base instanceof Accent a ? a.base() : base;
        return letter instanceof Symbol s && (s.face() == Face.BOLD || isLetter(s) && Character.isUpperCase(s.text().codePointAt(0)) || s.text().equals("δ"));
    }

    /** @param index whether a plain number or letter is an index rather than a power, as beside a subscript */
    private static Item raised(Item said, Notation above, boolean index) {
        if (isMark(above)) return marked(said, above);
        if (above instanceof Row row && row.parts().stream().allMatch(part -> isMark(part) || part instanceof Numeral)) {
            Item all = said;
            for (Notation part : row.parts()) all = raised(all == said ? all : new Phrase("pause", List.of(all)), part, true);
            return all;
        }
        if (index) return new Phrase(isShort(above) ? "super" : "super.long", List.of(said, new Formula(above)));
        if (isSmallPower(above)) return new Phrase(above.equals(SQUARE) ? "squared" : "cubed", List.of(said));
        return new Phrase(isShortOrNegative(above) ? "power" : "power.long", List.of(said, new Formula(above)));
    }

    /** Whether this power has a word of its own, which ends it. */
    static boolean isSmallPower(Notation above) {
        return above.equals(SQUARE) || above.equals(CUBE);
    }

    /** Whether a superscript says by its form what it means: a layer [2], an example (i), a transpose, primes. */
    private static boolean isMark(Notation above) {
        return above instanceof Bracketed b && b.bracket() != Bracket.BAR
                || above instanceof Symbol s && (s.text().equals("⊤") || isPrimes(s));
    }

    private static boolean isPrimes(Symbol s) {
        return !s.text().isEmpty() && s.text().chars().allMatch(c -> c == '′');
    }

    private static Item marked(Item said, Notation above) {
        return switch (above) {
            case Bracketed b -> {
                String kind = b.bracket() == Bracket.SQUARE ? "layer" : "example";
                yield new Phrase(isShort(b.body()) ? kind : kind + ".long", List.of(said, new Formula(b.body())));
            }
            case Symbol s when isPrimes(s) -> {
                Item primed = said;
                for (int i = 0; i < s.text().length(); i++) primed = new Phrase("prime", List.of(primed));
                yield primed;
            }
            case Notation _ -> new Phrase("transpose", List.of(said));
        };
    }
}
