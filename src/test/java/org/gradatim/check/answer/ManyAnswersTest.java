package org.gradatim.check.answer;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.Predicate;
import org.gradatim.Examples;
import org.gradatim.cas.HighPrecision;
import org.gradatim.check.answer.CheckedAnswer.Right;
import org.gradatim.derive.Gradient;
import org.gradatim.expr.Apply;
import org.gradatim.expr.Arithmetic;
import org.gradatim.expr.Const;
import org.gradatim.expr.Expr;
import org.gradatim.expr.Grid;
import org.gradatim.expr.Rational;
import org.gradatim.expr.Traversal;
import org.gradatim.expr.Var;
import org.gradatim.graph.Model;
import org.gradatim.graph.Program;
import org.gradatim.notation.Formulas;
import org.gradatim.parse.Place;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Right answers in thousands of forms, and wrong answers by the hundred thousand. */
class ManyAnswersTest {
    private static final int REWRITINGS = 50;
    private static final int CHANGES = 6;
    private static final int MOST_WEIGHTS = 12;
    private static final int WRONG_ANSWERS = 100_000;

    /** So many are judged in full, with the search for a point where they differ. */
    private static final int JUDGED_IN_FULL = 1_000;

    /** As a judge takes new points now and then. */
    private static final int ON_THE_SAME_POINTS = 1_000;
    private static final int DIGITS = 40;

    static List<String> examples() {
        return Examples.names();
    }

    private static Answer answer(Program program, String by, Expr truth, Expr given) {
        Quantity quantity = new Quantity("dJ/d" + by, Formulas.symbol("…"), program.root(), List.of(by), 1);
        Place place = new Place("answer", 1, 1);
        Answer.Step step = new Answer.Step("…", place, Formulas.symbol("…"), Optional.of(Grid.scalar(given)), Optional.empty(), List.of());
        return new Answer(quantity, program, Grid.scalar(truth), List.of(step), place);
    }

    @ParameterizedTest
    @MethodSource("examples")
    void everyRewritingOfARightAnswerIsRight(String example) {
        Model model = Examples.read(example).model();
        Judge judge = new Judge(model.program());
        Gradient gradient = Gradient.of(model.program());
        Rewriting rewriting = new Rewriting(model.program(), new Random(7));
        for (String by : model.withRespectTo().stream().limit(MOST_WEIGHTS).toList()) {
            Expr truth = gradient.ofRoot(by);
            for (int i = 0; i < REWRITINGS; i++) {
                Expr other = rewriting.of(truth, 1 + i % CHANGES);
                assertThat(judge.judge(answer(model.program(), by, truth, other), List.of()).verdict()).as("∂J/∂%s = %s", by, other).isInstanceOf(Right.class);
            }
        }
    }

    // ---- no false right

    @Test
    void noneOfAHundredThousandWrongAnswersIsRight() {
        Program program = program();
        Judge[] judge = {new Judge(program)};
        int[] asked = {0};
        assertThat(falselyRight(WRONG_ANSWERS, answer -> {
            if (++asked[0] % ON_THE_SAME_POINTS == 0) judge[0] = new Judge(program);
            return judge[0].proved(answer.steps().getFirst().value().orElseThrow().at(0, 0), answer.truth().at(0, 0)).isProved();
        })).isEmpty();
    }

    @Test
    void aVerdictInFullIsNoOther() {
        assertThat(falselyRight(JUDGED_IN_FULL, judgeOf(program()))).isEmpty();
    }

    /** The test above would see it: a judge that takes one wrong answer for right is caught. */
    @Test
    void aJudgeThatLetsOneWrongAnswerPassIsCaught() {
        Predicate<Answer> honest = judgeOf(program());
        int[] asked = {0};
        assertThat(falselyRight(200, answer -> asked[0]++ == 150 || honest.test(answer))).hasSize(1);
    }

    private static Program program() {
        return Examples.read("two-neurons").model().program();
    }

    private static Predicate<Answer> judgeOf(Program program) {
        Judge judge = new Judge(program);
        return answer -> judge.judge(answer, List.of()).verdict() instanceof Right;
    }

    /** Those of so many wrong answers that are taken for right. What is right by accident is told by numbers alone, and is none of them. */
    private static List<Expr> falselyRight(int answers, Predicate<Answer> isRight) {
        Program program = program();
        Gradient gradient = Gradient.of(program);
        Random random = new Random(11);
        Numbers numbers = new Numbers(program, new Random(12));
        List<Expr> falselyRight = new ArrayList<>();
        for (int i = 0; i < answers; ) {
            String by = program.parameters().get(random.nextInt(program.parameters().size()));
            Expr truth = gradient.ofRoot(by);
            Expr given = truth;
            for (int k = random.nextInt(3); k >= 0; k--) given = mutated(given, program, random);
            if (given == truth) continue;
            if (isRight.test(answer(program, by, truth, given))) {
                if (numbers.agree(given, truth)) continue;
                falselyRight.add(given);
            }
            i++;
        }
        return falselyRight;
    }

    /** One node changed, or something small added. */
    private static Expr mutated(Expr expr, Program program, Random random) {
        List<Expr> nodes = Traversal.postorder(List.of(expr));
        Expr chosen = nodes.get(random.nextInt(nodes.size()));
        Expr other = switch (random.nextInt(7)) {
            case 0 -> Arithmetic.negate(chosen);
            case 1 -> Arithmetic.times(chosen, Const.of(Rational.ONE.plus(Rational.of(1, 1 + random.nextInt(1_000_000_000)))));
            case 2 -> Arithmetic.plus(chosen, Const.of(Rational.of(1, 1 + random.nextInt(1_000_000_000))));
            case 3 -> nodes.get(random.nextInt(nodes.size()));
            case 4 -> Arithmetic.power(chosen, 2);
            default -> changed(chosen, program, random);
        };
        return Traversal.replace(expr, node -> node == chosen ? other : null);
    }

    private static Expr changed(Expr chosen, Program program, Random random) {
        return switch (chosen) {
            case Const c -> Const.of(c.value().plus(Rational.ONE));
            case Var _ -> Var.of(anyName(program, random));
            case Apply a when a.arguments().size() > 1 && a.op().accepts(a.arguments().size() - 1) -> Apply.of(a.op(), a.arguments().subList(1, a.arguments().size()));
            case Apply a -> Arithmetic.exp(a);
        };
    }

    private static String anyName(Program program, Random random) {
        List<String> names = new ArrayList<>(program.leaves());
        program.definitions().forEach(d -> names.add(d.name()));
        return names.get(random.nextInt(names.size()));
    }

    /** An independent check: the values at random real points to many digits. */
    private record Numbers(Program program, Random random) {
        boolean agree(Expr given, Expr truth) {
            LinkedHashMap<String, Expr> definitions = new LinkedHashMap<>();
            program.definitions().forEach(d -> definitions.put(d.name(), d.value()));
            for (int i = 0; i < 5; i++) {
                Map<String, Rational> point = new LinkedHashMap<>();
                for (String leaf : program.leaves()) point.put(leaf, Rational.of(BigDecimal.valueOf(random.nextGaussian())));
                List<Optional<BigDecimal>> values = HighPrecision.evaluate(definitions, List.of(given, truth), point, DIGITS);
                if (values.stream().anyMatch(Optional::isEmpty)) continue;
                MathContext rounded = new MathContext(DIGITS - 5);
                if (values.get(0).get().round(rounded).compareTo(values.get(1).get().round(rounded)) != 0) return false;
            }
            return true;
        }
    }
}
