package org.gradatim.check.numbers;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.gradatim.check.mistake.MistakeClass;
import org.gradatim.check.numbers.Suspicion.Kind;
import org.gradatim.check.numbers.Target.Role;
import org.gradatim.expr.Arithmetic;
import org.gradatim.expr.Const;
import org.gradatim.expr.Rational;
import org.gradatim.graph.Network;
import org.gradatim.graph.Network.LayerNames;
import org.gradatim.parse.numbers.Numeral;

/** What wrong numbers have in common. A mistake that explains most of them is likelier than several that explain one each. */
final class CommonMistakes {
    /** A factor that no mistake is known for must be the same in so many numbers, each of so many digits, to be one. */
    private static final int FEWEST_OF_A_FACTOR = 2;

    private static final int DIGITS_OF_A_FACTOR = 3;

    private static final int COST_OF_A_FACTOR = 10;

    /** Two quotients are one factor if they differ relatively by no more than the digits leave open, and at least by this. */
    private static final double SAME_FACTOR = 1e-9;

    private static final int LARGEST_DENOMINATOR = 12;

    private final Truth truth;
    private final List<GivenNumber> numbers;
    private final Map<String, Integer> layers = new HashMap<>();
    private final Map<Kind, List<GivenNumber>> explained = new LinkedHashMap<>();

    CommonMistakes(Truth truth, List<GivenNumber> numbers) {
        this.truth = truth;
        this.numbers = numbers;
        truth.model().network().ifPresent(this::readLayers);
    }

    private void readLayers(Network network) {
        List<LayerNames> all = network.names();
        for (int l = 0; l < all.size(); l++) {
            for (List<String> row : all.get(l).weights()) for (String name : row) layers.put(name, l + 1);
            for (String name : all.get(l).biases()) layers.put(name, l + 1);
            for (String name : all.get(l).preActivations()) layers.put(name, l + 1);
        }
    }

    /** Puts what explains most numbers first with each of them, then what is least far-fetched. */
    void sort(List<GivenNumber> wrong) {
        commonFactors(wrong);
        for (GivenNumber number : wrong) {
            for (Suspicion s : number.suspicions) explained.computeIfAbsent(s.kind(), _ -> new ArrayList<>()).add(number);
        }
        Comparator<Suspicion> order = Comparator.<Suspicion>comparingInt(s -> -explained.get(s.kind()).size()).thenComparingInt(Suspicion::cost);
        for (GivenNumber number : wrong) number.suspicions.sort(order);
    }

    /** The patterns of the explanations that come first with two numbers and more. */
    List<Pattern> patterns(NumericAnswers words) {
        List<Pattern> patterns = new ArrayList<>();
        Map<Kind, List<GivenNumber>> first = new LinkedHashMap<>();
        for (GivenNumber number : numbers) {
            if (!number.suspicions.isEmpty()) first.computeIfAbsent(number.suspicions.getFirst().kind(), _ -> new ArrayList<>()).add(number);
        }
        first.forEach((kind, those) -> {
            if (those.size() < 2) return;
            List<String> names = those.stream().map(n -> n.entry.name()).distinct().toList();
            patterns.add(new Pattern(words.mistakes(those.getFirst(), those.getFirst().suspicions.getFirst()), scope(those), names));
        });
        patterns.sort(Comparator.comparingInt(p -> -p.names().size()));
        return patterns;
    }

    /** Numbers that are zero show no factor; they count with neither side. */
    private Pattern.Scope scope(List<GivenNumber> those) {
        Set<GivenNumber> explainedHere = new HashSet<>(those);
        List<GivenNumber> telling = numbers.stream().filter(n -> n.role != Role.VALUE && (explainedHere.contains(n) || n.truth != 0)).toList();
        if (explainedHere.containsAll(telling)) return new Pattern.Scope.Everywhere();
        Set<Integer> touched = new HashSet<>();
        for (GivenNumber n : those) touched.add(layers.getOrDefault(n.entry.name(), 0));
        int layer = touched.iterator().next();
        boolean whole = touched.size() == 1 && layer > 0
                && telling.stream().filter(n -> layers.getOrDefault(n.entry.name(), 0) == layer).allMatch(explainedHere::contains);
        return whole ? new Pattern.Scope.Layer(layer) : new Pattern.Scope.Some();
    }

    /** Numbers that nothing explains and that are all off by the same factor. */
    private void commonFactors(List<GivenNumber> wrong) {
        List<GivenNumber> open = new ArrayList<>(wrong.stream().filter(this::mayShowFactor).toList());
        open.sort(Comparator.comparingDouble(CommonMistakes::quotient));
        for (int from = 0, to; from < open.size(); from = to) {
            GivenNumber surest = open.get(from);
            for (to = from + 1; to < open.size() && isOffBy(open.get(to), quotient(surest), uncertainty(surest)); to++) {
                if (uncertainty(open.get(to)) < uncertainty(surest)) surest = open.get(to);
            }
            List<GivenNumber> same = open.subList(from, to);
            if (same.size() >= FEWEST_OF_A_FACTOR) for (GivenNumber n : same) n.suspicions.add(byFactor(n, quotient(surest), uncertainty(surest)));
        }
    }

    private static double quotient(GivenNumber n) {
        return n.given.value() / n.truth;
    }

    private boolean mayShowFactor(GivenNumber n) {
        boolean derivative = n.role == Role.GRADIENT || n.role == Role.NEGATIVE_GRADIENT || n.role == Role.STEP;
        return derivative && n.suspicions.isEmpty() && n.truth != 0 && n.given.isFinite() && n.given.value() != 0 && n.given.significantDigits() >= DIGITS_OF_A_FACTOR;
    }

    private static double uncertainty(GivenNumber n) {
        double unit = n.given.form() == Numeral.Form.WRITTEN ? n.given.unit() : 0;
        return Math.max(SAME_FACTOR, unit / Math.abs(n.given.value()));
    }

    private static boolean isOffBy(GivenNumber n, double factor, double uncertainty) {
        return Math.abs(quotient(n) - factor) <= (uncertainty + uncertainty(n)) * Math.abs(factor);
    }

    private Suspicion byFactor(GivenNumber n, double factor, double uncertainty) {
        Rational k = simplest(factor, uncertainty);
        Kind kind = new Kind(MistakeClass.CONSTANT_FACTOR, "number", k.toString());
        return new Suspicion(kind, n.given.value(), Arithmetic.times(Const.of(k), truth.expr(n.role, n.entry.name())), List.of(NumericMistakes.notation(k)), COST_OF_A_FACTOR);
    }

    /** The fraction of the smallest denominator within the uncertainty; else the number with three digits. */
    private static Rational simplest(double factor, double uncertainty) {
        for (int d = 1; d <= LARGEST_DENOMINATOR; d++) {
            double n = Math.rint(factor * d);
            if (n != 0 && Math.abs(n / d - factor) <= uncertainty * Math.abs(factor) && Math.abs(n) < 1e9) return Rational.of((long) n, d);
        }
        return Rational.of(new BigDecimal(factor).round(new MathContext(DIGITS_OF_A_FACTOR)));
    }
}
