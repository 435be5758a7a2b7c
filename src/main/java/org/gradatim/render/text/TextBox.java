package org.gradatim.render.text;

import java.util.ArrayList;
import java.util.List;
import org.gradatim.notation.Notation;
import org.gradatim.notation.Notation.Brace;
import org.gradatim.notation.Notation.Matrix;
import org.gradatim.render.piece.Piece;

/**
 * A line of a formula in as many rows of text as it takes: a brace stands below its body with its label, a matrix row by row
 * between brackets. All else stands on the base line.
 *
 * <pre>
 * δ^[2] = A^[2] - Y
 *         ╰─┬─╯   ┬
 *         1 × m 1 × m
 * </pre>
 *
 * @param rows all as wide as the box
 * @param base the row on which the formula goes on
 */
record TextBox(List<String> rows, int base) {

    /** A label below a brace keeps this distance from the next. */
    private static final int LABEL_GAP = 1;

    /** One line of a formula that has been broken. */
    static TextBox of(List<Piece> line, TextStyle style) {
        List<TextBox> boxes = new ArrayList<>();
        List<Piece> plain = new ArrayList<>();
        for (Piece piece : line) {
            if (piece instanceof Piece.Atom(Notation atom) && (atom instanceof Brace || atom instanceof Matrix)) {
                boxes.add(text(plain, style));
                boxes.add(atom instanceof Brace brace ? braced(brace, style) : stacked((Matrix) atom, style));
                plain.clear();
            } else {
                plain.add(piece);
            }
        }
        boxes.add(text(plain, style));
        return beside(boxes);
    }

    /** One line, blanks at its ends kept: they part it from what stands beside it. */
    private static TextBox text(List<Piece> line, TextStyle style) {
        return new TextBox(List.of(TextFormula.spaced(line, style)), 0);
    }

    private static TextBox braced(Brace brace, TextStyle style) {
        String body = TextFormula.of(brace.body(), style);
        String label = TextFormula.of(brace.label(), style);
        int width = Math.max(TextWidth.of(body), TextWidth.of(label) + LABEL_GAP);
        return new TextBox(List.of(centred(body, width), centred(brace(TextWidth.of(body)), width), centred(label, width)), 0);
    }

    /** ╰──┬──╯ below so many columns. */
    private static String brace(int width) {
        if (width < 3) return width == 1 ? "┬" : "╰╯";
        int left = (width - 3) / 2;
        return "╰" + "─".repeat(left) + "┬" + "─".repeat(width - 3 - left) + "╯";
    }

    private static TextBox stacked(Matrix matrix, TextStyle style) {
        int columns = matrix.rows().stream().mapToInt(List::size).max().orElse(0);
        int[] widths = new int[columns];
        List<List<String>> cells = matrix.rows().stream().map(row -> row.stream().map(c -> TextFormula.of(c, style)).toList()).toList();
        for (List<String> row : cells) {
            for (int c = 0; c < row.size(); c++) widths[c] = Math.max(widths[c], TextWidth.of(row.get(c)));
        }
        List<String> rows = new ArrayList<>();
        for (int r = 0; r < cells.size(); r++) {
            StringBuilder row = new StringBuilder(bracket(r, cells.size(), "[⎡⎢⎣")).append(' ');
            for (int c = 0; c < cells.get(r).size(); c++) row.append(c == 0 ? "" : "  ").append(centred(cells.get(r).get(c), widths[c]));
            rows.add(row.append(' ').append(bracket(r, cells.size(), "]⎤⎥⎦")).toString());
        }
        return new TextBox(rows, (rows.size() - 1) / 2);
    }

    /** @param pieces the bracket of one row, then its upper, middle and lower piece */
    private static String bracket(int row, int rows, String pieces) {
        int piece = rows == 1 ? 0 : row == 0 ? 1 : row < rows - 1 ? 2 : 3;
        return pieces.substring(piece, piece + 1);
    }

    private static TextBox beside(List<TextBox> boxes) {
        int above = boxes.stream().mapToInt(TextBox::base).max().orElse(0);
        int below = boxes.stream().mapToInt(b -> b.rows().size() - b.base()).max().orElse(1);
        List<String> rows = new ArrayList<>();
        for (int r = -above; r < below; r++) {
            StringBuilder row = new StringBuilder();
            for (TextBox box : boxes) {
                int own = r + box.base();
                boolean has = own >= 0 && own < box.rows().size();
                row.append(has ? box.rows().get(own) : " ".repeat(box.width()));
            }
            rows.add(row.toString());
        }
        return new TextBox(rows, above);
    }

    /** The same without the blanks before it, behind a text that stands on the base line. */
    TextBox after(String text) {
        int blanks = rows.get(base).length() - rows.get(base).stripLeading().length();
        String indent = " ".repeat(TextWidth.of(text));
        List<String> moved = new ArrayList<>();
        for (int r = 0; r < rows.size(); r++) moved.add((r == base ? text : indent) + rows.get(r).substring(Math.min(blanks, rows.get(r).length())));
        return new TextBox(moved, base);
    }

    int width() {
        return TextWidth.of(rows.getFirst());
    }

    private static String centred(String text, int width) {
        return TextCell.aligned(text, width, org.gradatim.document.Block.Align.CENTER);
    }
}
