package org.gradatim.explain;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.gradatim.check.answer.CheckedAnswer;
import org.gradatim.check.answer.CheckedAnswer.Counterexample;
import org.gradatim.check.answer.CheckedAnswer.Right;
import org.gradatim.check.answer.CheckedAnswer.Undecided;
import org.gradatim.check.answer.CheckedAnswer.Unreadable;
import org.gradatim.check.answer.CheckedAnswer.Wrong;
import org.gradatim.check.answer.CheckedAnswer.WrongStep;
import org.gradatim.check.answer.Remark;
import org.gradatim.check.mistake.Diagnosis;
import org.gradatim.check.mistake.Mistake;
import org.gradatim.check.mistake.MistakeClass;
import org.gradatim.document.Block;
import org.gradatim.document.Block.Align;
import org.gradatim.document.Block.Column;
import org.gradatim.document.Block.Display;
import org.gradatim.document.Block.Items;
import org.gradatim.document.Block.Paragraph;
import org.gradatim.document.Block.RemarkKind;
import org.gradatim.document.Block.Section;
import org.gradatim.document.Block.Table;
import org.gradatim.document.Inline;
import org.gradatim.expr.ExprNotation;
import org.gradatim.expr.Rational;
import org.gradatim.graph.Symbols;
import org.gradatim.notation.Formulas;
import org.gradatim.notation.Notation;

/** What became of answers, one by one: the verdict, how each was read, what shows that it is wrong, and what was done wrong. */
final class CheckStory {
    /** Answers from which on a table gives the overview. */
    private static final int FEWEST_IN_A_TABLE = 3;

    /** A point of more coordinates is told in a sentence. */
    private static final int MOST_COLUMNS = 9;

    private static final int MOST_COORDINATES = 16;

    /** The section at the beginning, of several answers. */
    static final String SUMMARY = "summary";

    private final Messages say;
    private final MistakeWords words;
    private final Symbols symbols;
    private final Feedback feedback;

    /** @param symbols of the model that the answers are about */
    CheckStory(Messages say, Symbols symbols, Feedback feedback) {
        this.say = say;
        this.words = new MistakeWords(say);
        this.symbols = symbols;
        this.feedback = feedback;
    }

    List<Section> sections(List<CheckedAnswer> answers) {
        List<Section> sections = new ArrayList<>();
        if (answers.size() >= FEWEST_IN_A_TABLE) sections.add(summary(answers));
        boolean summarised = !sections.isEmpty();
        for (int i = 0; i < answers.size(); i++) if (!(summarised && saysAll(answers.get(i)))) sections.add(section("answer-" + (i + 1), answers.get(i)));
        return sections;
    }

    /** Of a number that is right the summary says all. */
    private static boolean saysAll(CheckedAnswer answer) {
        return answer.verdict() instanceof Right right && right.errorBits() == 0 && answer.remarks().isEmpty();
    }

    // ---- all at a glance

    private Section summary(List<CheckedAnswer> answers) {
        long right = answers.stream().filter(a -> a.verdict() instanceof Right).count();
        List<Inline> count = right == answers.size() ? say.inlines("check.summary.all", answers.size())
                : say.inlines("check.summary.many", right, answers.size());
        List<Column> header = List.of(column("quantity"), column("verdict"), column("finding"));
        List<List<List<Inline>>> rows = answers.stream().map(a -> List.of(quantity(a), List.of(verdict(a)), inShort(a))).toList();
        return new Section(SUMMARY, 1, say.inlines("check.summary"), List.of(new Paragraph(count), new Table(List.of(), header, rows)));
    }

    private Column column(String name) {
        return new Column(say.inlines(name.equals("verdict") ? "check.column.verdict" : "check.column." + name), Align.LEFT);
    }

    private List<Inline> inShort(CheckedAnswer answer) {
        return switch (answer.verdict()) {
            case Wrong wrong when wrong.carriedForward() -> say.inlines("check.found.carried");
            case Wrong _ when feedback != Feedback.HINT && !answer.diagnoses().isEmpty() ->
                    List.of(new Inline.Code(answer.diagnoses().getFirst().mistakes().getFirst().kind().key()));
            case Right _, Wrong _, Undecided _, Unreadable _ -> List.of();
        };
    }

    static List<Inline> quantity(CheckedAnswer answer) {
        return List.of(answer.quantity().<Inline>map(q -> new Inline.Formula(q.notation())).orElseGet(() -> new Inline.Code(answer.text())));
    }

    private Inline verdict(CheckedAnswer answer) {
        String word = say.text("check.verdict." + key(answer.verdict()));
        return switch (answer.verdict()) {
            case Right _ -> new Inline.Verdict(true, word);
            case Wrong _ -> new Inline.Verdict(false, word);
            case Undecided _, Unreadable _ -> new Inline.Strong(List.of(new Inline.Text("? " + word)));
        };
    }

    /** The stable name of a verdict. */
    static String key(CheckedAnswer.Verdict verdict) {
        return switch (verdict) {
            case Right _ -> "right";
            case Wrong _ -> "wrong";
            case Undecided _ -> "undecided";
            case Unreadable _ -> "unreadable";
        };
    }

    // ---- one answer

    /** The whole judgement of one answer. */
    Section section(String id, CheckedAnswer answer) {
        List<Inline> heading = new ArrayList<>(quantity(answer));
        heading.add(new Inline.Text(" "));
        heading.add(verdict(answer));
        List<Block> blocks = new ArrayList<>();
        reading(answer, blocks);
        switch (answer.verdict()) {
            case Right right -> { if (!isRounded(answer)) blocks.add(new Paragraph(proof(right))); }
            case Wrong wrong -> wrong(answer, wrong, blocks);
            case Undecided undecided -> {
                answer.firstWrongStep().ifPresent(step -> blocks.add(falseStep(step)));
                blocks.add(paragraph("check.undecided", undecided.reason()));
            }
            case Unreadable unreadable -> unreadable.error().getMessage().lines().findFirst().ifPresent(line -> blocks.add(paragraph("check.unreadable", line)));
        }
        answer.remarks().forEach(remark -> blocks.add(new Paragraph(remark(remark))));
        return new Section(id, 1, heading, blocks);
    }

    private void reading(CheckedAnswer answer, List<Block> blocks) {
        if (answer.reading().isEmpty()) return;
        boolean placed = answer.place().line() > 0;
        blocks.add(placed ? paragraph("check.read.at", new Inline.Code(answer.place().toString())) : paragraph("check.read"));
        Notation read = answer.reading().get();
        blocks.add(new Display(answer.quantity().<Notation>map(q -> Formulas.equation(q.notation(), read)).orElse(read)));
    }

    /** Right, but not to its digits; a remark says how. */
    private static boolean isRounded(CheckedAnswer answer) {
        return answer.remarks().stream().anyMatch(r -> r.kind() == Remark.Kind.ROUNDED_INTERMEDIATES);
    }

    private List<Inline> proof(Right right) {
        if (right.errorBits() == 0) return say.inlines("check.right.digits");
        if (right.errorBits() == Integer.MAX_VALUE) return say.inlines("check.right.same");
        return say.inlines("check.right", Formulas.sup(Formulas.number("2"), Formulas.number("-" + right.errorBits())));
    }

    /** The words of a remark on the reading or on a right answer. */
    List<Inline> remark(Remark remark) {
        Object[] arguments = remark.arguments().stream().map(Inline.Code::new).toArray();
        return say.inlines("remark." + remark.kind().name().toLowerCase(Locale.ROOT), arguments);
    }

    private void wrong(CheckedAnswer answer, Wrong wrong, List<Block> blocks) {
        answer.firstWrongStep().ifPresent(step -> blocks.add(falseStep(step)));
        if (feedback == Feedback.HINT) {
            blocks.add(hint(answer));
            return;
        }
        if (wrong.counterexample().isPresent()) blocks.add(difference(wrong.counterexample().get(), endIsRight(answer)));
        else if (!wrong.carriedForward() && answer.reading().isPresent()) blocks.add(paragraph("check.shape"));
        if (answer.diagnoses().isEmpty()) blocks.add(paragraph("check.unexplained"));
        else blocks.add(new Block.Remark(RemarkKind.WARNING, say.inlines("check.wrong"), explanations(answer.diagnoses())));
    }

    private Paragraph falseStep(WrongStep step) {
        return paragraph(step.index() == 0 ? "check.step.first" : "check.step", step.readBefore(), step.readAfter());
    }

    /** Whether it is not the answer that differs from the derivative but a step before it. */
    private static boolean endIsRight(CheckedAnswer answer) {
        return answer.diagnoses().stream().flatMap(d -> d.mistakes().stream()).anyMatch(m -> m.kind() == MistakeClass.CHAIN_STEP_INCONSISTENT);
    }

    // ---- where the two differ

    private Block difference(Counterexample at, boolean step) {
        List<BigDecimal> values = rounded(at.given(), at.truth());
        List<Map.Entry<String, Rational>> point = List.copyOf(at.point().entrySet());
        if (point.size() + 2 > MOST_COLUMNS) {
            List<Notation> where = point.stream().limit(MOST_COORDINATES).<Notation>map(e -> Formulas.equation(name(e.getKey()), coordinate(e.getValue()))).toList();
            return paragraph(step ? "check.point.many.step" : "check.point.many", say.enumeration(where), Figures.of(values.get(0)), Figures.of(values.get(1)));
        }
        List<Column> header = new ArrayList<>();
        List<List<Inline>> row = new ArrayList<>();
        point.forEach(e -> {
            header.add(new Column(List.of(new Inline.Formula(name(e.getKey()))), Align.RIGHT));
            row.add(List.of(new Inline.Formula(coordinate(e.getValue()))));
        });
        header.add(new Column(say.inlines(step ? "check.point.step" : "check.point.given"), Align.RIGHT));
        header.add(new Column(say.inlines("check.point.truth"), Align.RIGHT));
        values.forEach(value -> row.add(List.of(new Inline.Formula(Figures.of(value)))));
        return new Table(say.inlines(step ? "check.point.of.step" : "check.point"), header, List.of(row));
    }

    /** With the digits of a calculation, and more where the two would look the same. */
    static List<BigDecimal> rounded(BigDecimal given, BigDecimal truth) {
        for (int digits = Figures.WORKING_DIGITS; ; digits *= 2) {
            var context = new MathContext(digits);
            BigDecimal mine = given.round(context);
            BigDecimal other = truth.round(context);
            if (mine.compareTo(other) != 0 || digits > Math.max(given.precision(), truth.precision())) return List.of(mine, other);
        }
    }

    /** As a decimal where it is one, so that it can be copied into a program. */
    private static Notation coordinate(Rational value) {
        BigDecimal decimal = BigDecimal.valueOf(value.doubleValue());
        return Rational.of(decimal).equals(value) ? Figures.of(decimal) : ExprNotation.ofRational(value);
    }

    /** {@code a3^(2)} is a₃ in the second example. */
    private Notation name(String name) {
        int example = name.indexOf("^(");
        if (example < 0 || !name.endsWith(")")) return symbols.of(name);
        return Symbols.inExample(symbols.of(name.substring(0, example)), Formulas.number(name.substring(example + 2, name.length() - 1)));
    }

    // ---- what was done wrong

    private Block hint(CheckedAnswer answer) {
        List<Block> blocks = new ArrayList<>();
        Optional<Diagnosis> first = answer.diagnoses().stream().findFirst();
        first.ifPresent(d -> d.mistakes().forEach(m -> blocks.add(new Paragraph(words.hint(m)))));
        if (first.isEmpty()) blocks.add(new Paragraph(say.inlines("check.unexplained.hint", quantity(answer))));
        return new Block.Remark(RemarkKind.NOTE, say.inlines("check.hint"), blocks);
    }

    private List<Block> explanations(List<Diagnosis> diagnoses) {
        List<Block> blocks = new ArrayList<>(explanation(diagnoses.getFirst()));
        int more = diagnoses.size() - 1;
        if (feedback == Feedback.ALL) {
            for (Diagnosis d : diagnoses.subList(1, diagnoses.size())) {
                blocks.add(paragraph("check.another"));
                blocks.addAll(explanation(d));
            }
        } else if (more > 0) {
            blocks.add(paragraph(more == 1 ? "check.more.one" : "check.more.many", new Inline.Code("--all"), more));
        }
        return blocks;
    }

    private List<Block> explanation(Diagnosis diagnosis) {
        if (diagnosis.mistakes().size() == 1) return told(diagnosis.mistakes().getFirst());
        return List.of(paragraph("check.two"), new Items(true, diagnosis.mistakes().stream().map(this::told).toList()));
    }

    private List<Block> told(Mistake mistake) {
        return List.of(new Paragraph(words.message(mistake)), new Display(mistake.where()));
    }

    private Paragraph paragraph(String key, Object... arguments) {
        return new Paragraph(say.inlines(key, arguments));
    }
}
