package org.gradatim.check.answer;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.gradatim.expr.Const;
import org.gradatim.expr.Var;
import org.gradatim.graph.Model;
import org.gradatim.graph.Network;
import org.gradatim.graph.Program;
import org.gradatim.graph.Unrolled;
import org.gradatim.notation.Formulas;
import org.gradatim.parse.answer.Written.Label;
import org.gradatim.parse.array.Spelling;
import org.gradatim.parse.array.Term;

/** What everybody calls by the same names: the number of examples m, the coefficient λ of a penalty, the learning rate α. */
final class CommonNames {
    private static final Set<String> COUNTS = Set.of("m", "N", "M", "n", "numexamples", "nsamples", "batchsize", "numsamples", "nexamples", "ntrain", "num", "B");
    private static final Set<String> PENALTIES = Set.of("lambda", "reg", "reglambda", "lambd", "lmbda", "l2", "regcoeff", "lambdareg", "weightdecay");
    private static final Set<String> RATES = Set.of("alpha", "eta", "lr", "learningrate", "rate", "stepsize", "LR", "lrate");

    private final Model model;
    private final Program program;
    private final Optional<Unrolled> unrolled;

    CommonNames(Model model, Program program, Optional<Unrolled> unrolled) {
        this.model = model;
        this.program = program;
        this.unrolled = unrolled;
    }

    /** The only constant that is called as the coefficient of a penalty. */
    Optional<Term> penalty(Spelling s) {
        if (!PENALTIES.contains(s.squashed()) || !s.above().isEmpty()) return Optional.empty();
        List<String> constants = Stream.concat(program.constants().keySet().stream(), program.parameters().stream()).filter(c -> PENALTIES.contains(Spelling.of(c).squashed())).toList();
        return constants.size() != 1 ? Optional.empty() : Optional.of(variable(constants.getFirst()));
    }

    /** The number of examples, where this is its name. */
    Optional<Term> count(Spelling s) {
        if (!COUNTS.contains(s.squashed()) || !s.above().isEmpty()) return Optional.empty();
        return count();
    }

    /** The number of examples, if it is known. */
    Optional<Term> count() {
        if (unrolled.isPresent()) return unrolled.map(u -> variable(u.count()));
        Optional<String> named = Stream.concat(program.constants().keySet().stream(), program.definitions().stream().filter(d -> d.value() instanceof Const).map(Program.Definition::name))
                .filter(n -> COUNTS.contains(Spelling.of(n).squashed())).findFirst();
        if (named.isPresent()) return named.map(this::variable);
        if (model.data().isEmpty()) return Optional.empty();
        return Optional.of(Term.scalar(Const.of(model.examples()), Formulas.symbol(Network.EXAMPLES)));
    }

    /** The learning rate, where this is its name: a variable of its own. */
    Optional<Term> rate(Spelling s) {
        return RATES.contains(s.squashed()) && s.above().isEmpty() ? Optional.of(Term.scalar(Var.of(s.plain()), Scope.notation(s))) : Optional.empty();
    }

    /** Whether this is what a learning rate is called. */
    static boolean isRate(Label label) {
        return RATES.contains(Spelling.of(label).squashed());
    }

    private Term variable(String name) {
        return Term.scalar(Var.of(name), program.symbols().of(name));
    }
}
