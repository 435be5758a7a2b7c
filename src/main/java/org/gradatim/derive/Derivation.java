package org.gradatim.derive;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.gradatim.expr.Apply;
import org.gradatim.expr.Arithmetic;
import org.gradatim.expr.Const;
import org.gradatim.expr.Expr;
import org.gradatim.expr.Traversal;
import org.gradatim.expr.Var;
import org.gradatim.graph.Model;
import org.gradatim.graph.Network;
import org.gradatim.graph.Program;
import org.gradatim.graph.Program.Definition;

/**
 * All that can be said of a model's derivatives, as data: closed forms for every parameter at once, and on demand for each
 * name its chains, local derivatives and error signals. Every equality is proved when it is made; one that cannot be proved
 * throws and names the line.
 *
 * <p>For one thread.
 */
public final class Derivation {
    /** Of more paths than this to one weight, only the first are listed; the error signals cover them all. */
    public static final int MOST_CHAINS = 256;

    private final Model model;
    private final Program program;
    private final Proof proof;
    private final Simplifier simplifier;
    private final Gradient gradient;
    private final Set<String> signals;
    private Paths paths;
    private boolean proved;
    private Gradient viaSignals;
    private final Map<String, Gradient> ofDefinitions = new HashMap<>();
    private final Map<List<String>, LocalDerivative> locals = new HashMap<>();
    private final Map<String, WeightDerivation> weights = new LinkedHashMap<>();
    private final Map<String, ErrorSignal> errorSignals = new LinkedHashMap<>();

    private Derivation(Model model, Proof proof) {
        this.model = model;
        this.program = model.program();
        this.proof = proof;
        this.simplifier = new Simplifier(program.constraints());
        this.gradient = Gradient.of(program);
        this.signals = signalsOf(model);
    }

    /** Derives, and proves the closed forms of all derivatives that the model asks for. */
    public static Derivation of(Model model, Proof proof) {
        Derivation derivation = onDemand(model, proof);
        derivation.gradient();
        return derivation;
    }

    /** As {@link #of}, but the closed forms are proved when they are first asked for. */
    public static Derivation onDemand(Model model, Proof proof) {
        return new Derivation(model, proof);
    }

    private static Set<String> signalsOf(Model model) {
        Set<String> signals = new LinkedHashSet<>();
        if (model.network().isPresent()) {
            for (Network.LayerNames layer : model.network().get().names()) signals.addAll(layer.preActivations());
        } else {
            for (Definition d : model.program().definitions()) signals.add(d.name());
            signals.remove(model.program().root());
        }
        return signals;
    }

    private void proveGradient() {
        proved = true;
        Map<String, Expr> ofRoot = new LinkedHashMap<>();
        Map<String, Expr> ofPenalty = new LinkedHashMap<>();
        for (String name : model.withRespectTo()) {
            ofRoot.put(name, gradient.ofRoot(name));
            if (!program.penalty().isZero()) ofPenalty.put(name, gradient.ofPenalty(name));
        }
        proof.gradient("gradient of " + program.root(), ofRoot, Var.of(program.root()));
        if (!ofPenalty.isEmpty()) proof.gradient("gradient of the penalty", ofPenalty, program.penalty());
    }

    public Model model() {
        return model;
    }

    public Program program() {
        return program;
    }

    /** The closed forms of all derivatives. */
    public Gradient gradient() {
        if (!proved) proveGradient();
        return gradient;
    }

    /** The closed forms as they are, for who proves them at the points that he needs. */
    public Gradient unprovedGradient() {
        return gradient;
    }

    private Paths paths() {
        if (paths == null) paths = new Paths(program);
        return paths;
    }

    /** ∂of/∂by for a definition and a name in it. */
    public LocalDerivative local(String of, String by) {
        return locals.computeIfAbsent(List.of(of, by), _ -> newLocal(program.definition(of).orElseThrow(), by));
    }

    private LocalDerivative newLocal(Definition definition, String by) {
        Expr value = definition.value();
        Expr raw = program.named(LocalDerivatives.of(value, Var.of(definition.name())).get(by));
        LocalDerivative local = local(definition.name(), by, value, raw, RuleByRule.lines(value, by, Var.of(definition.name()), program::named));
        proof.localDerivative("∂" + local.of() + "/∂" + by, local.result(), value, by);
        proveLines(local);
        return local;
    }

    private LocalDerivative local(String of, String by, Expr value, Expr raw, List<RuleLine> lines) {
        return new LocalDerivative(of, by, value, lines, termByTerm(raw), program.named(simplifier.simplify(raw)));
    }

    /** Each term of a sum tidied by itself. */
    private Expr termByTerm(Expr raw) {
        if (!(raw instanceof Apply a && a.op() == Arithmetic.ADD)) return simplifier.simplify(raw);
        return Arithmetic.sum(a.arguments().stream().map(simplifier::simplify).toList());
    }

    private void proveLines(LocalDerivative local) {
        String name = "∂" + local.of() + "/∂" + local.by();
        proof.equal(name + ", term by term", local.termByTerm(), local.result());
        for (int i = 0; i < local.lines().size(); i++) {
            RuleLine line = local.lines().get(i);
            Map<String, Expr> worked = new HashMap<>();
            line.pending().forEach((placeholder, f) -> worked.put(placeholder, LocalDerivatives.of(f, f).get(local.by())));
            proof.equal(name + ", line " + (i + 1), Traversal.substitute(line.form(), worked), local.result());
        }
    }

    /**
     * How an operation's own derivative follows from its definition: from ∂/∂z of, say, 1/(1+e⁻ᶻ) to a(1-a) where a is that
     * value. Proved like every other line; the result is in terms of {@code argument} and the op's application.
     *
     * @param application an application of an op that has a definition, to variables
     * @param by          one of these variables
     */
    public LocalDerivative fromDefinition(Apply application, String by) {
        Expr definition = application.op().definition(application.arguments()).orElseThrow();
        Expr raw = LocalDerivatives.of(definition, definition).get(by);
        String name = application.toString();
        LocalDerivative local = new LocalDerivative(name, by, definition, RuleByRule.lines(definition, by, definition, e -> e),
                simplifier.simplify(raw), LocalDerivatives.of(application, application).get(by));
        proof.localDerivative("∂" + name + "/∂" + by, local.result(), definition, by);
        proveLines(local);
        return local;
    }

    /**
     * The names that the local derivative ∂of/∂by holds fixed although they depend on {@code by}; where there is none, the local
     * derivative is the whole one.
     */
    public List<String> heldFixed(String of, String by) {
        return paths().heldFixed(of, by);
    }

    /**
     * The names through which every path from the root to the name leads, the root first, the name last: the derivative is the product
     * of the {@linkplain #whole whole derivatives} from each of them to the next. Where the root is written with the name itself beside
     * other ways ({@link #isAlsoDirect}), as a cost with a penalty is, that one step is left aside.
     */
    public List<String> cuts(String name) {
        return paths().cuts(name);
    }

    /** Whether the root is written with the name itself and depends on it in other ways too. */
    public boolean isAlsoDirect(String name) {
        return paths().isAlsoDirect(name);
    }

    /** Whether one step leads from a definition to a name, and nothing else does. */
    public boolean isOneStep(String of, String by) {
        return paths().isOneStep(of, by);
    }

    /** ∂of/∂by through all paths, for a definition and a name that it depends on; 0 for any other. */
    public Expr whole(String of, String by) {
        if (paths().isOneStep(of, by)) return local(of, by).result();
        Expr result = ofDefinitions.computeIfAbsent(of, name -> Gradient.of(program, name)).ofRoot(by);
        proof.gradient("∂" + of + "/∂" + by, Map.of(by, result), Var.of(of));
        return result;
    }

    /** ∂expr/∂by with all other names held fixed, as a product. It is right by construction; who prints it proves it. */
    public Factored partial(Expr expr, String by) {
        return simplifier.factor(LocalDerivatives.of(expr, expr).getOrDefault(by, Const.ZERO));
    }

    /** The expression as a product. It is equal by construction; who prints it proves it. */
    public Factored factored(Expr expr) {
        return simplifier.factor(expr);
    }

    /** The derivation by one name: a parameter, a definition, or an input, target or constant, for which no error signals are named. */
    public WeightDerivation weight(String name) {
        WeightDerivation known = weights.get(name);
        if (known != null) return known;
        List<Chain> chains = new ArrayList<>();
        for (List<String> path : paths().list(name, MOST_CHAINS)) if (path.size() > 1) chains.add(chain(path));
        long count = paths().count(name);
        boolean given = isGiven(name);
        Expr result = given ? whole(program.root(), name) : gradient().ofRoot(name);
        if (!chains.isEmpty() && count == chains.size()) {
            proof.equal("∂" + program.root() + "/∂" + name + ", sum over its paths",
                    Arithmetic.sum(chains.stream().map(Chain::product).toList()), result);
        }
        Expr via = given ? result : viaSignals().ofRoot(name);
        proof.equal("∂" + program.root() + "/∂" + name + " by error signals", writtenOut(via), result);
        WeightDerivation derivation = new WeightDerivation(name, count, chains, result, via, gradient().ofPenalty(name));
        weights.put(name, derivation);
        return derivation;
    }

    private boolean isGiven(String name) {
        return program.inputs().contains(name) || program.targets().contains(name) || program.constants().containsKey(name);
    }

    private Chain chain(List<String> path) {
        List<LocalDerivative> factors = new ArrayList<>();
        for (int i = 0; i + 1 < path.size(); i++) factors.add(local(path.get(i), path.get(i + 1)));
        Expr asFactors = Arithmetic.product(factors.stream().map(LocalDerivative::result).toList());
        Expr product = simplifier.simplify(asFactors);
        proof.equal("the product along " + String.join(", ", path), asFactors, product);
        return new Chain(factors, product);
    }

    /** The form, once it is proved equal to what is known already. */
    public Expr proved(String line, Expr form, Expr known) {
        proof.equal(line, form, known);
        return form;
    }

    /** The factored form of an expression in the program's names. */
    public Expr simplified(String line, Expr expr) {
        return proved(line, simplifier.simplify(expr), expr);
    }

    /** The names of the definitions whose derivatives are computed once and reused: pre-activations, or all intermediates. */
    public Set<String> signalNames() {
        return signals;
    }

    /** The error signal of a pre-activation. */
    public ErrorSignal errorSignal(String of) {
        ErrorSignal known = errorSignals.get(of);
        if (known != null) return known;
        ErrorSignal signal = new ErrorSignal(of, viaSignals().ofRoot(of), gradient().ofRoot(of));
        proof.equal("the error signal of " + of, writtenOut(signal.recursive()), signal.result());
        errorSignals.put(of, signal);
        return signal;
    }

    /** The expression with every signal replaced by its closed form. */
    private Expr writtenOut(Expr expr) {
        return Traversal.replace(expr, node -> node instanceof Var v && Gradient.signalOf(v.name()) != null
                ? gradient().ofRoot(Gradient.signalOf(v.name())) : null);
    }

    private Gradient viaSignals() {
        if (viaSignals == null) viaSignals = Gradient.of(program, signals);
        return viaSignals;
    }

    /** The proof of all that is said here, for what is built upon it. */
    public Proof proof() {
        return proof;
    }
}
