package org.gradatim.parse.answer;

import java.util.ArrayList;
import java.util.List;
import org.gradatim.parse.answer.Mark.Kind;

/** The equations of a LaTeX or Markdown document: statements with a relation, and those that begin with a derivative. */
final class Documents {
    private final Source source;
    private final String text;
    private final Words words;
    /** For code, in which the answerer's own names are no products. */
    private final Words plain;
    private final OwnMacros own;
    private final List<Statement> statements = new ArrayList<>();
    private final List<Mark> pending = new ArrayList<>();

    private Documents(Source source, Words words) {
        this.source = source;
        this.text = source.text();
        this.words = words;
        this.plain = words.with(AnswerLines.ownNames(text));
        this.own = OwnMacros.in(text);
    }

    static List<Statement> read(Source source, boolean markdown, Words words) {
        return new Documents(source, words).read(markdown);
    }

    private List<Statement> read(boolean markdown) {
        int last = -1;
        for (MathRegions.Region region : MathRegions.in(text, markdown)) {
            if (region.latex()) formula(region, last);
            else code(region);
            last = region.to();
        }
        flush();
        return statements;
    }

    /** A formula that begins with a relation goes on with the one before, where nothing is said between them. */
    private void formula(MathRegions.Region region, int last) {
        List<Mark> marks = new LatexMarks(Region.of(text, region.from(), region.to()), words, own).read();
        if (marks.isEmpty()) return;
        boolean goesOn = !pending.isEmpty() && marks.stream().filter(m -> !m.is(Kind.ROW) && !m.is(Kind.CELL)).findFirst().filter(m -> m.is(Kind.RELATION)).isPresent()
                && text.substring(last, region.from()).matches("[\\s$\\\\()\\[\\],.]*");
        if (!goesOn) flush();
        pending.add(new Mark(Kind.ROW, "", region.from(), region.from()));
        pending.addAll(marks);
    }

    private void flush() {
        Statements.of(source, pending).stream().filter(Documents::isEquation).forEach(statements::add);
        pending.clear();
    }

    private void code(MathRegions.Region region) {
        flush();
        new AnswerLines(source, plain, own).read(region.from(), region.to()).stream().filter(Documents::isEquation).forEach(statements::add);
    }

    private static boolean isEquation(Statement statement) {
        return statement.sides().size() > 1 || statement.sides().getFirst().written().filter(Documents::beginsWithDerivative).isPresent();
    }

    private static boolean beginsWithDerivative(Written written) {
        return written instanceof Written.Derivative || written instanceof Written.Product product && product.factors().getFirst() instanceof Written.Derivative;
    }
}
