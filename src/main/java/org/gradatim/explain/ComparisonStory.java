package org.gradatim.explain;

import static org.gradatim.explain.Narration.step;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import org.gradatim.compare.AlignedFactor;
import org.gradatim.compare.AlignedFactor.Side;
import org.gradatim.compare.Alignment;
import org.gradatim.compare.Coincidence;
import org.gradatim.compare.Comparison;
import org.gradatim.compare.Condition;
import org.gradatim.compare.Decisive;
import org.gradatim.compare.Differing;
import org.gradatim.compare.Equation;
import org.gradatim.derive.Factored;
import org.gradatim.document.Block;
import org.gradatim.document.Block.Align;
import org.gradatim.document.Block.Column;
import org.gradatim.document.Block.Items;
import org.gradatim.document.Block.Paragraph;
import org.gradatim.document.Block.Remark;
import org.gradatim.document.Block.RemarkKind;
import org.gradatim.document.Block.Section;
import org.gradatim.document.Block.Step;
import org.gradatim.document.Block.Table;
import org.gradatim.document.Inline;
import org.gradatim.expr.Arithmetic;
import org.gradatim.expr.Const;
import org.gradatim.expr.Expr;
import org.gradatim.expr.Rational;
import org.gradatim.expr.Traversal;
import org.gradatim.expr.Var;
import org.gradatim.notation.Formulas;
import org.gradatim.notation.Notation;
import org.gradatim.notation.Notation.Marked;
import org.gradatim.notation.Notation.Relation;
import org.gradatim.notation.Role;

/** Why two derivatives differ, and exactly when they agree. */
final class ComparisonStory {
    /** More numbers than this are not listed. */
    private static final int MOST_NUMBERS = 16;

    private final Narration n;
    private final Comparison c;
    private final Notation left;
    private final Notation right;

    ComparisonStory(Narration narration, Comparison comparison) {
        this.n = narration;
        this.c = comparison;
        this.left = n.terms().derivative(n.program().root(), c.left().name());
        this.right = n.terms().derivative(n.program().root(), c.right().name());
    }

    Section section(int level) {
        List<Block> blocks = new ArrayList<>();
        if (c.alwaysEqual()) {
            blocks.add(n.paragraph("compare.always", left, right));
            if (!c.left().result().isZero()) blocks.add(Narration.calculation(List.of(step(left, n.terms().of(c.left().result())), step(right, n.terms().of(c.right().result())))));
        } else {
            sideBySide(blocks);
            difference(blocks);
            equality(blocks);
            overExamples(blocks);
            new ComparedNumbers(n, c).tell(blocks);
        }
        return n.section("compare-" + id(c.left().name()) + "-" + id(c.right().name()), level, blocks,
                c.alwaysEqual() ? "compare.title.same" : "compare.title", n.terms().costDerivative(c.left().name()), n.terms().costDerivative(c.right().name()));
    }

    private static String id(String name) {
        return name.replaceAll("[^A-Za-z0-9]", "-");
    }

    // ---- the chains side by side

    private void sideBySide(List<Block> blocks) {
        Alignment alignment = c.alignment();
        blocks.add(n.paragraph(alignment.parallel() ? "compare.chains" : "compare.chains.part", left, right, n.terms().of(alignment.parting())));
        List<Column> header = List.of(new Column(List.of(new Inline.Formula(left)), Align.LEFT), new Column(List.of(new Inline.Formula(right)), Align.LEFT),
                new Column(n.say().inlines("compare.column.verdict"), Align.LEFT));
        List<List<List<Inline>>> rows = new ArrayList<>();
        for (AlignedFactor factor : alignment.factors()) rows.add(row(factor, n.terms()::derivative));
        alignment.direct().ifPresent(direct -> rows.add(row(direct, n.terms()::local)));
        blocks.add(new Table(n.say().inlines("compare.caption"), header, rows));
        blocks.add(n.paragraph(c.common().powers().isEmpty() ? "compare.products.plain" : "compare.products"));
        blocks.add(Narration.calculation(List.of(step(left, marked(c.left().result())), step(right, marked(c.right().result())))));
        blocks.add(inWords());
    }

    /** @param name of ∂of/∂by: through all paths, or the one step alone */
    private List<List<Inline>> row(AlignedFactor factor, BiFunction<String, String, Notation> name) {
        Role role = factor.equal() ? Role.COMMON : Role.DIFFERS;
        String verdict = factor.equal() ? "compare.same" : factor.isPair() ? "compare.differs" : "compare.alone";
        return List.of(cell(factor.left(), role, name), cell(factor.right(), role, name), n.say().inlines(verdict));
    }

    private List<Inline> cell(Optional<Side> side, Role role, BiFunction<String, String, Notation> name) {
        if (side.isEmpty()) return n.say().inlines("check.not.compared");
        Notation derivative = name.apply(side.get().of(), side.get().by());
        return List.of(new Inline.Formula(new Marked(role, Formulas.equation(derivative, n.terms().of(side.get().value())))));
    }

    /** The product with what both derivatives share set back, the rest marked. */
    private Notation marked(Expr result) {
        Factored product = n.derivation().factored(result);
        if (c.common().powers().isEmpty() || product.isZero() || !isPlainProduct(product)) return n.terms().of(result);
        List<Notation> runs = new ArrayList<>();
        List<Notation> run = new ArrayList<>();
        Role role = Role.COMMON;
        for (Factored.Power power : product.powers()) {
            Role next = c.common().powers().contains(power) ? Role.COMMON : Role.DIFFERS;
            if (next != role && !run.isEmpty()) {
                runs.add(new Marked(role, Formulas.product(List.copyOf(run))));
                run.clear();
            }
            role = next;
            run.add(n.terms().of(power.toExpr()));
        }
        runs.add(new Marked(role, Formulas.product(run)));
        return Formulas.product(runs);
    }

    private static boolean isPlainProduct(Factored product) {
        return product.coefficient().isOne() && !product.powers().isEmpty() && product.powers().stream().allMatch(p -> p.exponent() > 0);
    }

    /** Why they differ, in a sentence or two. */
    Paragraph inWords() {
        if (c.alwaysEqual()) return n.paragraph("compare.always", left, right);
        Alignment alignment = c.alignment();
        List<AlignedFactor> factors = alignment.factors();
        if (!alignment.parallel()) return n.paragraph("compare.words.part", n.terms().of(alignment.parting()));
        boolean lastAlone = alignment.direct().isEmpty() && factors.stream().limit(factors.size() - 1L).allMatch(AlignedFactor::equal);
        if (lastAlone && !factors.isEmpty()) {
            Side l = factors.getLast().left().orElseThrow();
            Side r = factors.getLast().right().orElseThrow();
            if (l.of().equals(r.of())) return n.paragraph("compare.words.entering", n.terms().of(l.of()), n.terms().of(l.value()), n.terms().of(r.value()));
        }
        List<List<Inline>> pairs = c.differing().stream().map(d -> n.say().inlines("compare.against", n.terms().of(d.left()), n.terms().of(d.right()))).toList();
        String key = !c.common().powers().isEmpty() ? "compare.words" : factors.stream().anyMatch(AlignedFactor::equal) ? "compare.words.chains" : "compare.words.all";
        return n.paragraph(key, n.say().enumeration(pairs), n.terms().of(c.common().toExpr()));
    }

    // ---- the difference

    private void difference(List<Block> blocks) {
        blocks.add(n.paragraph(c.difference().powers().size() > 1 ? "compare.difference" : "compare.difference.sum"));
        Notation name = Formulas.sum(List.of(left, Formulas.minus(right)));
        blocks.add(Narration.calculation(List.of(step(name, n.terms().of(c.difference().toExpr())))));
    }

    private void equality(List<Block> blocks) {
        blocks.add(new Paragraph(when()));
        if (!c.difference().isZero() && !c.conditions().isEmpty()) {
            blocks.add(new Items(false, c.conditions().stream().map(this::item).toList()));
            neverZero(blocks);
        }
        enough(blocks);
        for (Decisive decisive : c.decisive()) decided(decisive, blocks);
        c.coincidence().ifPresent(coincidence -> blocks.add(byCoincidence(coincidence)));
    }

    /** What leads to the conditions under which they agree, or says that there is none; nothing for those that always agree. */
    List<Inline> when() {
        if (c.alwaysEqual()) return List.of();
        return n.say().inlines(c.difference().isZero() ? "compare.only.penalty" : c.conditions().isEmpty() ? "compare.never"
                : c.conditions().size() == 1 ? "compare.when.one" : "compare.when");
    }

    private List<Block> item(Condition condition) {
        List<Inline> inlines = new ArrayList<>();
        inlines.add(new Inline.Formula(relation(n.terms(), condition, "=")));
        condition.followed(n.program()).ifPresent(deeper -> inlines.addAll(n.say().inlines("compare.followed", relation(n.terms(), deeper, "="))));
        return List.of(new Paragraph(inlines));
    }

    /** The condition with this sign between its sides. */
    static Notation relation(Terms terms, Condition condition, String sign) {
        return new Relation(terms.of(condition.left()), sign, terms.of(condition.right()));
    }

    /** Says why some factors are missing among the conditions. */
    private void neverZero(List<Block> blocks) {
        List<Expr> asked = c.conditions().stream().map(Condition::factor).toList();
        List<Notation> never = c.difference().powers().stream().filter(p -> p.exponent() > 0 && !asked.contains(p.base()))
                .map(p -> n.terms().of(p.base())).toList();
        if (!never.isEmpty()) blocks.add(n.paragraph(never.size() == 1 ? "compare.never.zero.one" : "compare.never.zero", n.say().enumeration(never)));
    }

    private void enough(List<Block> blocks) {
        List<Inline> enough = isEnough();
        if (!enough.isEmpty()) blocks.add(new Paragraph(enough));
    }

    /** Which equations of names are enough; empty where there are none, or none but the condition itself. */
    List<Inline> isEnough() {
        if (c.sufficient().isEmpty() || c.sufficient().size() == 1 && c.conditions().size() == 1) return List.of();
        boolean named = c.sufficient().stream().allMatch(e -> n.program().parameters().contains(e.left()));
        return n.say().inlines(named ? "compare.enough" : "compare.enough.inputs", equations(c.sufficient()));
    }

    private List<Inline> equations(List<Equation> equations) {
        return n.say().enumeration(equations.stream().map(e -> Formulas.equation(n.terms().of(e.left()), n.terms().of(e.right()))).toList());
    }

    private void decided(Decisive d, List<Block> blocks) {
        blocks.add(n.paragraph("compare.decisive", equations(d.assumed())));
        blocks.add(Narration.calculation(List.of(step(Formulas.sum(List.of(left, Formulas.minus(right))), n.terms().of(d.difference())))));
        Notation unequal = new Relation(n.terms().of(d.equation().left()), "≠", n.terms().of(d.equation().right()));
        List<Notation> given = d.given().stream().map(g -> relation(n.terms(), g, "≠")).toList();
        blocks.add(n.paragraph(given.isEmpty() ? "compare.decides" : "compare.decides.given", unequal, n.say().enumeration(given)));
    }

    private Remark byCoincidence(Coincidence k) {
        Notation parameter = n.terms().of(k.parameter());
        List<Relation> point = k.point().entrySet().stream().map(e -> Formulas.equation(n.terms().of(e.getKey()), number(e.getValue()))).toList();
        List<Block> blocks = new ArrayList<>();
        blocks.add(n.paragraph(c.sufficient().isEmpty() ? "compare.coincidence.alone" : "compare.coincidence", parameter));
        blocks.add(Narration.calculation(List.of(step(parameter, n.terms().of(k.value())))));
        List<Inline> where = point.size() <= MOST_NUMBERS ? n.say().inlines("compare.coincidence.with", n.say().enumeration(point))
                : n.say().inlines("compare.coincidence.drawn", point.size());
        blocks.add(n.paragraph("compare.coincidence.numbers", where,
                new Relation(parameter, "≈", Figures.working(k.parameterValue().doubleValue())), Figures.working(k.derivative().doubleValue()), unequalNames(k)));
        return new Remark(RemarkKind.WARNING, n.say().inlines("compare.coincidence.title"), blocks);
    }

    /** The equations of equal neurons that do not hold there. */
    private List<Inline> unequalNames(Coincidence k) {
        List<Notation> broken = new ArrayList<>();
        for (Equation e : c.sufficient()) {
            double l = valueAt(k, e.left());
            double r = valueAt(k, e.right());
            if (l != r) broken.add(new Relation(n.terms().of(e.left()), "≠", n.terms().of(e.right())));
        }
        if (broken.size() > MOST_NUMBERS) broken.subList(MOST_NUMBERS, broken.size()).clear();
        return broken.isEmpty() ? n.say().inlines("compare.coincidence.nothing") : n.say().inlines("compare.coincidence.although", n.say().enumeration(broken));
    }

    private static double valueAt(Coincidence k, String name) {
        return name.equals(k.parameter()) ? k.parameterValue().doubleValue() : k.point().get(name).doubleValue();
    }

    private static Notation number(Rational value) {
        return Figures.working(value.doubleValue());
    }

    // ---- over the examples

    private void overExamples(List<Block> blocks) {
        if (!n.terms().averaged()) return;
        Notation name = Formulas.sum(List.of(n.terms().costDerivative(c.left().name()), Formulas.minus(n.terms().costDerivative(c.right().name()))));
        Expr fixed = part(false);
        Expr varying = part(true);
        Notation mean = n.program().variesByExample(varying) ? n.terms().mean(n.terms().inExample(varying)) : n.terms().of(varying);
        Notation product = fixed.isOne() ? mean : Formulas.product(List.of(n.terms().of(fixed), mean));
        Notation whole = c.penaltyDifference().isZero() ? product
                : c.difference().isZero() ? n.terms().of(c.penaltyDifference()) : Formulas.sum(List.of(product, n.terms().of(c.penaltyDifference())));
        blocks.add(n.paragraph("compare.mean", n.terms().cost()));
        List<Step> steps = List.of(step(name, whole));
        blocks.add(Narration.calculation(steps));
        if (c.penaltyDifference().isZero()) blocks.add(n.paragraph(fixed.isOne() || !mayVanish(fixed) ? "compare.mean.when" : "compare.mean.when.or", n.terms().of(fixed)));
        else blocks.add(n.paragraph("compare.mean.penalty"));
    }

    private boolean mayVanish(Expr fixed) {
        List<Expr> asked = c.conditions().stream().map(Condition::factor).toList();
        return n.derivation().factored(fixed).powers().stream().anyMatch(p -> asked.contains(p.base()));
    }

    /** The factors of the difference that vary from example to example, or those that do not, which stand before the sum. */
    private Expr part(boolean varying) {
        List<Expr> factors = new ArrayList<>();
        if (!varying) factors.add(Const.of(c.difference().coefficient()));
        for (Factored.Power p : c.difference().powers()) if (n.program().variesByExample(p.base()) == varying) factors.add(p.toExpr());
        return Arithmetic.product(factors);
    }
}
