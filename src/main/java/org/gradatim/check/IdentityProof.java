package org.gradatim.check;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.gradatim.derive.Derivation;
import org.gradatim.derive.Proof;
import org.gradatim.expr.Expr;
import org.gradatim.graph.Model;
import org.gradatim.graph.Program;
import org.gradatim.prove.Grouping;
import org.gradatim.prove.Prover;
import org.gradatim.prove.Verdict;

/** Proves the lines of a derivation by the identity test, and keeps count. */
public final class IdentityProof implements Proof {
    private final Program program;
    private final Prover prover;
    private final Tally tally;

    /** What has been proved so far, by this proof and by those over other programs that came from it. */
    private static final class Tally {
        private int equalities;
        private int errorBits = Integer.MAX_VALUE;
    }

    public IdentityProof(Program program) {
        this(program, new Prover(program), new Tally());
    }

    private IdentityProof(Program program, Prover prover, Tally tally) {
        this.program = program;
        this.prover = prover;
        this.tally = tally;
    }

    @Override
    public IdentityProof on(Map<String, Expr> given) {
        return new IdentityProof(program, Prover.on(program, given), tally);
    }

    @Override
    public IdentityProof over(Program other) {
        return new IdentityProof(other, new Prover(other), tally);
    }

    /** The model's derivation with every line proved. */
    public static Derivation derive(Model model) {
        return Derivation.of(model, new IdentityProof(model.program()));
    }

    @Override
    public void equal(String line, Expr left, Expr right) {
        require(line, prover.equal(left, right));
    }

    @Override
    public boolean holds(Expr left, Expr right) {
        return prover.equal(left, right).isProved();
    }

    @Override
    public void localDerivative(String line, Expr claimed, Expr value, String variable) {
        require(line, prover.isLocalDerivative(claimed, value, variable));
    }

    @Override
    public void gradient(String line, Map<String, Expr> claimed, Expr root) {
        Verdict verdict = prover.isGradient(claimed, root);
        if (verdict.isProved()) {
            count((Verdict.Proved) verdict, claimed.size());
            return;
        }
        List<String> wrong = prover.wrongEntries(claimed, root);
        throw new UnprovedException(line + (wrong.isEmpty() ? "" : " by " + String.join(", ", wrong)), verdict);
    }

    @Override
    public List<Set<String>> equalOnes(String line, Map<String, Expr> expressions) {
        List<Expr> values = List.copyOf(expressions.values());
        Grouping grouping = prover.proved(prover.group(values), values);
        if (!grouping.isProved()) throw new UnprovedException(line, new Verdict.Undecided("its degree is too large for the identity test"));
        count(new Verdict.Proved(grouping.errorBits()), 1);
        Map<Integer, Set<String>> classes = new LinkedHashMap<>();
        int place = 0;
        for (String name : expressions.keySet()) classes.computeIfAbsent(grouping.first()[place++], _ -> new LinkedHashSet<>()).add(name);
        return List.copyOf(classes.values());
    }

    private void require(String line, Verdict verdict) {
        if (!(verdict instanceof Verdict.Proved proved)) throw new UnprovedException(line, verdict);
        count(proved, 1);
    }

    private void count(Verdict.Proved proved, int proofs) {
        tally.equalities += proofs;
        tally.errorBits = Math.min(tally.errorBits, proved.errorBits());
    }

    /** How many equalities have been proved so far. */
    public int equalities() {
        return tally.equalities;
    }

    /** Each of them could be wrong with a probability below 2 to the minus this. */
    public int errorBits() {
        return tally.errorBits;
    }
}
