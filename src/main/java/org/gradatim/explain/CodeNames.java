package org.gradatim.explain;

import org.gradatim.derive.Derivation;
import org.gradatim.derive.Gradient;
import org.gradatim.derive.LocalDerivative;
import org.gradatim.eval.source.Language;
import org.gradatim.eval.source.SourceWriter;
import org.gradatim.graph.Program;

/** What the quantities of a derivation are called in the code that recomputes them: as in the text, as far as Python allows. */
final class CodeNames {
    private static final String COST = "J";

    private final SourceWriter writer;
    private final Derivation derivation;
    private final Program program;
    private final boolean averaged;
    private final boolean ambiguous;

    /** @param averaged whether the cost is a mean over examples, and no quantity of the program itself */
    CodeNames(Derivation derivation, boolean averaged) {
        this.derivation = derivation;
        this.program = derivation.program();
        this.averaged = averaged;
        this.ambiguous = averaged && program.knows(COST);
        this.writer = SourceWriter.of(program, Language.NUMPY);
    }

    SourceWriter writer() {
        return writer;
    }

    String of(String name) {
        return writer.identifier(name);
    }

    /** A function or constant of the code alone. */
    String tool(String wanted) {
        return writer.identifier("tool " + wanted, wanted);
    }

    /** The cost, the root itself where there is one example. */
    String cost() {
        return !averaged ? of(program.root()) : tool(ambiguous ? "mean_" + COST : COST);
    }

    /** ∂cost/∂name. */
    String costDerivative(String name) {
        if (!averaged) return rootDerivative(name);
        return tool(ambiguous ? "mean_d" + COST + "_d" + name : "d" + COST + "_d" + name);
    }

    /** ∂root/∂name, of one example or of each. */
    String rootDerivative(String name) {
        return writer.derivative(program.root(), name);
    }

    /** A factor of a chain; what holds other names fixed is not the whole derivative and is called otherwise. */
    String local(LocalDerivative factor) {
        if (derivation.isOneStep(factor.of(), factor.by())) return writer.derivative(factor.of(), factor.by());
        return tool("local_d" + factor.of() + "_d" + factor.by());
    }

    /** The error signal of a pre-activation; the derivative by an intermediate where the model is no network. */
    String signal(String of) {
        String name = Gradient.signal(of).name();
        return writer.identifier(name, derivation.model().network().isPresent() ? "delta_" + of : "d" + program.root() + "_d" + of);
    }

    /** A parameter after a step of gradient descent. */
    String after(String name) {
        return tool("new_" + name);
    }
}
