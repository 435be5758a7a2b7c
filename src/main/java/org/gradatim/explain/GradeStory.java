package org.gradatim.explain;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.IntStream;
import org.gradatim.check.answer.CheckedAnswer;
import org.gradatim.check.grade.Outcome;
import org.gradatim.check.grade.SheetRow;
import org.gradatim.check.grade.SheetRow.Cell;
import org.gradatim.check.grade.Tally;
import org.gradatim.check.mistake.MistakeClass;
import org.gradatim.document.Block;
import org.gradatim.document.Block.Align;
import org.gradatim.document.Block.Column;
import org.gradatim.document.Block.Paragraph;
import org.gradatim.document.Block.Plots;
import org.gradatim.document.Block.Section;
import org.gradatim.document.Block.Table;
import org.gradatim.document.Document;
import org.gradatim.document.Inline;
import org.gradatim.document.Plot;
import org.gradatim.graph.Model;

/** Tells a teacher what a class can and cannot: the commonest mistakes with an example of each, quantity by quantity, submission by submission. */
public final class GradeStory {
    /** Kinds of mistakes in the chart. */
    public static final int MOST_MISTAKES = 12;

    /** Kinds of mistakes of which an answer is shown. */
    public static final int MOST_EXAMPLES = 6;

    /** Quantities that have a column of their own in the table of submissions; of more only the number that is right is told. */
    private static final int MOST_COLUMNS = 12;

    private static final int MOST_QUANTITIES = 100;
    private static final int MOST_REVIEWS = 100;
    private static final int DIGITS_OF_MEAN = 2;

    private final Messages say;
    private final Model model;
    private final Tally tally;
    private final List<Example> examples;
    private final CheckStory answers;
    private final AskedDerivatives asked;

    /** An answer with a mistake, and who gave it. */
    public record Example(Tally.Mistake mistake, String id, CheckedAnswer answer) {}

    private GradeStory(Messages say, Model model, Tally tally, List<Example> examples, Feedback feedback) {
        this.say = say;
        this.model = model;
        this.tally = tally;
        this.examples = examples;
        this.answers = new CheckStory(say, model.program().symbols(), feedback);
        this.asked = new AskedDerivatives(model);
    }

    /** @param examples of the commonest mistakes, in their order */
    public static Document document(Model model, Tally tally, List<Example> examples, Feedback feedback, Locale language) {
        return new GradeStory(new Messages(language), model, tally, examples, feedback).document();
    }

    private Document document() {
        List<Block> blocks = new ArrayList<>(List.of(new Paragraph(summary())));
        blocks.add(new Section("teach", 1, say.inlines("grade.teach"), teach()));
        blocks.add(new Section("quantities", 1, say.inlines("grade.quantity"), quantities()));
        List<Block> reviews = reviews();
        if (!reviews.isEmpty()) blocks.add(new Section("reviews", 1, say.inlines("grade.look"), reviews));
        blocks.add(new Section("submissions", 1, say.inlines("grade.students"), submissions()));
        return new Document(say.text("grade.title").replace("{0}", model.title()), say.locale(), false, blocks);
    }

    private List<Inline> summary() {
        long right = IntStream.range(0, tally.quantities().size()).mapToLong(q -> tally.count(q, Outcome.RIGHT)).sum();
        long all = tally.submissions() * tally.quantities().size();
        BigDecimal mean = tally.submissions() == 0 ? BigDecimal.ZERO
                : tally.points().divide(BigDecimal.valueOf(tally.submissions()), DIGITS_OF_MEAN, RoundingMode.HALF_EVEN);
        BigDecimal max = tally.listed().isEmpty() ? BigDecimal.ZERO : tally.listed().getFirst().max();
        List<Inline> summary = new ArrayList<>(say.inlines(tally.submissions() == 1 ? "grade.all.one" : "grade.all", tally.submissions(),
                say.counted("grade.quantities", tally.quantities().size()), right, all, GradeWords.figure(mean), GradeWords.figure(max)));
        if (tally.reviews() > 0) {
            summary.add(new Inline.Text(" "));
            summary.addAll(say.counted("grade.review", tally.reviews()));
        }
        return summary;
    }

    // ---- what to teach

    private List<Block> teach() {
        List<Tally.Mistake> common = tally.commonest().stream().filter(GradeStory::isTeachable).toList();
        if (common.isEmpty()) return List.of(paragraph("grade.teach.none"));
        List<Plot.Bar> bars = common.stream().limit(MOST_MISTAKES).map(m -> new Plot.Bar(name(m.key()), m.submissions())).toList();
        List<Block> blocks = new ArrayList<>(List.of(paragraph("grade.teach.what"),
                new Plots(List.of(new Plot.Bars(List.of(), say.inlines("grade.teach.axis"), bars)), say.inlines("grade.teach.caption"), say.text("grade.teach.alt"))));
        int more = common.size() - MOST_MISTAKES;
        if (more > 0) blocks.add(new Paragraph(say.counted("grade.teach.more", more)));
        for (int i = 0; i < examples.size(); i++) blocks.add(example(i + 1, examples.get(i)));
        return blocks;
    }

    /** What follows from an earlier mistake is none of its own. */
    public static boolean isTeachable(Tally.Mistake mistake) {
        return !mistake.key().equals(MistakeClass.CARRIED_FORWARD.key());
    }

    private Section example(int number, Example example) {
        List<Inline> heading = say.inlines(example.mistake().submissions() == 1 ? "grade.example.one" : "grade.example.many",
                name(example.mistake().key()), example.mistake().submissions());
        Section told = answers.section("example", GradeWords.shortened(example.answer()));
        List<Block> blocks = new ArrayList<>(List.of(paragraph("grade.example.what",
                CheckStory.quantity(example.answer()), new Inline.Strong(List.of(new Inline.Text(example.id()))))));
        blocks.addAll(told.blocks());
        return new Section("mistake-" + number, 2, heading, blocks);
    }

    private List<Inline> name(String key) {
        return say.inlines("mistake." + key + ".name");
    }

    // ---- quantity by quantity

    private List<Block> quantities() {
        List<Column> header = new ArrayList<>(List.of(new Column(say.inlines("grade.quantity.column"), Align.LEFT)));
        for (Outcome outcome : Outcome.values()) header.add(new Column(say.inlines("grade.outcome." + outcome.keyword()), Align.RIGHT));
        List<List<List<Inline>>> rows = IntStream.range(0, Math.min(MOST_QUANTITIES, tally.quantities().size())).mapToObj(this::quantity).toList();
        List<Block> blocks = new ArrayList<>(List.of(new Table(say.inlines("grade.quantity.caption"), header, rows)));
        if (rows.size() < tally.quantities().size()) blocks.add(paragraph("grade.quantity.more", rows.size(), tally.quantities().size()));
        return blocks;
    }

    private List<List<Inline>> quantity(int quantity) {
        List<List<Inline>> row = new ArrayList<>(List.of(asked.of(tally.quantities().get(quantity))));
        for (Outcome outcome : Outcome.values()) row.add(text(Long.toString(tally.count(quantity, outcome))));
        return row;
    }

    // ---- submission by submission

    private List<Block> reviews() {
        List<List<List<Inline>>> rows = tally.listed().stream().filter(SheetRow::review).limit(MOST_REVIEWS).map(row -> List.of(text(row.id()), why(row))).toList();
        if (rows.isEmpty()) return List.of();
        List<Column> header = List.of(new Column(say.inlines("grade.look.column.id"), Align.LEFT), new Column(say.inlines("grade.look.column.why"), Align.LEFT));
        return List.of(new Table(say.inlines("grade.look.caption"), header, rows));
    }

    private List<Inline> why(SheetRow row) {
        if (!row.problem().isEmpty()) return text(row.problem());
        List<List<Inline>> open = IntStream.range(0, row.cells().size())
                .filter(q -> row.cells().get(q).outcome() == Outcome.UNDECIDED || row.cells().get(q).outcome() == Outcome.UNREADABLE)
                .mapToObj(q -> asked.of(tally.quantities().get(q))).limit(MOST_COLUMNS).toList();
        return say.inlines("grade.look.open", say.enumeration(open));
    }

    private List<Block> submissions() {
        boolean columns = tally.quantities().size() <= MOST_COLUMNS;
        List<Column> header = new ArrayList<>(List.of(new Column(say.inlines("grade.students.column.id"), Align.LEFT),
                new Column(say.inlines("grade.students.column.points"), Align.RIGHT)));
        if (columns) tally.quantities().forEach(name -> header.add(new Column(List.of(new Inline.Formula(model.program().symbols().of(name))), Align.CENTER)));
        else header.add(new Column(say.inlines("grade.students.column.right"), Align.RIGHT));
        header.add(new Column(say.inlines("grade.students.column.mistakes"), Align.LEFT));
        List<Block> blocks = new ArrayList<>(List.of(new Table(say.inlines("grade.students.caption"), header, tally.listed().stream().map(row -> submission(row, columns)).toList())));
        if (tally.listed().size() < tally.submissions()) blocks.add(paragraph("grade.students.more", tally.listed().size(), tally.submissions()));
        return blocks;
    }

    private List<List<Inline>> submission(SheetRow row, boolean columns) {
        List<List<Inline>> cells = new ArrayList<>(List.of(text(row.id()), text(GradeWords.figure(row.points()))));
        if (columns) row.cells().forEach(cell -> cells.add(List.of(sign(cell))));
        else cells.add(text(Long.toString(row.cells().stream().filter(c -> c.outcome() == Outcome.RIGHT).count())));
        cells.add(mistakes(row));
        return cells;
    }

    private Inline sign(Cell cell) {
        return switch (cell.outcome()) {
            case RIGHT -> new Inline.Verdict(true, "");
            case WRONG -> cell.mistake().equals(MistakeClass.CARRIED_FORWARD.key()) ? new Inline.Text(say.text("grade.sign.carried")) : new Inline.Verdict(false, "");
            case UNDECIDED, UNREADABLE -> new Inline.Text(say.text("grade.sign.open"));
            case MISSING -> new Inline.Text(say.text("grade.sign.missing"));
        };
    }

    private List<Inline> mistakes(SheetRow row) {
        Set<String> keys = new LinkedHashSet<>();
        row.cells().stream().map(Cell::mistake).filter(key -> !key.isEmpty()).forEach(keys::add);
        keys.addAll(row.elsewhere());
        List<Inline> names = new ArrayList<>();
        for (String key : keys) {
            if (!names.isEmpty()) names.add(new Inline.Text(say.text("list.next")));
            names.addAll(name(key));
        }
        return names;
    }

    private static List<Inline> text(String text) {
        return List.of(new Inline.Text(text));
    }

    private Paragraph paragraph(String key, Object... arguments) {
        return new Paragraph(say.inlines(key, arguments));
    }
}
