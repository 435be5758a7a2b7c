package org.gradatim.expr;

import java.util.Optional;

/** Two matrices do not fit together. Says which, with their shapes, and which transpose would mend it. */
public final class ShapeMismatch extends InputException {
    /** Which factor would have to be transposed. */
    public enum Mend { LEFT, RIGHT, BOTH }

    private final Part left;
    private final Part right;
    private final Optional<Mend> mend;

    /** A matrix as it was written, and its size. */
    public record Part(String text, int rows, int columns) {
        /** {@code W1 (2×3)}. */
        @Override
        public String toString() {
            return text + " (" + rows + "×" + columns + ")";
        }
    }

    private ShapeMismatch(String message, Part left, Part right, Optional<Mend> mend) {
        super(message);
        this.left = left;
        this.right = right;
        this.mend = mend;
    }

    /** The matrix product left · right: the columns of the one are not the rows of the other. */
    public static ShapeMismatch ofProduct(Part left, Part right) {
        Optional<Mend> mend = Optional.empty();
        if (left.columns == right.columns) mend = Optional.of(Mend.RIGHT);
        else if (left.rows == right.rows) mend = Optional.of(Mend.LEFT);
        else if (left.rows == right.columns) mend = Optional.of(Mend.BOTH);
        String advice = mend.map(m -> switch (m) {
            case LEFT -> "; it would fit with " + left.text + " transposed";
            case RIGHT -> "; it would fit with " + right.text + " transposed";
            case BOTH -> "; it would fit with both transposed, or in the other order";
        }).orElse("");
        return new ShapeMismatch("the product of " + left + " and " + right + " does not exist: the first has " + count(left.columns, "column")
                + ", the second " + count(right.rows, "row") + advice, left, right, mend);
    }

    /** An operation entry by entry: the shapes differ, and neither can be repeated to fill the other. */
    public static ShapeMismatch ofEntries(Part left, Part right) {
        boolean turned = left.rows == right.columns && left.columns == right.rows;
        return new ShapeMismatch(left + " and " + right + " do not go together entry by entry" + (turned ? "; one of the two has to be transposed" : ""),
                left, right, turned ? Optional.of(Mend.RIGHT) : Optional.empty());
    }

    private static String count(int n, String noun) {
        return n + " " + noun + (n == 1 ? "" : "s");
    }

    /** The same, said with the place before it. */
    public ShapeMismatch at(String place) {
        return new ShapeMismatch(place + ": " + getMessage(), left, right, mend);
    }

    /** What stands on the left, with its shape. */
    public Part left() {
        return left;
    }

    /** What stands on the right, with its shape. */
    public Part right() {
        return right;
    }

    /** Which factor transposed would make the shapes fit; empty where no transpose does. */
    public Optional<Mend> mend() {
        return mend;
    }
}
