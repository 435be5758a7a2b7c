package org.gradatim.check.mistake;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.gradatim.check.mistake.Edit.Factors;
import org.gradatim.check.mistake.Edit.Product;
import org.gradatim.check.mistake.Edit.Scale;
import org.gradatim.check.mistake.Edit.Whole;
import org.gradatim.eval.FieldRun;
import org.gradatim.expr.Arithmetic;
import org.gradatim.expr.Const;
import org.gradatim.expr.Expr;
import org.gradatim.expr.Grid;
import org.gradatim.expr.Rational;
import org.gradatim.graph.Program;
import org.gradatim.prove.Prover;

/**
 * Finds what was done wrong in a wrong derivative. The ways in which people go wrong are applied to the true derivation, one at one
 * place or two together; what gives the same as the answer at random points of a prime field is proved equal to it.
 *
 * <p>Kept for one program; what is prepared for one derivative serves all answers to it. For one thread.
 */
public final class Diagnoser {
    /** Edits of a family that are tried for one derivative. */
    private static final int MOST_EDITS = 4_000;

    /** Explanations that are given. */
    private static final int MOST_DIAGNOSES = 8;

    /** Derivatives for which the edits are kept. */
    private static final int MOST_KEPT = 64;

    /** An explanation that costs no more is not doubted: slips of the pen are not looked for. */
    private static final int SURE = 9;

    /** What costs so much more than the first explanation would mislead. */
    private static final int FARTHEST = 10;

    /** Two mistakes are more far-fetched than one, but not than any. */
    private static final int COST_OF_SECOND = 6;

    private final Program program;
    private final Prover prover;
    private final Map<List<Object>, Prepared> kept = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<List<Object>, Prepared> eldest) {
            return size() > MOST_KEPT;
        }
    };

    /** What all derivatives share; renewed with the derivatives that are kept, so that values at its points do not fill the memory. */
    private Optional<Ground> ground = Optional.empty();
    private int standing;

    /** The computation graph and points at which variants are told apart. */
    private record Ground(FieldPoints points, FineGraph graph) {
        static Ground of(Program program, List<Expr> required) {
            FieldPoints points = FieldPoints.of(program, required);
            return new Ground(points, new FineGraph(program, points));
        }
    }

    /** One derivative with the edits in numbers. */
    private record Prepared(Scene scene, Trials trials) {}

    private Diagnoser(Program program) {
        this.program = program;
        this.prover = new Prover(program);
    }

    /** Diagnoses wrong derivatives of this program; what it works out once is kept for the next. */
    public static Diagnoser of(Program program) {
        return new Diagnoser(program);
    }

    /**
     * Explanations of a wrong answer to ∂of/∂by, the simplest first; every one is proved to give the answer. Where there is
     * none, what else can be said of it ({@link MistakeClass#UNEXPLAINED}); empty for a right answer and where nothing can be said.
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

    /**
     * Explanations of a wrong array: what is wrong with it as a whole, or the one mistake that was made in all of its wrong entries, said of the
     * first of them.
     *
     * @param by    the names by which is differentiated, row by row in the shape of {@code truth}
     * @param truth the true derivatives
     */
    public List<Diagnosis> diagnoseGrid(String of, List<String> by, Grid truth, Grid answer) {
        return new GridDiagnoser(program, prover, this).diagnose(of, by, truth, answer);
    }

    private List<Diagnosis> explanations(Prepared prepared, Expr answer) {
        long[] given = prepared.scene.points().values(answer);
        if (given == null || Arrays.equals(given, prepared.trials.truth())) return List.of();
        if (Arrays.stream(given).allMatch(x -> x == 0)) return unexplained(prepared, answer, given);
        Search search = new Search(prepared.trials, given, prepared.scene.ways().edges().size());
        List<Diagnosis> found = proved(prepared.scene, search.singles(), answer);
        if (found.isEmpty() || found.getFirst().cost() > SURE) found = joined(found, repaired(prepared, answer));
        if (found.isEmpty() || found.getFirst().cost() > SURE) found = joined(found, proved(prepared.scene, search.pairs(), answer));
        if (found.isEmpty()) return unexplained(prepared, answer, given);
        int first = found.getFirst().cost();
        return found.stream().filter(d -> d.cost() <= first + FARTHEST).toList();
    }

    private List<Diagnosis> unexplained(Prepared prepared, Expr answer, long[] given) {
        return new Unexplained(prepared.scene, answer, given, prepared.trials.truth()).findings().stream()
                .filter(f -> prover.provedEqual(f.claimed(), f.equal()).isProved()).map(Unexplained.Finding::diagnosis).toList();
    }

    private static List<Diagnosis> joined(List<Diagnosis> some, List<Diagnosis> others) {
        return Stream.concat(some.stream(), others.stream()).sorted(Comparator.comparingInt(Diagnosis::cost)).limit(MOST_DIAGNOSES).toList();
    }

    /** What is right but for a slip of the pen. */
    private List<Diagnosis> repaired(Prepared prepared, Expr answer) {
        Pictures pictures = new Pictures(prepared.scene);
        List<Diagnosis> diagnoses = new ArrayList<>();
        Set<MistakeClass> told = new LinkedHashSet<>();
        List<AnswerRepairs.Repair> repairs = new ArrayList<>(new AnswerRepairs(prepared.scene, answer).to(prepared.trials.truth()));
        repairs.sort(Comparator.comparingInt(AnswerRepairs.Repair::cost));
        for (AnswerRepairs.Repair repair : repairs) {
            if (!told.add(repair.kind()) || !prover.provedEqual(repair.repaired(), prepared.scene.truth()).isProved()) continue;
            diagnoses.add(new Diagnosis(List.of(pictures.mistake(repair, answer)), answer, repair.cost()));
        }
        return diagnoses;
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
            if (!isNews(scene, edits, told)) continue;
            Expr variant = variant(scene, edits);
            if (prover.provedEqual(variant, answer).isProved()) diagnoses.add(new Diagnosis(mistakes, variant, cost(edits)));
        }
        return diagnoses;
    }

    /** The same words are said once; of a sign, and of what has no place of its own, one explanation of a class is enough. */
    private static boolean isNews(Scene scene, List<Edit> edits, Set<List<String>> told) {
        boolean first = told.add(edits.stream().map(e -> e.kind().key()).sorted().toList());
        if (edits.size() > 1) return first;
        Edit edit = edits.getFirst();
        boolean general = edit.at().isEmpty() || edit.kind() == MistakeClass.SIGN;
        return first || !general && told.add(List.of(edit.kind().key(), spoken(scene, edit)));
    }

    /** Formulas that differ in form only are the same to a reader. */
    private static String spoken(Scene scene, Edit edit) {
        return edit.formulas().stream().map(scene.points()::values).map(Arrays::toString).toList().toString();
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
    static Expr variant(Scene scene, List<Edit> edits) {
        Map<Edge, Expr> changed = new LinkedHashMap<>();
        Set<Node> products = new LinkedHashSet<>();
        List<Expr> scales = new ArrayList<>();
        Optional<Expr> whole = Optional.empty();
        for (Edit edit : edits) {
            switch (edit.effect()) {
                case Factors f -> changed.putAll(f.replaced());
                case Product p -> products.add(p.node());
                case Scale s -> scales.add(s.factor());
                case Whole w -> whole = Optional.of(w.value());
            }
        }
        scales.add(whole.orElseGet(() -> scene.ways().derivative(changed, products)));
        return Arithmetic.product(scales);
    }

    /**
     * What every mistake, and every mistake together with a lost or added sign, 2 or ½, gives as a number: to find by a wrong number what was done
     * wrong. The least far-fetched first.
     *
     * @param of     a definition, such as the root
     * @param by     a name on which it depends
     * @param points for each example the values of all inputs, targets and parameters; what is given is the mean over them
     * @param rates  the learning rate with which weights may have been updated; none where there is no training
     */
    public List<Variant> variantsAt(String of, String by, List<Map<String, Double>> points, List<Rational> rates) {
        try {
            Prepared prepared = prepared(of, by, rates.stream().<Expr>map(Const::of).toList());
            return new VariantValues(prepared.scene, points).of(prepared.trials.trials().stream().map(t -> t.edit).toList());
        } catch (FieldRun.Unsupported outside) {
            return List.of();
        }
    }

    private Prepared prepared(String of, String by, List<Expr> rates) {
        List<Object> key = List.of(of, by, rates);
        Prepared known = kept.get(key);
        if (known != null) return known;
        Prepared prepared = prepare(of, by, rates, List.of());
        kept.put(key, prepared);
        return prepared;
    }

    private Prepared prepared(String of, String by, Expr answer) {
        List<Expr> rates = Scene.ratesIn(answer);
        Prepared prepared = prepared(of, by, rates);
        if (prepared.scene.points().values(answer) != null) return prepared;
        Prepared other = prepare(of, by, rates, List.of(answer));
        kept.put(List.of(of, by, rates), other);
        return other;
    }

    private Ground ground() {
        if (standing++ % MOST_KEPT == 0) ground = Optional.of(Ground.of(program, List.of()));
        return ground.orElseThrow();
    }

    private Prepared prepare(String of, String by, List<Expr> rates, List<Expr> required) {
        Ground under = required.isEmpty() ? ground() : Ground.of(program, required);
        FineGraph graph = under.graph;
        Node top = graph.node(of).orElseThrow(() -> new IllegalArgumentException("the program has nothing of the name `" + of + "`"));
        Node end = graph.node(by).orElseThrow(() -> new IllegalArgumentException("the program has nothing of the name `" + by + "`"));
        Scene scene = new Scene(graph, new Ways(graph, top, end), under.points, rates);
        Proposals proposals = new Proposals(MOST_EDITS);
        for (Family family : Family.ALL) {
            proposals.nextFamily();
            family.propose(scene, proposals);
        }
        return new Prepared(scene, new Trials(scene, proposals.all(scene.ways())));
    }
}
