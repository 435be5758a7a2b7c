package org.gradatim.cas;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.gradatim.expr.Apply;
import org.gradatim.expr.Arithmetic;
import org.gradatim.expr.Const;
import org.gradatim.expr.Elementary;
import org.gradatim.expr.Expr;
import org.gradatim.expr.Rational;
import org.gradatim.expr.Var;
import org.matheclipse.core.expression.F;
import org.matheclipse.core.expression.S;
import org.matheclipse.core.interfaces.IAST;
import org.matheclipse.core.interfaces.IExpr;
import org.matheclipse.core.interfaces.IRational;
import org.matheclipse.core.interfaces.ISymbol;

/**
 * Expressions as Symja's, and back. The step becomes Heaviside's function, whose derivative Symja knows: Dirac's, which is zero
 * away from the kink and reads back as zero.
 *
 * <p>Names become symbols v0, v1, …, so that a weight called {@code E} or {@code D} is no constant of Symja's.
 */
final class SymjaAlgebra implements Algebra<IExpr> {
    private static final Map<IExpr, Function<List<Expr>, Expr>> READERS = Map.ofEntries(
            Map.entry(S.Plus, SymjaAlgebra::sum),
            Map.entry(S.Times, SymjaAlgebra::product),
            Map.entry(S.Power, x -> power(x.get(0), x.get(1))),
            Map.entry(S.Log, x -> Arithmetic.log(x.getFirst())),
            Map.entry(S.Sin, x -> sin(x.getFirst())),
            Map.entry(S.Cos, x -> cos(x.getFirst())),
            Map.entry(S.Tan, x -> Arithmetic.divide(sin(x.getFirst()), cos(x.getFirst()))),
            Map.entry(S.Cot, x -> Arithmetic.divide(cos(x.getFirst()), sin(x.getFirst()))),
            Map.entry(S.Sec, x -> Arithmetic.divide(Const.ONE, cos(x.getFirst()))),
            Map.entry(S.Csc, x -> Arithmetic.divide(Const.ONE, sin(x.getFirst()))),
            Map.entry(S.HeavisideTheta, x -> Arithmetic.step(x.getFirst())),
            Map.entry(S.DiracDelta, _ -> Const.ZERO));

    private static final Expr EULER = Arithmetic.exp(Const.ONE);
    private static final Rational HALF = Rational.of(1, 2);

    private final Map<String, ISymbol> symbols = new HashMap<>();
    private final Map<IExpr, String> names = new HashMap<>();

    /** The symbol that stands for a name. */
    ISymbol symbol(String name) {
        return symbols.computeIfAbsent(name, _ -> {
            ISymbol symbol = F.Dummy("v" + symbols.size());
            names.put(symbol, name);
            return symbol;
        });
    }

    @Override
    public IExpr constant(Rational value) {
        return value.isInteger()
                ? F.ZZ(value.numerator())
                : F.QQ(F.ZZ(value.numerator()), F.ZZ(value.denominator()));
    }

    @Override
    public IExpr apply(Elementary operation, List<IExpr> x) {
        return switch (operation) {
            case ADD -> F.Plus(x.toArray(IExpr[]::new));
            case MULTIPLY -> F.Times(x.toArray(IExpr[]::new));
            case NEGATE -> F.Times(F.CN1, x.getFirst());
            case DIVIDE -> F.Times(x.get(0), F.Power(x.get(1), F.CN1));
            case POWER -> F.Power(x.get(0), x.get(1));
            case EXP -> F.Exp(x.getFirst());
            case LOG -> F.Log(x.getFirst());
            case SQRT -> F.Power(x.getFirst(), F.C1D2);
            case SIN -> F.Sin(x.getFirst());
            case COS -> F.Cos(x.getFirst());
            case STEP -> F.HeavisideTheta(x.getFirst());
        };
    }

    /** What Symja answered, as an expression of ours. */
    Expr read(IExpr answer) throws NoAnswerException {
        Map<IExpr, Expr> read = new IdentityHashMap<>();
        List<IExpr> stack = new ArrayList<>(List.of(answer));
        while (!stack.isEmpty()) {
            IExpr top = stack.getLast();
            if (top instanceof IAST call && pushUnread(call, read, stack)) continue;
            stack.removeLast();
            if (!read.containsKey(top)) read.put(top, read(top, read));
        }
        return read.get(answer);
    }

    private static boolean pushUnread(IAST call, Map<IExpr, Expr> read, List<IExpr> stack) {
        int before = stack.size();
        for (int i = 1; i < call.size(); i++) if (!read.containsKey(call.get(i))) stack.add(call.get(i));
        return stack.size() > before;
    }

    private Expr read(IExpr node, Map<IExpr, Expr> read) throws NoAnswerException {
        if (names.containsKey(node)) return Var.of(names.get(node));
        if (node == S.E) return EULER;
        if (node instanceof IRational r) return Const.of(new Rational(r.toBigNumerator(), r.toBigDenominator()));
        Function<List<Expr>, Expr> reader = READERS.get(node.head());
        if (!(node instanceof IAST call) || reader == null) throw new NoAnswerException("the answer holds " + node + ", which has no counterpart here");
        List<Expr> operands = new ArrayList<>(call.size());
        for (int i = 1; i < call.size(); i++) operands.add(read.get(call.get(i)));
        return reader.apply(operands);
    }

    private static Expr sin(Expr x) {
        return Apply.of(Arithmetic.SIN, x);
    }

    private static Expr cos(Expr x) {
        return Apply.of(Arithmetic.COS, x);
    }

    /** Symja sorts terms by its own order, which may put a minus first: a - y reads better than -y + a. */
    private static Expr sum(List<Expr> terms) {
        List<Expr> sorted = new ArrayList<>(terms);
        sorted.sort(Comparator.comparing(SymjaAlgebra::isNegative));
        return Arithmetic.sum(sorted);
    }

    private static boolean isNegative(Expr e) {
        return e instanceof Apply a && a.op() == Arithmetic.NEGATE || e instanceof Const c && c.value().signum() < 0;
    }

    /** Symja writes eˣ, √x and 1/x as powers. */
    private static Expr power(Expr base, Expr exponent) {
        if (base == EULER) return Arithmetic.exp(exponent);
        if (!(exponent instanceof Const c)) return Arithmetic.power(base, exponent);
        if (c.value().signum() < 0) return Arithmetic.divide(Const.ONE, power(base, Arithmetic.negate(c)));
        return c.value().equals(HALF) ? Apply.of(Arithmetic.SQRT, base) : Arithmetic.power(base, c);
    }

    /** Symja writes a quotient as a product with reciprocals, and -1/2 as one number. */
    private static Expr product(List<Expr> factors) {
        List<Expr> above = new ArrayList<>();
        List<Expr> below = new ArrayList<>();
        for (Expr factor : factors) {
            boolean reciprocal = factor instanceof Apply a && a.op() == Arithmetic.DIVIDE && a.argument().isOne();
            if (reciprocal) below.add(factor.operands().get(1));
            else if (factor instanceof Const c) splitConstant(c.value(), above, below);
            else above.add(factor);
        }
        Expr numerator = Arithmetic.product(above);
        return below.isEmpty() ? numerator : Arithmetic.divide(numerator, Arithmetic.product(below));
    }

    private static void splitConstant(Rational value, List<Expr> above, List<Expr> below) {
        above.add(Const.of(new Rational(value.numerator(), BigInteger.ONE)));
        if (!value.isInteger()) below.add(Const.of(new Rational(value.denominator(), BigInteger.ONE)));
    }
}
