package org.gradatim.explain;

import java.util.ArrayList;
import java.util.List;
import org.gradatim.derive.Chain;
import org.gradatim.derive.WeightDerivation;
import org.gradatim.document.Block;
import org.gradatim.document.Block.Display;
import org.gradatim.document.Block.Section;
import org.gradatim.document.Inline;
import org.gradatim.notation.Formulas;
import org.gradatim.notation.Notation;

/** The chain rule for one weight in words: J depends on a₃, which depends on z₃, …, which depends on w₁. */
final class ChainReadAloud {
    private final Narration n;

    ChainReadAloud(Narration narration) {
        this.n = narration;
    }

    /** Whether there is a chain: the root depends on the weight, by more than one step. */
    static boolean applies(WeightDerivation weight) {
        return !weight.chains().isEmpty() && weight.chains().getFirst().factors().size() > 1;
    }

    /** @param weight one with a chain */
    Section section(WeightDerivation weight) {
        Chain chain = weight.chains().getFirst();
        List<Block> blocks = new ArrayList<>();
        blocks.add(n.paragraph("chain.intro", n.terms().of(weight.name()), n.terms().root()));
        blocks.add(new Block.Paragraph(aloud(chain.names())));
        Notation factors = factors(n, chain);
        if (weight.pathCount() == 1) {
            blocks.add(n.paragraph("chain.product"));
            blocks.add(new Display(Formulas.equation(n.terms().derivative(n.program().root(), weight.name()), factors)));
        } else {
            blocks.add(n.paragraph("chain.product.one"));
            blocks.add(new Display(factors));
            blocks.add(n.paragraph("chain.paths", n.terms().of(weight.name()), count(weight.pathCount()), n.terms().root(),
                    n.terms().derivative(n.program().root(), weight.name())));
        }
        return n.section("chain-rule", 1, blocks, "chain.title");
    }

    private List<Inline> aloud(List<String> names) {
        List<Inline> words = new ArrayList<>(n.say().inlines("chain.first", n.terms().of(names.get(0)), n.terms().of(names.get(1))));
        for (String name : names.subList(2, names.size())) words.addAll(n.say().inlines("chain.next", n.terms().of(name)));
        words.addAll(n.say().inlines("chain.end"));
        return words;
    }

    /** ∂J/∂a₃ · ∂a₃/∂z₃ · … */
    static Notation factors(Narration n, Chain chain) {
        return Formulas.chain(chain.factors().stream().map(f -> (Notation) n.terms().local(f.of(), f.by())).toList());
    }

    static String count(long paths) {
        return paths == Long.MAX_VALUE ? "2^63" : Long.toString(paths);
    }
}
