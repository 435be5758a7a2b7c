package org.gradatim.render.markup;

import java.util.ArrayList;
import java.util.List;
import org.gradatim.document.Block.Calculation;
import org.gradatim.notation.Notation;
import org.gradatim.render.formula.LatexFormula;
import org.gradatim.render.formula.LatexFormula.Dialect;
import org.gradatim.render.piece.FormulaLines;
import org.gradatim.render.text.Inlines;

/** Formulas and calculations that take several lines as rows of {@code aligned}, for readers of mathematics within another markup. */
final class LatexSteps {
    /** How far a reason below its step is set in. */
    private static final double INDENT = 8;

    private final Dialect dialect;
    private final FormulaLines lines;
    private final double ems;

    /** @param ems width of a line */
    LatexSteps(Dialect dialect, FormulaLines lines, double ems) {
        this.dialect = dialect;
        this.lines = lines;
        this.ems = ems;
    }

    /** A formula on lines of its own. */
    String of(Notation formula) {
        List<String> rows = lines.of(formula).stream().map(line -> LatexFormula.line(line, dialect)).toList();
        return rows.size() == 1 ? rows.getFirst() : aligned(List.of("& " + String.join(newLine() + "& \\qquad ", rows)));
    }

    /** The steps of a calculation, their reasons beside them where all have room there. */
    String of(Calculation calculation) {
        List<FormulaLines.Line> steps = lines.of(calculation);
        double widest = steps.stream().mapToDouble(s -> Inlines.width(s.reason())).max().orElse(0);
        return aligned(rows(steps, widest <= lines.besideRoom(steps)));
    }

    private String aligned(List<String> rows) {
        return "\\begin{aligned}\n" + joined(rows) + "\n\\end{aligned}";
    }

    /** The rows without what surrounds them, for readers that surround them themselves; they know one alignment in each row. */
    String rows(Calculation calculation) {
        List<String> rows = rows(lines.of(calculation), false);
        // A single row is aligned with nothing, and its sign of alignment would be none.
        return rows.size() == 1 ? rows.getFirst().replace(" & {} ", " ").replaceFirst("^& ", "") : joined(rows);
    }

    private String joined(List<String> rows) {
        return String.join(newLine(), rows);
    }

    private String newLine() {
        return LatexFormula.newLine(dialect).stripTrailing() + "\n";
    }

    private List<String> rows(List<FormulaLines.Line> steps, boolean beside) {
        List<String> rows = new ArrayList<>();
        for (FormulaLines.Line step : steps) {
            String row = row(step);
            if (step.reason().isEmpty()) {
                rows.add(row);
            } else if (beside) {
                rows.add(row + " & & \\quad " + String.join(" ", MarkdownMath.text(step.reason(), ems, dialect)));
            } else {
                rows.add(row);
                MarkdownMath.text(step.reason(), ems - INDENT, dialect).forEach(line -> rows.add("& \\qquad " + line));
            }
        }
        return rows;
    }

    private String row(FormulaLines.Line line) {
        if (line.isLeftAlone()) return "& " + LatexFormula.line(line.left(), dialect);
        return LatexFormula.line(line.left(), dialect) + (line.sign().isPresent() ? " & " : " & \\qquad ") + LatexFormula.line(line.relation(), dialect);
    }
}
