package org.gradatim.compare;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.gradatim.derive.Derivation;
import org.gradatim.derive.Factored;
import org.gradatim.derive.WeightDerivation;
import org.gradatim.expr.Arithmetic;
import org.gradatim.expr.Const;
import org.gradatim.expr.Expr;
import org.gradatim.expr.Var;
import org.gradatim.graph.Program;
import org.gradatim.graph.Ranges;

/**
 * Two derivatives held against each other: where they are the same, where they differ, and exactly when they agree. Every statement is
 * proved when it is made.
 *
 * @param left              one of the two
 * @param right             the other
 * @param alignment         their chains side by side
 * @param common            the factors of both
 * @param differing         what remains, factor by factor; where a step straight from the root adds to the product, what it adds comes last
 * @param difference        the difference of the derivatives of the root, as a product: common · (left remainder - right remainder)
 * @param penaltyDifference what the cost's penalty adds to the difference
 * @param conditions        every way for the difference of the root's derivatives to vanish: one factor of the product is zero
 * @param sufficient        equations of names under which the two are computed in the same way, and so agree; none where there are no such
 * @param decisive          where all but one of these equations hold, the one that decides
 * @param coincidence       numbers with which the two agree although none of these equations holds
 */
public record Comparison(WeightDerivation left, WeightDerivation right, Alignment alignment, Factored common, List<Differing> differing,
        Factored difference, Expr penaltyDifference, List<Condition> conditions, List<Equation> sufficient, List<Decisive> decisive,
        Optional<Coincidence> coincidence) {
    public Comparison {
        differing = List.copyOf(differing);
        conditions = List.copyOf(conditions);
        sufficient = List.copyOf(sufficient);
        decisive = List.copyOf(decisive);
    }

    /**
     * Compares the derivatives by two names.
     *
     * @throws org.gradatim.check.UnprovedException where a line cannot be proved
     */
    public static Comparison of(Derivation derivation, String left, String right) {
        return new Making(derivation, left, right).make();
    }

    /** Whether the two are the same function. */
    public boolean alwaysEqual() {
        return difference.isZero() && penaltyDifference.isZero();
    }

    private static final class Making {
        private final Derivation derivation;
        private final Program program;
        private final Ranges ranges;
        private final WeightDerivation left;
        private final WeightDerivation right;
        private final Alignment alignment;
        private final String subject;

        Making(Derivation derivation, String left, String right) {
            this.derivation = derivation;
            this.program = derivation.program();
            this.ranges = new Ranges(program);
            this.left = derivation.weight(left);
            this.right = derivation.weight(right);
            this.alignment = Alignment.of(derivation, left, right);
            this.subject = "∂" + program.root() + "/∂" + left + " beside ∂" + program.root() + "/∂" + right;
        }

        Comparison make() {
            Factored ofLeft = derivation.factored(left.result());
            Factored ofRight = derivation.factored(right.result());
            boolean zero = ofLeft.isZero() || ofRight.isZero();
            Factored common = zero ? derivation.factored(Const.ONE) : ofLeft.common(ofRight);
            List<Differing> differing = differing(ofLeft.over(common), ofRight.over(common));
            Factored difference = difference();
            Expr penalty = derivation.factored(Arithmetic.minus(left.penalty(), right.penalty())).toExpr();
            List<Condition> conditions = conditions(difference, differing);
            List<Equation> sufficient = difference.isZero() ? List.of() : sufficient(differing);
            return new Comparison(left, right, alignment, common, differing, difference, penalty, conditions, sufficient,
                    difference.isZero() ? List.of() : decisive(differing), coincidence(conditions));
        }

        private Factored difference() {
            Expr written = Arithmetic.minus(left.result(), right.result());
            Factored difference = derivation.factored(written);
            derivation.proof().equal("the difference of " + subject, difference.toExpr(), written);
            return difference;
        }

        /** Where a factor is the difference of what the two do not share, it reads as the equation of the two. */
        private List<Condition> conditions(Factored difference, List<Differing> differing) {
            boolean products = alignment.direct().isEmpty();
            Expr ofLeft = products ? Arithmetic.product(differing.stream().map(Differing::left).toList()) : left.result();
            Expr ofRight = products ? Arithmetic.product(differing.stream().map(Differing::right).toList()) : right.result();
            Expr remainder = Arithmetic.minus(ofLeft, ofRight);
            return Condition.of(difference, ranges).stream().map(c -> derivation.proof().holds(c.factor(), remainder)
                    || derivation.proof().holds(Arithmetic.negate(c.factor()), remainder) ? new Condition(c.factor(), ofLeft, ofRight) : c).toList();
        }

        // ---- factor by factor

        private List<Differing> differing(Factored ofLeft, Factored ofRight) {
            List<Differing> byFactor = new ArrayList<>();
            for (AlignedFactor factor : alignment.factors()) {
                if (factor.isPair() && !factor.equal()) byFactor.add(withoutCommon(factor.left().get().value(), factor.right().get().value()));
            }
            if (alignment.isComplete() && tells(byFactor, ofLeft, ofRight)) return byFactor;
            if (alignment.parallel() && alignment.direct().isPresent()) {
                alignment.direct().filter(d -> !d.equal()).ifPresent(d -> byFactor.add(new Differing(valueOf(d.left()), valueOf(d.right()))));
                return byFactor;
            }
            return ofLeft.toExpr() == ofRight.toExpr() ? List.of() : List.of(new Differing(ofLeft.toExpr(), ofRight.toExpr()));
        }

        /** What a step straight from the root adds; 0 where there is none. */
        private static Expr valueOf(Optional<AlignedFactor.Side> side) {
            return side.map(AlignedFactor.Side::value).orElse(Const.ZERO);
        }

        private Differing withoutCommon(Expr ofLeft, Expr ofRight) {
            Factored leftFactor = derivation.factored(ofLeft);
            Factored rightFactor = derivation.factored(ofRight);
            if (leftFactor.isZero() || rightFactor.isZero()) return new Differing(ofLeft, ofRight);
            Factored common = leftFactor.common(rightFactor);
            return new Differing(leftFactor.over(common).toExpr(), rightFactor.over(common).toExpr());
        }

        /** Whether the pairs make up all that differs: factors of other pairs may have cancelled some of it. */
        private boolean tells(List<Differing> pairs, Factored ofLeft, Factored ofRight) {
            return derivation.proof().holds(Arithmetic.product(pairs.stream().map(Differing::left).toList()), ofLeft.toExpr())
                    && derivation.proof().holds(Arithmetic.product(pairs.stream().map(Differing::right).toList()), ofRight.toExpr());
        }

        // ---- equal by equal names

        private List<Equation> sufficient(List<Differing> differing) {
            return unified(differing).filter(this::areEnough).orElse(List.of());
        }

        private Optional<List<Equation>> unified(List<Differing> pairs) {
            return Unification.of(program, pairs.stream().map(Differing::left).toList(), pairs.stream().map(Differing::right).toList())
                    .map(equations -> equations.stream().sorted(Comparator.comparing(e -> program.leaves().indexOf(e.left()))).toList());
        }

        private boolean areEnough(List<Equation> equations) {
            if (equations.isEmpty()) return false;
            Substitution equal = Substitution.of(program, equations);
            Expr whole = Arithmetic.minus(Arithmetic.plus(left.result(), left.penalty()), Arithmetic.plus(right.result(), right.penalty()));
            return derivation.proof().over(equal.program()).holds(equal.apply(whole), Const.ZERO);
        }

        private List<Decisive> decisive(List<Differing> differing) {
            List<Decisive> found = new ArrayList<>();
            for (Differing pair : differing) {
                if (!isParameter(pair.left()) || !isParameter(pair.right())) continue;
                List<Differing> others = differing.stream().filter(d -> d != pair).toList();
                Equation equation = new Equation(((Var) pair.left()).name(), ((Var) pair.right()).name());
                unified(others).filter(assumed -> !assumed.isEmpty() && areOfParameters(assumed) && !mentions(assumed, equation))
                        .flatMap(assumed -> decisive(assumed, equation)).ifPresent(found::add);
            }
            return found;
        }

        private boolean isParameter(Expr expr) {
            return expr instanceof Var v && program.parameters().contains(v.name());
        }

        private boolean areOfParameters(List<Equation> equations) {
            return equations.stream().allMatch(e -> program.parameters().contains(e.left()) && program.parameters().contains(e.right()));
        }

        private static boolean mentions(List<Equation> assumed, Equation equation) {
            List<String> names = List.of(equation.left(), equation.right());
            return assumed.stream().anyMatch(e -> names.contains(e.left()) || names.contains(e.right()));
        }

        private Optional<Decisive> decisive(List<Equation> assumed, Equation equation) {
            Substitution equal = Substitution.of(program, assumed);
            Expr written = equal.apply(Arithmetic.minus(left.result(), right.result()));
            Factored difference = derivation.factored(written);
            derivation.proof().over(equal.program()).equal("the difference of " + subject + " where " + assumed, difference.toExpr(), written);
            List<Condition> given = new ArrayList<>(Condition.of(difference, new Ranges(equal.program())));
            boolean decides = given.removeIf(c -> List.of(c.left(), c.right()).equals(List.of(Var.of(equation.left()), Var.of(equation.right())))
                    || List.of(c.right(), c.left()).equals(List.of(Var.of(equation.left()), Var.of(equation.right()))));
            return decides ? Optional.of(new Decisive(assumed, equation, given, difference.toExpr())) : Optional.empty();
        }

        // ---- equal by coincidence

        private Optional<Coincidence> coincidence(List<Condition> conditions) {
            if (!left.penalty().isZero() || !right.penalty().isZero()) return Optional.empty();
            for (Condition c : conditions) {
                if (isPlain(c)) continue;
                Expr bracket = c.followed(program).orElse(c).factor();
                Optional<Coincidence> found = Coincidence.find(derivation, left.result(), right.result(), bracket);
                if (found.isPresent()) return found;
            }
            return Optional.empty();
        }

        /** Whether the condition is already one on inputs, targets and parameters by name: x₁ = x₂, a₃ = y. */
        private boolean isPlain(Condition c) {
            boolean names = c.left() instanceof Var && (c.right() instanceof Var || c.right() instanceof Const);
            return names && c.followed(program).isEmpty();
        }
    }
}
