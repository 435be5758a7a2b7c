package org.gradatim.explain;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.gradatim.check.answer.CheckedAnswer;
import org.gradatim.check.answer.CheckedAnswer.Right;
import org.gradatim.check.answer.CheckedAnswer.Undecided;
import org.gradatim.check.answer.CheckedAnswer.Unreadable;
import org.gradatim.check.answer.CheckedAnswer.Wrong;
import org.gradatim.check.grade.Grade;
import org.gradatim.check.grade.Mark;
import org.gradatim.check.grade.Outcome;
import org.gradatim.check.mistake.Mistake;
import org.gradatim.document.Block;
import org.gradatim.document.Block.Align;
import org.gradatim.document.Block.Column;
import org.gradatim.document.Block.Paragraph;
import org.gradatim.document.Block.RemarkKind;
import org.gradatim.document.Block.Section;
import org.gradatim.document.Block.Table;
import org.gradatim.document.Document;
import org.gradatim.document.Inline;
import org.gradatim.graph.Model;
import org.gradatim.parse.Place;

/** What one person is told of what was handed in: a line for each quantity, or a document. */
public final class GradeWords {
    private final Model model;
    private final Messages say;
    private final MistakeWords words;
    private final CheckStory story;
    private final Feedback feedback;
    private final AskedDerivatives asked;

    /** @param feedback of a wrong answer, a hint or the simplest explanation */
    public GradeWords(Model model, Feedback feedback, Locale language) {
        this.model = model;
        this.say = new Messages(language);
        this.words = new MistakeWords(say);
        this.story = new CheckStory(say, model.program().symbols(), feedback);
        this.feedback = feedback;
        this.asked = new AskedDerivatives(model);
    }

    /** What there is to be said of a mark, in a line; nothing of what is right without a remark, or missing. */
    public List<Inline> line(Mark mark) {
        if (mark.answer().isEmpty()) return List.of();
        CheckedAnswer answer = mark.answer().get();
        return switch (answer.verdict()) {
            case Right _ -> joined(answer.remarks().stream().map(story::remark).toList());
            case Wrong wrong when wrong.carriedForward() -> say.inlines("mistake.carried-forward.message");
            case Wrong _ when answer.diagnoses().isEmpty() -> say.inlines("mistake.unexplained." + (feedback == Feedback.HINT ? "hint" : "message"));
            case Wrong _ -> joined(answer.diagnoses().getFirst().mistakes().stream().map(this::told).toList());
            case Undecided undecided -> List.of(new Inline.Text(undecided.reason()));
            case Unreadable unreadable -> List.of(new Inline.Text(unreadable.error().getMessage().lines().findFirst().orElse("")));
        };
    }

    private List<Inline> told(Mistake mistake) {
        return feedback == Feedback.HINT ? words.hint(mistake) : words.message(mistake);
    }

    private static List<Inline> joined(List<List<Inline>> sentences) {
        List<Inline> joined = new ArrayList<>();
        for (List<Inline> sentence : sentences) {
            if (!joined.isEmpty()) joined.add(new Inline.Text(" "));
            joined.addAll(sentence);
        }
        return joined;
    }

    /** The feedback for one submission. */
    public Document document(Grade grade) {
        List<Block> blocks = new ArrayList<>();
        List<Inline> head = new ArrayList<>(say.inlines("feedback.for", new Inline.Strong(List.of(new Inline.Text(grade.submission().id())))));
        head.add(new Inline.Text(" "));
        head.addAll(say.inlines("feedback.points", figure(grade.points()), figure(grade.max())));
        if (grade.review()) {
            head.add(new Inline.Text(" "));
            head.addAll(say.inlines("feedback.review"));
        }
        blocks.add(new Paragraph(head));
        grade.problem().ifPresent(problem -> blocks.add(new Block.Remark(RemarkKind.WARNING, say.inlines("feedback.problem"),
                List.of(new Paragraph(List.of(new Inline.Text(problem)))))));
        if (grade.problem().isEmpty() || grade.marks().stream().anyMatch(m -> m.answer().isPresent())) blocks.add(new Section("glance", 1, say.inlines("feedback.glance"), List.of(glance(grade))));
        blocks.addAll(answers(grade));
        return new Document(say.text("feedback.title").replace("{0}", model.title()), say.locale(), false, blocks);
    }

    private Table glance(Grade grade) {
        boolean named = feedback != Feedback.HINT;
        List<Column> header = new ArrayList<>(List.of(column("quantity", Align.LEFT), column("verdict", Align.LEFT), column("points", Align.RIGHT)));
        if (named) header.add(column("finding", Align.LEFT));
        List<List<List<Inline>>> rows = new ArrayList<>();
        for (Mark mark : grade.marks()) {
            List<List<Inline>> row = new ArrayList<>(List.of(asked.of(mark.quantity()), List.of(verdict(mark)), points(mark)));
            if (named) row.add(finding(mark));
            rows.add(row);
        }
        return new Table(List.of(), header, rows);
    }

    private Column column(String key, Align align) {
        return new Column(say.inlines("feedback.column." + key), align);
    }

    private Inline verdict(Mark mark) {
        String word = say.text(mark.outcome() == Outcome.MISSING ? "feedback.missing" : "grade.outcome." + mark.outcome().keyword());
        return switch (mark.outcome()) {
            case RIGHT -> new Inline.Verdict(true, word);
            case WRONG -> new Inline.Verdict(false, word);
            case UNDECIDED, UNREADABLE -> new Inline.Text("? " + word);
            case MISSING -> new Inline.Text(say.text("grade.sign.missing") + " " + word);
        };
    }

    private List<Inline> points(Mark mark) {
        return List.of(new Inline.Text(figure(mark.points()) + " / " + figure(mark.max())));
    }

    private List<Inline> finding(Mark mark) {
        return mark.mistake().map(kind -> say.inlines("mistake." + kind.key() + ".name")).orElse(List.of());
    }

    /** An answer that is about several quantities is told once. */
    private List<Block> answers(Grade grade) {
        Set<CheckedAnswer> told = new LinkedHashSet<>();
        grade.marks().forEach(mark -> mark.answer().ifPresent(told::add));
        List<Block> blocks = new ArrayList<>();
        for (CheckedAnswer answer : told) blocks.add(story.section("answer-" + (blocks.size() + 1), shortened(answer)));
        if (grade.others().isEmpty()) return blocks;
        List<Block> others = new ArrayList<>(List.of(new Paragraph(say.inlines("feedback.others.what"))));
        for (CheckedAnswer answer : grade.others()) others.add(lower(story.section("other-" + others.size(), shortened(answer))));
        blocks.add(new Section("others", 1, say.inlines("feedback.others"), others));
        return blocks;
    }

    private static Section lower(Section section) {
        return new Section(section.id(), 2, section.heading(), section.blocks());
    }

    /** With the simplest explanation alone, and where it stands only if it stands somewhere. */
    static CheckedAnswer shortened(CheckedAnswer a) {
        boolean alone = a.quantity().isPresent() && a.quantity().get().by().contains(a.place().file());
        Place place = alone ? new Place(a.place().file(), 0, 0) : a.place();
        return new CheckedAnswer(a.text(), a.quantity(), a.reading(), a.verdict(), a.diagnoses().stream().limit(1).toList(), a.firstWrongStep(), a.remarks(), place);
    }

    static String figure(BigDecimal points) {
        return points.signum() == 0 ? "0" : points.stripTrailingZeros().toPlainString();
    }
}
