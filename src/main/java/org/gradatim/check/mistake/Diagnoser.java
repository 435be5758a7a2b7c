package org.gradatim.check.mistake;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.gradatim.check.mistake.Edit.Effect;
import org.gradatim.check.mistake.Edit.Factors;
import org.gradatim.check.mistake.Edit.Product;
import org.gradatim.check.mistake.Edit.Scale;
import org.gradatim.check.mistake.Edit.Whole;
import org.gradatim.eval.FieldRun;
import org.gradatim.expr.Arithmetic;
import org.gradatim.expr.Expr;
import org.gradatim.graph.Program;
import org.gradatim.prove.Prover;

/**
 * Finds what was done wrong in a wrong derivative. The ways in which people go wrong are applied to the true derivation, one at one
 * place or two together; what gives the same as the answer at random points of a prime field is proved equal to it.
 *
 * <p>Kept for one program; what is prepared for one derivative serves all answers to it. For one thread.
 */
public final class Diagnoser {
    /** Edits that are tried for one derivative. */
    private static final int MOST_EDITS = 12_000;

    /** Explanations that are given. */
    private static final int MOST_DIAGNOSES = 8;

    /** Derivatives for which the edits are kept. */
    private static final int MOST_KEPT = 64;

    /** Two mistakes are more far-fetched than one. */
    private static final int COST_OF_SECOND = 100;

    private final Program program;
    private final Prover prover;
    private final Map<List<Object>, Prepared> kept = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<List<Object>, Prepared> eldest) {
            return size() > MOST_KEPT;
        }
    };

    /** One derivative with the edits in numbers. */
    private record Prepared(Scene scene, Trials trials) {}

    private Diagnoser(Program program) {
        this.program = program;
        this.prover = new Prover(program);
    }

    public static Diagnoser of(Program program) {
        return new Diagnoser(program);
    }

    /**
     * Explanations of a wrong answer to ∂of/∂by, the simplest first; every one is proved to give the answer. Empty where none was found.
     *
     * @param of     a definition, such as the root
     * @param by     a name on which it depends
     * @param answer in the program's names
     * @throws IllegalArgumentException where the program has no such names
     */
    public List<Diagnosis> diagnose(String of, String by, Expr answer) {
        try {
            Prepared prepared = prepared(of, by, answer);
            return explanations(prepared, answer);
        } catch (FieldRun.Unsupported outside) {
            return List.of();
        }
    }

    private List<Diagnosis> explanations(Prepared prepared, Expr answer) {
        long[] given = prepared.scene.points().values(answer);
        if (given == null) return List.of();
        Search search = new Search(prepared.trials, given, prepared.scene.ways().edges().size());
        List<Diagnosis> found = proved(prepared.scene, search.singles(), answer);
        return found.isEmpty() ? proved(prepared.scene, search.pairs(), answer) : found;
    }

    private List<Diagnosis> proved(Scene scene, List<List<Edit>> hits, Expr answer) {
        List<List<Edit>> sorted = new ArrayList<>(hits);
        sorted.sort(Comparator.comparingInt(Diagnoser::cost));
        Pictures pictures = new Pictures(scene);
        Set<List<String>> told = new LinkedHashSet<>();
        List<Diagnosis> diagnoses = new ArrayList<>();
        for (List<Edit> edits : sorted) {
            if (diagnoses.size() == MOST_DIAGNOSES) break;
            List<Mistake> mistakes = edits.stream().sorted(Comparator.comparingInt(Diagnoser::lightness)).map(pictures::mistake).toList();
            if (!told.add(mistakes.stream().map(m -> m.kind() + m.variant() + m.whereText()).toList())) continue;
            Expr variant = variant(scene, edits);
            if (prover.provedEqual(variant, answer).isProved()) diagnoses.add(new Diagnosis(mistakes, variant, cost(edits)));
        }
        return diagnoses;
    }

    private static int cost(List<Edit> edits) {
        int sum = edits.size() > 1 ? COST_OF_SECOND : 0;
        for (Edit e : edits) sum += e.cost();
        return sum;
    }

    /** Signs and numbers are told after what is wrong in the derivation. */
    private static int lightness(Edit edit) {
        return edit.effect() instanceof Scale ? 1 : 0;
    }

    /** What the derivation gives with these edits. */
    private static Expr variant(Scene scene, List<Edit> edits) {
        Map<Edge, Expr> changed = new LinkedHashMap<>();
        Set<Node> products = new LinkedHashSet<>();
        List<Expr> scales = new ArrayList<>();
        Optional<Expr> whole = Optional.empty();
        for (Edit edit : edits) {
            switch (edit.effect()) {
                case Factors f -> f.replaced().forEach((e, factor) -> changed.merge(e, factor,
                        (before, now) -> Arithmetic.divide(Arithmetic.times(before, now), e.factor())));
                case Product p -> products.add(p.node());
                case Scale s -> scales.add(s.factor());
                case Whole w -> whole = Optional.of(w.value());
            }
        }
        scales.add(whole.orElseGet(() -> scene.ways().derivative(changed, products)));
        return Arithmetic.product(scales);
    }

    private Prepared prepared(String of, String by, Expr answer) {
        List<Expr> rates = Scene.ratesIn(answer);
        List<Object> key = List.of(of, by, rates);
        Prepared known = kept.get(key);
        if (known != null && known.scene.points().values(answer) != null) return known;
        Prepared prepared = prepare(of, by, rates, known == null ? List.of() : List.of(answer));
        kept.put(key, prepared);
        return prepared;
    }

    private Prepared prepare(String of, String by, List<Expr> rates, List<Expr> required) {
        FieldPoints points = FieldPoints.of(program, required);
        FineGraph graph = new FineGraph(program, points);
        Node top = graph.node(of).orElseThrow(() -> new IllegalArgumentException("the program has nothing of the name `" + of + "`"));
        Node end = graph.node(by).orElseThrow(() -> new IllegalArgumentException("the program has nothing of the name `" + by + "`"));
        Scene scene = new Scene(graph, new Ways(graph, top, end), points, rates);
        Proposals proposals = new Proposals(MOST_EDITS);
        for (Family family : Family.ALL) family.propose(scene, proposals);
        return new Prepared(scene, new Trials(scene, proposals.all(scene.ways())));
    }
}
