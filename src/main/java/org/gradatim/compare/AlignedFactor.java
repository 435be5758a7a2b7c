package org.gradatim.compare;

import java.util.Optional;
import org.gradatim.expr.Expr;

/**
 * The factors of two chains that stand side by side, such as ∂z₃/∂a₁ = w₅ and ∂z₃/∂a₂ = w₆. Where the chains part and do not run in
 * parallel, one side is empty.
 *
 * @param equal whether the two are proved to be equal
 */
public record AlignedFactor(Optional<Side> left, Optional<Side> right, boolean equal) {

    /**
     * One factor.
     *
     * @param of    the definition that is differentiated
     * @param by    by what, through all paths between the two
     * @param value ∂of/∂by worked out
     */
    public record Side(String of, String by, Expr value) {}

    /** Whether both chains have a factor here. */
    public boolean isPair() {
        return left.isPresent() && right.isPresent();
    }
}
