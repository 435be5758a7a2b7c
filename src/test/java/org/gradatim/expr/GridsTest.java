package org.gradatim.expr;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.gradatim.expr.ShapeMismatch.Mend;
import org.gradatim.expr.ShapeMismatch.Part;
import org.junit.jupiter.api.Test;

class GridsTest {
    private static final Grid A = grid(2, 3, "a", "b", "c", "d", "e", "f");
    private static final Grid COLUMN = grid(3, 1, "x", "y", "z");

    private static Grid grid(int rows, int columns, String... names) {
        return new Grid(rows, columns, Stream.of(names).map(n -> (Expr) Var.of(n)).toList());
    }

    private static List<String> texts(Grid grid) {
        return grid.entries().stream().map(Object::toString).toList();
    }

    @Test
    void aProductSumsOverTheInnerSide() {
        assertThat(texts(Grids.product(A, COLUMN))).containsExactly("a*x + b*y + c*z", "d*x + e*y + f*z");
    }

    @Test
    void aTransposeTurnsRowsIntoColumns() {
        assertThat(texts(Grids.transpose(A))).containsExactly("a", "d", "b", "e", "c", "f");
    }

    @Test
    void aSideOfLengthOneIsRepeated() {
        assertThat(texts(Grids.elementwise(A, grid(2, 1, "u", "v"), Arithmetic::times))).containsExactly("a*u", "b*u", "c*u", "d*v", "e*v", "f*v");
        assertThat(Grids.fit(A, COLUMN)).isFalse();
    }

    @Test
    void sumsGoOverRowsOrColumnsAsNumPyCounts() {
        assertThat(texts(Grids.sum(A, 0))).containsExactly("a + d", "b + e", "c + f");
        assertThat(texts(Grids.sum(A, 1))).containsExactly("a + b + c", "d + e + f");
        assertThat(texts(Grids.total(A))).containsExactly("a + b + c + d + e + f");
    }

    @Test
    void aMismatchSaysWhichTransposeMendsIt() {
        assertThat(ShapeMismatch.ofProduct(new Part("W", 2, 3), new Part("v", 2, 1))).hasMessageContaining("W (2×3)").hasMessageContaining("with W transposed")
                .extracting(ShapeMismatch::mend).isEqualTo(Optional.of(Mend.LEFT));
        assertThat(ShapeMismatch.ofProduct(new Part("d", 1, 5), new Part("A", 3, 5)).mend()).contains(Mend.RIGHT);
        assertThat(ShapeMismatch.ofProduct(new Part("W", 2, 3), new Part("v", 4, 5)).mend()).isEmpty();
    }
}
