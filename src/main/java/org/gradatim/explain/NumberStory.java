package org.gradatim.explain;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.gradatim.check.mistake.Mistake;
import org.gradatim.check.numbers.NumericReport;
import org.gradatim.check.numbers.Pattern;
import org.gradatim.document.Block;
import org.gradatim.document.Block.Items;
import org.gradatim.document.Block.Paragraph;
import org.gradatim.document.Block.Section;
import org.gradatim.document.Inline;
import org.gradatim.graph.Symbols;
import org.gradatim.notation.Notation;

/** What wrong numbers have in common, and which are right. */
final class NumberStory {
    /** Names of one sentence. */
    private static final int MOST_NAMES = 16;

    private final Messages say;
    private final MistakeWords words;
    private final Symbols symbols;
    private final Feedback feedback;
    private int told;

    NumberStory(Messages say, MistakeWords words, Symbols symbols, Feedback feedback) {
        this.say = say;
        this.words = words;
        this.symbols = symbols;
        this.feedback = feedback;
    }

    /** Empty where the wrong numbers have nothing in common. */
    Optional<Section> section(NumericReport report) {
        if (report.patterns().isEmpty()) return Optional.empty();
        List<Block> blocks = new ArrayList<>();
        blocks.add(new Items(false, report.patterns().stream().map(this::item).toList()));
        blocks.add(new Paragraph(report.right().isEmpty() ? say.inlines("check.pattern.right.none")
                : say.inlines("check.pattern.right", names(report.right()))));
        return Optional.of(new Section("common-" + ++told, 1, say.inlines("check.pattern.title"), blocks));
    }

    private List<Block> item(Pattern pattern) {
        List<Inline> text = new ArrayList<>(switch (pattern.scope()) {
            case Pattern.Scope.Everywhere _ -> say.inlines("check.pattern.everywhere");
            case Pattern.Scope.Layer(int number) -> say.inlines("check.pattern.layer", number);
            case Pattern.Scope.Some _ -> say.inlines("check.pattern.some", names(pattern.names()));
        });
        for (Mistake mistake : pattern.mistakes()) {
            text.add(new Inline.Text(" "));
            text.addAll(feedback == Feedback.HINT ? words.hint(mistake) : words.message(mistake));
        }
        return List.of(new Paragraph(text));
    }

    private List<Inline> names(List<String> names) {
        return say.enumeration(names.stream().<Notation>map(symbols::of).toList(), MOST_NAMES);
    }
}
