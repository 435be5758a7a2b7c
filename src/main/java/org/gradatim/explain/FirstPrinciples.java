package org.gradatim.explain;

import static org.gradatim.explain.Narration.step;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.gradatim.derive.AppliedRule;
import org.gradatim.derive.LocalDerivative;
import org.gradatim.derive.RuleLine;
import org.gradatim.document.Block;
import org.gradatim.document.Block.Remark;
import org.gradatim.document.Block.RemarkKind;
import org.gradatim.document.Block.Section;
import org.gradatim.document.Block.Step;
import org.gradatim.document.Inline;
import org.gradatim.expr.Activations;
import org.gradatim.expr.Apply;
import org.gradatim.expr.Arithmetic;
import org.gradatim.expr.Expr;
import org.gradatim.expr.Traversal;
import org.gradatim.expr.Var;
import org.gradatim.graph.Program.Definition;
import org.gradatim.notation.Formulas;
import org.gradatim.notation.Notation;

/** The rules of the activation functions from their definitions: the proof that σ′ = σ(1-σ), and the like. */
final class FirstPrinciples {
    private final Narration n;

    FirstPrinciples(Narration narration) {
        this.n = narration;
    }

    boolean applies() {
        return !applications().isEmpty();
    }

    Section section() {
        List<Block> blocks = new ArrayList<>();
        blocks.add(n.paragraph("principles.intro"));
        for (Apply application : applications()) blocks.add(proof(application));
        softmaxWithCrossEntropy(blocks);
        return n.section("first-principles", 1, blocks, "principles.title");
    }

    /** The first application of each op that is defined by simpler ones; of softmax the first output. */
    private List<Apply> applications() {
        Map<Object, Apply> found = new LinkedHashMap<>();
        for (Definition d : n.program().definitions()) {
            for (Expr node : Traversal.postorder(List.of(d.value()))) {
                if (node instanceof Apply a && a.op().definition(a.arguments()).isPresent() && a.argument() instanceof Var) {
                    found.putIfAbsent(Activations.isSoftmax(a.op()) ? "softmax" : a.op(), a);
                }
            }
        }
        return List.copyOf(found.values());
    }

    private Remark proof(Apply application) {
        List<Block> blocks = new ArrayList<>();
        List<Step> definition = List.of(elided(step(n.terms().of(application), n.terms().of(application.op().definition(application.arguments()).orElseThrow()))));
        blocks.add(Narration.calculation(definition));
        List<Var> by = new ArrayList<>();
        for (Expr argument : application.arguments()) if (argument instanceof Var v && by.size() < 2 && !by.contains(v)) by.add(v);
        for (Var v : by) blocks.add(Narration.calculation(derivative(application, v.name())));
        return new Remark(RemarkKind.PROOF, n.say().inlines("principles.proof", n.say().ruleName(application.op())), blocks);
    }

    private List<Step> derivative(Apply application, String by) {
        LocalDerivative local = n.derivation().fromDefinition(application, by);
        List<Step> steps = new ArrayList<>();
        steps.add(step(n.terms().pending(application, by), n.terms().pending(local.definition(), by)));
        for (RuleLine line : local.lines()) {
            steps.add(step(null, "=", n.terms().withPending(line.form(), line.pending(), by), rules(line.rules())));
        }
        if (local.lines().isEmpty() || local.lines().getLast().form() != local.termByTerm()) {
            steps.add(step(null, "=", n.terms().of(local.termByTerm()), n.say().inlines("weight.tidied")));
        }
        application.op().bridge(application.arguments()).filter(_ -> local.by().equals(firstVariable(application)))
                .ifPresent(bridge -> steps.add(step(null, "=", n.terms().of(n.derivation().proved("the rule of " + application.op(), bridge, local.result())), n.say().inlines("principles.bridge"))));
        if (local.termByTerm() != local.result()) {
            steps.add(step(null, "=", n.terms().of(local.result()), n.say().inlines("principles.again", Elision.of(n.terms().of(application)))));
        }
        return steps.stream().map(FirstPrinciples::elided).toList();
    }

    private static Step elided(Step step) {
        return step(step.left().map(Elision::of).orElse(null), step.sign(), Elision.of(step.right()), step.reason());
    }

    private static String firstVariable(Apply application) {
        return ((Var) application.argument()).name();
    }

    private List<Inline> rules(List<AppliedRule> rules) {
        return n.say().enumeration(rules.stream().map(n.say()::ruleName).distinct().toList());
    }

    /** Why softmax under categorical cross-entropy gives a - y: the sum over the outputs, and that the targets sum to one. */
    private void softmaxWithCrossEntropy(List<Block> blocks) {
        if (n.program().constraints().isEmpty() || n.model().network().isEmpty()) return;
        String z = n.model().network().get().names().getLast().preActivations().getFirst();
        List<Notation> terms = new ArrayList<>();
        List<Expr> products = new ArrayList<>();
        for (String a : n.model().network().get().names().getLast().activations()) {
            LocalDerivative loss = n.derivation().local(n.program().root(), a);
            LocalDerivative softmax = n.derivation().local(a, z);
            terms.add(Formulas.chain(List.of(n.terms().of(loss.result()), n.terms().of(softmax.result()))));
            products.add(Arithmetic.times(loss.result(), softmax.result()));
        }
        Expr result = n.derivation().errorSignal(z).result();
        Expr cancelled = n.derivation().proved("softmax with cross-entropy",
                Arithmetic.sum(products.stream().map(p -> n.derivation().simplified("softmax with cross-entropy", p)).toList()), result);
        List<Step> steps = List.of(
                step(n.terms().signal(z), Elision.of(Formulas.sum(terms))),
                step(null, "=", Elision.of(n.terms().of(cancelled)), n.say().inlines("principles.softmax.cancel")),
                step(null, "=", n.terms().of(result), n.becauseTargetsSumToOne()));
        blocks.add(new Remark(RemarkKind.PROOF, n.say().inlines("principles.softmax"), List.of(Narration.calculation(steps))));
    }
}
