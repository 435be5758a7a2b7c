package org.gradatim.render.slides;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;
import org.gradatim.Examples;
import org.gradatim.document.Block;
import org.gradatim.document.Block.Calculation;
import org.gradatim.document.Block.Column;
import org.gradatim.document.Block.Display;
import org.gradatim.document.Block.Figure;
import org.gradatim.document.Block.Items;
import org.gradatim.document.Block.Paragraph;
import org.gradatim.document.Block.Section;
import org.gradatim.document.Block.Step;
import org.gradatim.document.Block.Table;
import org.gradatim.document.Document;
import org.gradatim.document.Inline;
import org.gradatim.notation.Formulas;
import org.gradatim.notation.Notation;
import org.gradatim.render.Samples;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class DeckTest {
    private static final String LONG = "A sentence that says what matters. " + "Another one says it once more in many words that nobody reads from a wall. ".repeat(4);

    private static List<Deck.Slide> slides(Block... blocks) {
        return Deck.of(new Document("title", Locale.ENGLISH, false, List.of(new Section("s", 1, Samples.text("Subject"), List.of(blocks))))).slides();
    }

    private static Calculation chain(int lines, String laterSign) {
        return new Calculation(IntStream.range(0, lines).mapToObj(i -> new Step(i == 0 ? Optional.of(Samples.J) : Optional.<Notation>empty(),
                i == 0 ? "=" : laterSign, new Notation.Fraction(Samples.indexed("a", i), Samples.indexed("w", i)), List.of())).toList());
    }

    private static List<Step> steps(List<Deck.Slide> slides) {
        return slides.stream().flatMap(s -> s.blocks().stream()).flatMap(b -> ((Calculation) b).steps().stream()).toList();
    }

    @Test
    void aCalculationOfFourteenLinesGoesOnOnFurtherSlidesAndLosesNoLine() {
        List<Deck.Slide> slides = slides(chain(14, "="));
        assertThat(slides).hasSizeBetween(2, 4);
        assertThat(slides).extracting(Deck.Slide::place).first().isEqualTo("1/" + slides.size());
        assertThat(steps(slides)).extracting(Step::right).isEqualTo(steps(List.of(new Deck.Slide(List.of(), List.of(), 1, 1, List.of(chain(14, "=")), 1, List.of())))
                .stream().map(Step::right).toList());
    }

    @Test
    void aChainOfEqualitiesThatGoesOnSaysAgainOfWhat() {
        for (Deck.Slide slide : slides(chain(14, "="))) {
            assertThat(((Calculation) slide.blocks().getFirst()).steps().getFirst().left()).contains(Samples.J);
        }
    }

    @Test
    void whatIsNotEqualIsNotSaidOfTheFirstAgain() {
        assertThat(slides(chain(14, "≈")).stream().skip(1).map(s -> ((Calculation) s.blocks().getFirst()).steps().getFirst().left())).allMatch(Optional::isEmpty);
    }

    @Test
    void aTableThatGoesOnKeepsItsHeaderAndEveryRow() {
        List<List<List<Inline>>> rows = IntStream.range(0, 40).mapToObj(i -> List.of(Samples.text("row " + i))).toList();
        List<Deck.Slide> slides = slides(new Table(List.of(), List.of(new Column(Samples.text("heading"), Block.Align.LEFT)), rows));
        assertThat(slides.size()).isGreaterThan(1);
        assertThat(slides.stream().map(s -> ((Table) s.blocks().getFirst()).header())).allMatch(h -> h.getFirst().heading().equals(Samples.text("heading")));
        assertThat(slides.stream().flatMap(s -> ((Table) s.blocks().getFirst()).rows().stream())).isEqualTo(rows);
    }

    @Test
    void aNumberedListGoesOnWithItsNumbers() {
        List<List<Block>> items = IntStream.range(0, 20).mapToObj(i -> List.<Block>of(new Display(Formulas.equation(Samples.J, Samples.wide(2))))).toList();
        List<Deck.Slide> slides = slides(new Items(true, items));
        int first = 1;
        for (Deck.Slide slide : slides) {
            assertThat(slide.number(0)).isEqualTo(first);
            first += ((Items) slide.blocks().getFirst()).items().size();
        }
        assertThat(first).isEqualTo(21);
    }

    @Test
    void aListBehindACalculationThatGoesOnBeginsWithOne() {
        Items list = new Items(true, List.of(List.of(new Display(Samples.GRADIENT)), List.of(new Display(Samples.GRADIENT))));
        List<Deck.Slide> slides = slides(chain(10, "="), list);
        assertThat(slides.getLast().blocks()).hasSize(2).last().isEqualTo(list);
        assertThat(slides.getLast().number(1)).isEqualTo(1);
    }

    @Test
    void aLineBelowADrawingStandsOnItsSlide() {
        Figure drawing = new Figure(Samples.network(), Samples.text("caption"), "what it shows");
        List<Deck.Slide> slides = slides(drawing, new Display(Samples.GRADIENT), chain(14, "="));
        assertThat(slides.getFirst().blocks()).hasSize(2);
        assertThat(SlideHeight.roomForDrawing(slides.getFirst().blocks())).as("what is left to the drawing").isGreaterThan(9);
    }

    @Test
    void aSlideIsNotLeftEmptyForWhatGoesOnAnyway() {
        List<Deck.Slide> slides = slides(new Paragraph(Samples.text("It follows that")), chain(6, "="), chain(14, "="));
        assertThat(slides.subList(0, slides.size() - 1)).allMatch(slide -> SlideHeight.of(slide.blocks()) > SlideHeight.ROOM / 2);
    }

    @Test
    void ofALongParagraphTheFirstSentenceIsSeenAndAllIsSaid() {
        Paragraph paragraph = new Paragraph(Samples.text(LONG));
        Deck.Slide slide = slides(paragraph, new Display(Samples.GRADIENT)).getFirst();
        assertThat(slide.blocks().getFirst()).isEqualTo(new Paragraph(Samples.text("A sentence that says what matters.")));
        assertThat(slide.notes()).containsExactly(paragraph);
    }

    @Test
    void theSentenceThatLeadsToAFormulaIsTheOneThatIsSeen() {
        Deck.Slide slide = slides(new Paragraph(Samples.text(LONG + "So it follows:")), new Display(Samples.GRADIENT)).getFirst();
        assertThat(slide.blocks().getFirst()).isEqualTo(new Paragraph(Samples.text("So it follows:")));
        assertThat(slide.firstSteps()).as("the formula comes with its lead").containsExactly(1, 1);
    }

    @Test
    void anUnbrokenStreamOfWordsIsSaidAndNotSeen() {
        Paragraph endless = new Paragraph(Samples.text("words without end ".repeat(40)));
        Deck.Slide slide = slides(endless, new Display(Samples.GRADIENT)).getFirst();
        assertThat(slide.blocks()).containsExactly(new Display(Samples.GRADIENT));
        assertThat(slide.notes()).containsExactly(endless);
    }

    @Test
    void whatStandsBeforeTheFirstSectionIsHeadedByTheTitle() {
        Deck deck = Deck.of(new Document("title", Locale.ENGLISH, false, List.of(new Paragraph(Samples.text("so much")))));
        assertThat(deck.slides()).singleElement().extracting(Deck.Slide::heading).isEqualTo(Samples.text("title"));
    }

    @Test
    void noSlideIsEmptyAndEveryReferenceHasItsTarget() {
        List<Deck.Slide> slides = Deck.of(Samples.document()).slides();
        assertThat(slides).noneMatch(s -> s.blocks().isEmpty());
        assertThat(slides.stream().flatMap(s -> s.ids().stream())).contains("network", "chain", "one", "wide", "everything", "formulas").doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @MethodSource("org.gradatim.Examples#names")
    void everyStepRowAndFormulaIsOnOneSlideInItsPlace(String example) {
        Document lecture = Examples.lecture(example);
        List<Object> dealt = Deck.of(lecture).slides().stream().flatMap(slide -> pieces(slide.blocks()).stream()).toList();
        assertThat(dealt).isNotEmpty().isEqualTo(pieces(lecture.blocks()));
    }

    /** What no slide may lose or have twice, without the prose, which may be condensed. */
    private static List<Object> pieces(List<Block> blocks) {
        List<Object> pieces = new ArrayList<>();
        for (Block block : blocks) {
            switch (block) {
                case Section s -> pieces.addAll(pieces(s.blocks()));
                case Block.Remark r -> pieces.addAll(pieces(r.blocks()));
                case Calculation c -> c.steps().forEach(step -> pieces.add(List.of(step.sign(), step.right(), step.reason())));
                case Items i -> i.items().forEach(item -> pieces.addAll(pieces(item)));
                case Table t -> pieces.addAll(t.rows());
                case Block.Code c -> pieces.addAll(c.source().lines().toList());
                case Display _, Figure _, Block.Plots _ -> pieces.add(block);
                case Paragraph _ -> { }
            }
        }
        return pieces;
    }

    @ParameterizedTest
    @MethodSource("org.gradatim.Examples#names")
    void nothingThatCanBeSplitIsHigherThanItsSlide(String example) {
        for (Deck.Slide slide : Deck.of(Examples.lecture(example)).slides()) {
            List<Block> blocks = new ArrayList<>(slide.blocks());
            blocks.removeIf(b -> b instanceof Block.Figure || b instanceof Block.Plots);
            boolean single = blocks.size() == 1 && SlideRows.count(blocks.getFirst()) == 1;
            assertThat(single || SlideHeight.of(blocks) <= SlideHeight.ROOM + 1e-9).as(slide.toString()).isTrue();
        }
    }
}
