package org.gradatim.check;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import org.gradatim.cas.Opinion;
import org.gradatim.derive.Gradient;
import org.gradatim.expr.Expr;
import org.gradatim.expr.Var;
import org.gradatim.graph.Model;
import org.gradatim.graph.Program;

/**
 * All that can be said for or against a model's symbolic gradient: the proof, and the witnesses at the model's numbers.
 *
 * @param model     the model with the numbers that were used
 * @param gradient  what is proved and checked
 * @param drawn     whether these are random ones, since the model had not enough of its own
 * @param errorBits the proof could be wrong with a probability below 2 to the minus this
 * @param unproved  what could not be proved, where something could not
 */
public record Verification(Model model, Gradient gradient, boolean drawn, Witnesses witnesses, int errorBits, Optional<String> unproved) {

    /** @throws org.gradatim.expr.InputException where J or a derivative is not finite at the numbers, or at any that were drawn */
    public static Verification of(Model model) {
        return of(model, Gradient.of(model.program()));
    }

    /** For a gradient from elsewhere, right or wrong. */
    public static Verification of(Model model, Gradient gradient) {
        IdentityProof proof = new IdentityProof(model.program());
        Optional<String> unproved = unproved(model, gradient, proof);
        Model complete = SampleNumbers.complete(model, gradient);
        return new Verification(complete, gradient, complete != model, Witnesses.of(complete, gradient), proof.errorBits(), unproved);
    }

    private static Optional<String> unproved(Model model, Gradient gradient, IdentityProof proof) {
        Program program = model.program();
        Map<String, Expr> ofRoot = new LinkedHashMap<>();
        Map<String, Expr> ofPenalty = new LinkedHashMap<>();
        for (String name : model.withRespectTo()) {
            ofRoot.put(name, gradient.ofRoot(name));
            ofPenalty.put(name, gradient.ofPenalty(name));
        }
        try {
            proof.gradient("gradient of " + program.root(), ofRoot, Var.of(program.root()));
            if (!program.penalty().isZero()) proof.gradient("gradient of the penalty", ofPenalty, program.penalty());
            return Optional.empty();
        } catch (UnprovedException e) {
            return Optional.of(e.getMessage());
        }
    }

    /** Whether the gradient is proved and no witness disagrees. */
    public boolean holds() {
        return unproved.isEmpty() && witnesses.agree();
    }

    /** What a computer algebra system says of every derivative, at the model's numbers; see {@link org.gradatim.cas.SecondOpinion}. */
    public SequencedMap<String, Opinion> secondOpinion() {
        return SecondOpinions.of(model, gradient);
    }
}
