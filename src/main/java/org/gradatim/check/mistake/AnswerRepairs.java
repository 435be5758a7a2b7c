package org.gradatim.check.mistake;

import static org.gradatim.check.mistake.MistakeClass.CONSTANT_FACTOR;
import static org.gradatim.check.mistake.MistakeClass.EXTRA_FACTOR;
import static org.gradatim.check.mistake.MistakeClass.MISPLACED_PARENTHESIS;
import static org.gradatim.check.mistake.MistakeClass.REGULARISATION_EXTRA;
import static org.gradatim.check.mistake.MistakeClass.SIGN;
import static org.gradatim.check.mistake.MistakeClass.WRONG_OPERATOR;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.gradatim.expr.Apply;
import org.gradatim.expr.Arithmetic;
import org.gradatim.expr.Const;
import org.gradatim.expr.Expr;
import org.gradatim.expr.ExprMap;
import org.gradatim.expr.Op;
import org.gradatim.expr.Rational;
import org.gradatim.expr.Traversal;
import org.gradatim.expr.Var;

/** Slips of the pen: what was written becomes right by a change of one sign, bracket, name or number in it, made at all like places where need be. */
final class AnswerRepairs {
    /** Changes that are tried, fewer in a long answer. */
    private static final int MOST_CHANGES = 2_500;

    /** Changes times the answer's length. */
    private static final int MOST_WORK = 40_000;

    private static final int MOST_NAMES = 60;
    private static final List<Rational> NUMBERS = List.of(Rational.of(1), Rational.of(2), Rational.of(1, 2), Rational.of(-1), Rational.of(4), Rational.of(3));

    /**
     * A change that makes an answer right.
     *
     * @param written what stands there
     * @param meant   what should
     */
    record Repair(MistakeClass kind, String variant, int cost, Expr repaired, Expr written, Expr meant) {}

    /** One node of the answer and what it may have been meant to be. */
    private record Change(String key, MistakeClass kind, String variant, int cost, Expr written, Expr meant) {}

    private final Scene scene;
    private final Names names;
    private final Expr answer;
    private final Map<String, List<Change>> changes = new LinkedHashMap<>();
    private final int most;
    private int count;

    AnswerRepairs(Scene scene, Expr answer) {
        this.scene = scene;
        this.names = Names.of(scene.program());
        this.answer = answer;
        this.most = Math.min(MOST_CHANGES, MOST_WORK / answer.leaves());
    }

    /** The changes after which the answer has the true values. */
    List<Repair> to(long[] truth) {
        List<Expr> nodes = Traversal.postorder(List.of(answer));
        for (Expr node : nodes) if (node instanceof Apply a) propose(a);
        for (Expr node : nodes) if (node instanceof Var v) names(v);
        for (Expr node : nodes) if (node instanceof Apply a) operandNames(a);
        List<Repair> found = new ArrayList<>();
        for (List<Change> like : changes.values()) {
            for (Change change : like) attempt(List.of(change), truth, found);
            if (like.size() > 1) attempt(like, truth, found);
        }
        return found;
    }

    private void attempt(List<Change> like, long[] truth, List<Repair> found) {
        ExprMap<Expr> replaced = new ExprMap<>();
        for (Change change : like) replaced.put(change.written, change.meant);
        Expr repaired = Traversal.replace(answer, replaced::get);
        Change first = like.getFirst();
        if (found.stream().noneMatch(r -> r.repaired == repaired) && Arrays.equals(scene.points().values(repaired), truth)) {
            found.add(new Repair(first.kind, first.variant, first.cost, repaired, first.written, first.meant));
        }
    }

    private void add(String key, MistakeClass kind, String variant, int cost, Expr written, Expr meant) {
        if (count++ < most) changes.computeIfAbsent(key, _ -> new ArrayList<>()).add(new Change(key, kind, variant, cost, written, meant));
    }

    private void propose(Apply a) {
        List<Expr> x = a.arguments();
        if (x.size() == 1 && a.op() != Arithmetic.NEGATE) brackets(a);
        if (a.op() == Arithmetic.ADD) sum(a, x);
        if (a.op() == Arithmetic.MULTIPLY) product(a, x);
        if (a.op() == Arithmetic.DIVIDE) add("/→*", WRONG_OPERATOR, "written", 14, a, Arithmetic.times(x.get(0), x.get(1)));
        for (int k = 0; k < x.size(); k++) if (x.get(k) instanceof Const) numbers(a, k);
    }

    /** f(u - y) for f(u) - y, also f(c (x - y)) for f(c x) - y. */
    private void brackets(Apply call) {
        String name = call.op().name();
        if (!(call.argument() instanceof Apply inner)) return;
        if (inner.op() == Arithmetic.ADD) {
            for (int k = 1; k < inner.arguments().size(); k++) {
                Expr inside = Arithmetic.sum(inner.arguments().subList(0, k));
                add(name + "(" + (inner.arguments().size() - k), MISPLACED_PARENTHESIS, "", 5, call, outside(call.op(), inside, inner, k));
            }
        }
        if (inner.op() != Arithmetic.MULTIPLY) return;
        for (int f = 0; f < inner.arguments().size(); f++) {
            if (!(inner.arguments().get(f) instanceof Apply sum) || sum.op() != Arithmetic.ADD) continue;
            for (int k = 1; k < sum.arguments().size(); k++) {
                List<Expr> factors = new ArrayList<>(inner.arguments());
                factors.set(f, Arithmetic.sum(sum.arguments().subList(0, k)));
                add(name + "((" + (sum.arguments().size() - k), MISPLACED_PARENTHESIS, "", 5, call, outside(call.op(), Arithmetic.product(factors), sum, k));
            }
        }
    }

    /** f(inside) and the terms of the sum from the k-th on. */
    private static Expr outside(Op f, Expr inside, Apply sum, int k) {
        List<Expr> terms = new ArrayList<>(List.of(Apply.of(f, inside)));
        terms.addAll(sum.arguments().subList(k, sum.arguments().size()));
        return Arithmetic.sum(terms);
    }

    private void sum(Apply sum, List<Expr> x) {
        add("+→*", WRONG_OPERATOR, "written", 12, sum, Arithmetic.product(x));
        for (int k = 0; k < x.size(); k++) {
            List<Expr> turned = new ArrayList<>(x);
            turned.set(k, Arithmetic.negate(x.get(k)));
            add("±" + k, x.size() == 2 ? WRONG_OPERATOR : SIGN, x.size() == 2 ? "written" : "term", 13, sum, Arithmetic.sum(turned));
            List<Expr> rest = new ArrayList<>(x);
            rest.remove(k);
            if (!(Arithmetic.sum(rest) instanceof Const)) extraTerm(sum, k, Arithmetic.sum(rest));
            if (k + 1 < x.size()) distributed(sum, x, k);
            if (k > 0) gathered(sum, x, k);
            if (k > 0) enclosed(sum, x, k);
        }
    }

    /** What is too many; the weight itself, times what is no quantity of the model, comes from a penalty. */
    private void extraTerm(Apply sum, int k, Expr rest) {
        Set<String> others = new HashSet<>(Traversal.variables(sum.arguments().get(k)));
        boolean penalty = others.remove(scene.ways().by().name()) && others.stream().noneMatch(name -> scene.graph().node(name).isPresent());
        if (penalty) add("+0" + k, REGULARISATION_EXTRA, "term", 5, sum, rest);
        else add("+0" + k, EXTRA_FACTOR, "term", 16, sum, rest);
    }

    /** a b + c for a (b + c). */
    private void distributed(Apply sum, List<Expr> x, int k) {
        boolean negated = x.get(k) instanceof Apply n && n.op() == Arithmetic.NEGATE;
        Expr term = negated ? ((Apply) x.get(k)).argument() : x.get(k);
        if (!(term instanceof Apply product) || product.op() != Arithmetic.MULTIPLY) return;
        int last = product.arguments().size() - 1;
        for (int end = k + 2; end <= x.size(); end++) {
            List<Expr> inside = new ArrayList<>(List.of(product.arguments().get(last)));
            inside.addAll(x.subList(k + 1, end));
            List<Expr> factors = new ArrayList<>(product.arguments().subList(0, last));
            factors.add(Arithmetic.sum(inside));
            List<Expr> terms = new ArrayList<>(x.subList(0, k));
            terms.add(negated ? Arithmetic.negate(Arithmetic.product(factors)) : Arithmetic.product(factors));
            terms.addAll(x.subList(end, x.size()));
            add("a*b+c" + end, MISPLACED_PARENTHESIS, "", 8, sum, Arithmetic.sum(terms));
        }
    }

    /** a - b c for (a - b) c. */
    private void gathered(Apply sum, List<Expr> x, int k) {
        boolean negated = x.get(k) instanceof Apply n && n.op() == Arithmetic.NEGATE;
        Expr term = negated ? ((Apply) x.get(k)).argument() : x.get(k);
        if (!(term instanceof Apply product) || product.op() != Arithmetic.MULTIPLY) return;
        List<Expr> first = new ArrayList<>(x.subList(0, k));
        first.add(negated ? Arithmetic.negate(product.argument()) : product.argument());
        List<Expr> factors = new ArrayList<>(List.of(Arithmetic.sum(first)));
        factors.addAll(product.arguments().subList(1, product.arguments().size()));
        List<Expr> terms = new ArrayList<>(List.of(Arithmetic.product(factors)));
        terms.addAll(x.subList(k + 1, x.size()));
        add("a+b*c", MISPLACED_PARENTHESIS, "", 7, sum, Arithmetic.sum(terms));
    }

    /** a b - c d for a (b - c) d. */
    private void enclosed(Apply sum, List<Expr> x, int k) {
        boolean negated = x.get(k) instanceof Apply n && n.op() == Arithmetic.NEGATE;
        List<Expr> left = factors(x.get(k - 1));
        List<Expr> right = factors(negated ? ((Apply) x.get(k)).argument() : x.get(k));
        if (left.size() < 2 || right.size() < 2) return;
        Expr second = negated ? Arithmetic.negate(right.getFirst()) : right.getFirst();
        List<Expr> factors = new ArrayList<>(left.subList(0, left.size() - 1));
        factors.add(Arithmetic.plus(left.getLast(), second));
        factors.addAll(right.subList(1, right.size()));
        List<Expr> terms = new ArrayList<>(x);
        terms.remove(k);
        terms.set(k - 1, Arithmetic.product(factors));
        add("a*b+c*d", MISPLACED_PARENTHESIS, "", 8, sum, Arithmetic.sum(terms));
    }

    private static List<Expr> factors(Expr expr) {
        return expr instanceof Apply a && a.op() == Arithmetic.MULTIPLY ? a.arguments() : List.of(expr);
    }

    private void product(Apply product, List<Expr> x) {
        if (x.size() == 2) add("*→+", WRONG_OPERATOR, "written", 12, product, Arithmetic.sum(x));
        for (int k = 0; k < x.size(); k++) {
            List<Expr> rest = new ArrayList<>(x);
            Expr removed = rest.remove(k);
            add("*1" + k, EXTRA_FACTOR, "written", 16, product, Arithmetic.product(rest));
            add("*→/" + k, WRONG_OPERATOR, "written", 14, product, Arithmetic.divide(Arithmetic.product(rest), removed));
            if (k > 0) add("*→+" + k, WRONG_OPERATOR, "written", 15, product, Arithmetic.plus(Arithmetic.product(x.subList(0, k)), Arithmetic.product(x.subList(k, x.size()))));
            if (removed instanceof Apply sum && sum.op() == Arithmetic.ADD) opened(product, x, k, sum);
            if (removed instanceof Apply call && call.arguments().size() == 1 && call.op() != Arithmetic.NEGATE) swallowed(product, x, k, call);
        }
    }

    /** a (b + c) for a b + c. */
    private void opened(Apply product, List<Expr> x, int k, Apply sum) {
        List<Expr> factors = new ArrayList<>(x);
        factors.set(k, sum.argument());
        List<Expr> terms = new ArrayList<>(List.of(Arithmetic.product(factors)));
        terms.addAll(sum.arguments().subList(1, sum.arguments().size()));
        add("a*(b+c)" + k, MISPLACED_PARENTHESIS, "", 9, product, Arithmetic.sum(terms));
    }

    /** f(u) v for f(u v). */
    private void swallowed(Apply product, List<Expr> x, int k, Apply call) {
        if (k + 1 >= x.size()) return;
        List<Expr> factors = new ArrayList<>(x);
        Expr next = factors.remove(k + 1);
        factors.set(k, Apply.of(call.op(), Arithmetic.times(call.argument(), next)));
        add(call.op().name() + "*", MISPLACED_PARENTHESIS, "", 9, product, Arithmetic.product(factors));
    }

    private void numbers(Apply a, int k) {
        for (Rational q : NUMBERS) {
            List<Expr> operands = new ArrayList<>(a.arguments());
            if (((Const) operands.get(k)).value().equals(q)) continue;
            operands.set(k, Const.of(q));
            add("number" + a.arguments().get(k) + "→" + q, CONSTANT_FACTOR, "written", 14, a, Apply.of(a.op(), operands));
        }
    }

    private void operandNames(Apply a) {
        for (int k = 0; k < a.arguments().size(); k++) {
            if (!(a.arguments().get(k) instanceof Var v)) continue;
            for (String other : others(v.name())) {
                List<Expr> operands = new ArrayList<>(a.arguments());
                operands.set(k, Var.of(other));
                add("operand " + count, IndexEdits.kind(v.name(), other), "written", 18 + IndexEdits.distance(v.name(), other), a, Apply.of(a.op(), operands));
            }
        }
    }

    private void names(Var v) {
        for (String other : others(v.name())) {
            add("name " + v.name() + other, IndexEdits.kind(v.name(), other), "written", 12 + IndexEdits.distance(v.name(), other), v, Var.of(other));
        }
    }

    private List<String> others(String name) {
        return names.others(name, MOST_NAMES);
    }
}
