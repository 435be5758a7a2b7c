package org.gradatim.check.answer;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.gradatim.check.answer.Answer.OwnName;
import org.gradatim.check.answer.Answer.Step;
import org.gradatim.expr.Expr;
import org.gradatim.expr.Grid;
import org.gradatim.expr.Traversal;
import org.gradatim.graph.Model;
import org.gradatim.parse.SpecReader;
import org.gradatim.prove.Prover;
import org.gradatim.prove.Verdict;

/** What a text means, in words that tests compare: each quantity, and of each step whether it equals the true derivative. */
final class Readings {
    private Readings() {}

    static Model model(String yaml) {
        return SpecReader.read(yaml, Path.of("."), "test.yaml");
    }

    static Model example(String name) {
        return SpecReader.read(Path.of("examples", name + ".yaml"));
    }

    static Meaning read(Model model, String text) {
        AnswerMeaning meaning = AnswerMeaning.of(model);
        return meaning.read(meaning.reader().read(text, "answer"));
    }

    /** {@code dJ/dw1 right wrong right}: a line for each answer, a word for each step. */
    static String judged(Model model, String text) {
        return judged(read(model, text));
    }

    static String judged(Meaning meaning) {
        return meaning.lines().stream().map(line -> switch (line) {
            case Meaning.Given g -> g.answer().quantity().text() + " " + steps(g.answer(), meaning.ownNames());
            case Meaning.Unreadable u -> "unreadable " + u.text();
        }).collect(Collectors.joining("\n"));
    }

    private static String steps(Answer answer, List<OwnName> own) {
        return answer.steps().stream().map(s -> step(s, answer, own)).collect(Collectors.joining(" "));
    }

    static String step(Step step, Answer answer, List<OwnName> own) {
        if (step.value().isEmpty()) return "unreadable";
        Grid value = step.value().get();
        if (!value.hasShapeOf(answer.truth())) return "is " + value.shape();
        Map<String, Expr> values = new LinkedHashMap<>();
        own.forEach(o -> values.put(o.variable(), Traversal.substitute(o.value(), values)));
        Prover prover = new Prover(answer.program());
        boolean right = true;
        for (int i = 0; i < value.entries().size(); i++) {
            right &= prover.equal(Traversal.substitute(value.entries().get(i), values), answer.truth().entries().get(i)) instanceof Verdict.Proved;
        }
        return right ? "right" : "wrong";
    }

    /** All remarks, {@code NAME_READ_AS [yhat, a3]}. */
    static List<String> remarks(Meaning meaning) {
        return meaning.answers().stream().flatMap(a -> a.steps().stream()).flatMap(s -> s.remarks().stream()).map(r -> r.kind() + " " + r.arguments()).toList();
    }
}
