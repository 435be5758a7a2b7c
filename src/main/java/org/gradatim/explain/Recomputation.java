package org.gradatim.explain;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import org.gradatim.check.Finding;
import org.gradatim.check.SampleNumbers;
import org.gradatim.check.Witness;
import org.gradatim.check.Witnesses;
import org.gradatim.derive.Gradient;
import org.gradatim.derive.WeightDerivation;
import org.gradatim.document.Block;
import org.gradatim.document.Block.Code;
import org.gradatim.document.Block.Section;
import org.gradatim.eval.source.NumPyCell;
import org.gradatim.expr.Expr;
import org.gradatim.expr.Var;
import org.gradatim.graph.Model;
import org.gradatim.graph.Program.Definition;

/**
 * NumPy code that recomputes the numbers of an explanation, section by section, and asserts that they are those printed. It is written
 * from the very expressions that were derived.
 */
final class Recomputation {
    /** Of more names, line after line of code can no longer be read. */
    private static final int MOST_NAMES = 400;

    /** Of more data, a cell of them cannot be opened in comfort. */
    private static final int MOST_DATA = 20_000;

    private static final String LANGUAGE = "python";

    private final Narration n;
    private final boolean sampled;
    private final CodeNames names;
    private final CodeChecks checks;
    private final boolean averaged;
    private final List<Witness> witnesses;
    private final WeightCode weights;

    /**
     * @param narration of a model that has numbers
     * @param sampled   whether some of them were drawn for the notebook
     */
    Recomputation(Narration narration, boolean sampled) {
        this.n = narration;
        this.sampled = sampled;
        this.averaged = n.terms().averaged();
        this.names = new CodeNames(n.derivation(), averaged);
        this.checks = new CodeChecks(n.say(), n.model(), names);
        this.witnesses = Witnesses.of(n.model(), n.derivation().gradient()).all();
        this.weights = new WeightCode(n, names, checks, witnesses);
    }

    /** Whether a model is small enough for its numbers to be recomputed one by one. */
    static boolean applies(Model model) {
        return names(model) <= MOST_NAMES && data(model) <= MOST_DATA;
    }

    private static int names(Model model) {
        return model.program().leaves().size() + model.program().definitions().size();
    }

    private static int data(Model model) {
        return model.data().size() * model.data().columns().size();
    }

    /** That a model is too large. */
    static Section tooLarge(Narration n) {
        return n.section("recomputed", 1, List.of(n.paragraph("notebook.large", names(n.model()), data(n.model()), MOST_NAMES, MOST_DATA)), "notebook.title");
    }

    private NumPyCell cell() {
        return new NumPyCell(names.writer());
    }

    private static Code listing(NumPyCell cell) {
        return new Code(LANGUAGE, cell.source());
    }

    // ---- what all cells need

    /** The numbers that are given, and how numbers are compared. To be asked for when all other cells are written. */
    Section tools() {
        List<Block> blocks = new ArrayList<>(List.of(n.paragraph("notebook.what")));
        if (sampled) blocks.add(n.paragraph("notebook.sample", Long.toString(SampleNumbers.SEED)));
        NumPyCell tools = cell();
        checks.declare(tools);
        blocks.add(listing(cell().code(names.writer().preamble()).gap().code(tools.source())));
        blocks.add(n.paragraph(n.model().data().size() > 1 ? "notebook.given.examples" : "notebook.given"));
        blocks.add(listing(given()));
        return n.section("recomputed", 1, blocks, "notebook.title");
    }

    private NumPyCell given() {
        NumPyCell cell = cell();
        n.program().constants().forEach((name, value) -> cell.assign(names.of(name), value.doubleValue()));
        n.program().parameters().forEach(name -> cell.assign(names.of(name), n.model().values().get(name)));
        n.model().data().columns().forEach((name, column) -> {
            if (column.length == 1) cell.assign(names.of(name), column[0]);
            else cell.assign(names.of(name), column);
        });
        return cell;
    }

    // ---- forward

    /** Every definition, and the cost as a function of the parameters. */
    List<Code> forward() {
        NumPyCell cell = computed(cell());
        if (n.isSmall()) {
            cell.gap().comment(n.say().text(averaged ? "notebook.forward.first" : "notebook.forward"));
            for (Definition d : n.program().definitions()) {
                Expr name = Var.of(d.name());
                checks.printed(cell, weights.first(names.of(d.name()), name), value(name), checks.size(name), Figures.WORKING_DIGITS);
            }
        }
        List<String> parameters = n.program().parameters().stream().map(names::of).toList();
        NumPyCell function = cell().comment(n.say().text("notebook.cost")).function(names.tool("cost"), parameters, computed(cell()), names.cost());
        return List.of(listing(cell), listing(function));
    }

    private NumPyCell computed(NumPyCell cell) {
        SequencedMap<String, Expr> values = new LinkedHashMap<>();
        n.program().definitions().forEach(d -> values.put(names.of(d.name()), d.value()));
        cell.assign(values);
        if (averaged) weights.mean(cell, names.cost(), names.of(n.program().root()), n.program().penalty());
        return cell;
    }

    private double value(Expr expr) {
        return n.numbers().orElseThrow().of(expr);
    }

    // ---- backward

    /** The cell of one name. */
    Code weight(WeightDerivation w) {
        return listing(weights.of(w, cell()));
    }

    /** The error signals from the output back, and the derivatives that they give. */
    Optional<Code> signals(List<String> signals) {
        if (!Backpropagation.areTold(signals)) return Optional.empty();
        NumPyCell cell = cell().comment(n.say().text("notebook.signals"));
        SequencedMap<String, Expr> values = new LinkedHashMap<>();
        for (String of : signals) values.put(names.signal(of), n.derivation().errorSignal(of).recursive());
        cell.assign(values);
        if (n.isSmall()) {
            cell.gap().comment(n.say().text(averaged ? "notebook.forward.first" : "notebook.forward"));
            signals.forEach(of -> signal(of, cell));
            cell.gap().comment(n.say().text("notebook.signals.weights"));
            n.program().parameters().stream().filter(weights::isDone).forEach(name -> bySignals(n.derivation().weight(name), cell));
        }
        return Optional.of(listing(cell));
    }

    private void signal(String of, NumPyCell cell) {
        Expr closed = n.derivation().errorSignal(of).result();
        checks.printed(cell, weights.first(names.signal(of), closed), value(closed), checks.size(closed), Figures.WORKING_DIGITS);
    }

    private void bySignals(WeightDerivation w, NumPyCell cell) {
        String name = names.tool("by_signals");
        cell.assign(name, w.viaErrorSignals());
        checks.same(cell, name, names.rootDerivative(w.name()), checks.largest(List.of(w.result()))[0], checks.size(w.result()));
    }

    // ---- results

    /** The table's numbers. */
    Code table(Results results) {
        NumPyCell cell = cell();
        results.names().forEach(name -> weights.closedForm(name, cell));
        cell.gap().comment(n.say().text("notebook.table"));
        results.values().forEach((name, value) -> checks.printed(cell, names.costDerivative(name), value, size(name), Figures.RESULT_DIGITS));
        return listing(cell);
    }

    private double size(String name) {
        Gradient gradient = n.derivation().gradient();
        return checks.sizeOfMean(gradient.ofRoot(name), gradient.ofPenalty(name));
    }

    /** One step of gradient descent. */
    Code update(Results results) {
        String rate = names.tool("alpha");
        NumPyCell cell = cell().assign(rate, results.rate());
        results.moving().forEach(name -> cell.assign(names.after(name), names.of(name) + " - " + rate + " * " + names.costDerivative(name)));
        cell.gap().comment(n.say().text("notebook.update"));
        Map<String, Double> after = results.after();
        for (String name : results.moving()) {
            double size = Math.abs(n.model().values().get(name)) + Math.abs(results.rate()) * size(name);
            checks.printed(cell, names.after(name), after.get(name), size, Figures.RESULT_DIGITS);
        }
        if (results.movesAll()) effect(results, cell);
        return listing(cell);
    }

    private void effect(Results results, NumPyCell cell) {
        cell.gap().comment(n.say().text("notebook.update.effect"));
        double size = checks.sizeOfMean(Var.of(n.program().root()), n.program().penalty());
        checks.printed(cell, names.cost(), results.cost(n.model().values()), size, Figures.RESULT_DIGITS);
        String[] arguments = results.moving().stream().map(name -> names.of(name) + "=" + names.after(name)).toArray(String[]::new);
        String again = names.tool(names.cost() + "_after");
        cell.assign(again, names.tool("cost") + "(" + String.join(", ", arguments) + ")");
        checks.printed(cell, again, results.cost(results.after()), size, Figures.RESULT_DIGITS);
    }

    /** The numbers of the witnesses. */
    Optional<Code> witnesses(List<String> shown) {
        NumPyCell cell = cell();
        shown.forEach(name -> weights.closedForm(name, cell));
        cell.gap().comment(n.say().text("notebook.witnesses"));
        for (Witness w : witnesses) {
            if (!shown.contains(w.name())) continue;
            String derivative = names.costDerivative(w.name());
            checks.printed(cell, derivative, w.symbolic(), size(w.name()), Figures.RESULT_DIGITS);
            w.dense().stream().filter(dense -> !Figures.rounded(dense, Figures.RESULT_DIGITS).equals(Figures.rounded(w.symbolic(), Figures.RESULT_DIGITS))).forEach(dense -> checks.printed(cell, derivative, dense, size(w.name()), Figures.RESULT_DIGITS));
            if (w.finding() != Finding.KINK) w.difference().ifPresent(difference -> checks.difference(cell, derivative, difference));
        }
        return shown.isEmpty() ? Optional.empty() : Optional.of(listing(cell));
    }
}
