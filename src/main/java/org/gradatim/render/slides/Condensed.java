package org.gradatim.render.slides;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.gradatim.document.Block.Paragraph;
import org.gradatim.document.Inline;
import org.gradatim.render.text.Inlines;

/**
 * A paragraph as far as it is read from a slide.
 *
 * @param shown       empty where no sentence of it is short enough
 * @param isShortened whether something is left out
 */
record Condensed(Optional<Paragraph> shown, boolean isShortened) {
    /** In lines of a slide; what is longer is listened to, not read. */
    private static final double MOST_LINES = 2;

    static Condensed of(Paragraph paragraph) {
        if (isShort(paragraph)) return new Condensed(Optional.of(paragraph), false);
        List<Paragraph> sentences = sentences(paragraph.inlines());
        if (Deck.leads(sentences.getLast())) return new Condensed(Optional.of(sentences.getLast()), sentences.size() > 1);
        return new Condensed(Optional.of(sentences.getFirst()).filter(Condensed::isShort), true);
    }

    private static boolean isShort(Paragraph paragraph) {
        return Inlines.width(paragraph.inlines()) <= MOST_LINES * Deck.LINE;
    }

    private static List<Paragraph> sentences(List<Inline> inlines) {
        List<Paragraph> sentences = new ArrayList<>();
        List<Inline> sentence = new ArrayList<>();
        for (Inline inline : inlines) {
            if (!(inline instanceof Inline.Text(String text))) {
                sentence.add(inline);
                continue;
            }
            String[] parts = text.split("(?<=[.!?]) +", -1);
            for (int i = 0; i < parts.length; i++) {
                if (i > 0) end(sentence, sentences);
                if (!parts[i].isEmpty()) sentence.add(new Inline.Text(parts[i]));
            }
        }
        end(sentence, sentences);
        return sentences;
    }

    private static void end(List<Inline> sentence, List<Paragraph> sentences) {
        if (!sentence.isEmpty()) sentences.add(new Paragraph(sentence));
        sentence.clear();
    }
}
