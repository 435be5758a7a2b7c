package org.gradatim.render;

import java.util.ArrayList;
import java.util.List;
import org.gradatim.notation.Notation;
import org.gradatim.render.LatexFormula.Dialect;

/** Formulas and calculations that take several lines as rows of {@code aligned}, for readers of mathematics within another markup. */
final class LatexSteps {
    private static final String NEW_LINE = LatexFormula.newLine(Dialect.GITHUB).stripTrailing() + "\n";

    /** How far a reason below its step is set in. */
    private static final double INDENT = 8;

    private LatexSteps() {}

    /** A formula on lines of its own. */
    static String of(Notation formula, FormulaLines lines) {
        List<String> rows = lines.of(formula).stream().map(line -> LatexFormula.line(line, Dialect.GITHUB)).toList();
        return rows.size() == 1 ? rows.getFirst() : aligned(List.of("& " + String.join(NEW_LINE + "& \\qquad ", rows)));
    }

    private static String aligned(List<String> rows) {
        return "\\begin{aligned}\n" + String.join(NEW_LINE, rows) + "\n\\end{aligned}";
    }

    /**
     * The steps of a calculation.
     *
     * @param ems width of a line
     */
    static String of(List<FormulaLines.Line> steps, FormulaLines lines, double ems) {
        double widest = steps.stream().mapToDouble(s -> Inlines.width(s.reason())).max().orElse(0);
        boolean beside = widest <= lines.besideRoom(steps);
        List<String> rows = new ArrayList<>();
        for (FormulaLines.Line step : steps) {
            String row = row(step);
            if (step.reason().isEmpty()) {
                rows.add(row);
            } else if (beside) {
                rows.add(row + " & & \\quad " + String.join(" ", MarkdownMath.text(step.reason(), ems)));
            } else {
                rows.add(row);
                MarkdownMath.text(step.reason(), ems - INDENT).forEach(line -> rows.add("& \\qquad " + line));
            }
        }
        return aligned(rows);
    }

    private static String row(FormulaLines.Line line) {
        if (line.isLeftAlone()) return "& " + LatexFormula.line(line.left(), Dialect.GITHUB);
        return LatexFormula.line(line.left(), Dialect.GITHUB) + (line.sign().isPresent() ? " & " : " & \\qquad ") + LatexFormula.line(line.relation(), Dialect.GITHUB);
    }
}
