package org.gradatim.explain;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.gradatim.compare.EqualityClass;
import org.gradatim.compare.Refinement.Change;
import org.gradatim.compare.Refinement.Round;
import org.gradatim.compare.Restriction;
import org.gradatim.compare.Symmetry;
import org.gradatim.document.Block;
import org.gradatim.document.Block.Items;
import org.gradatim.document.Block.Paragraph;
import org.gradatim.document.Block.Section;
import org.gradatim.document.Inline;
import org.gradatim.expr.Const;
import org.gradatim.expr.Expr;
import org.gradatim.notation.Formulas;

/** How the strongest statement was found: round by round, what the derivatives refute. */
final class SymmetryRounds {
    private static final int MOST_CHANGES = 6;
    private static final int MOST_PARTS = 8;

    private final Narration n;
    private final Names names;

    SymmetryRounds(Narration narration) {
        this.n = narration;
        this.names = new Names(narration);
    }

    Section section(Symmetry symmetry) {
        List<Block> blocks = new ArrayList<>(List.of(n.paragraph("symmetry.rounds.what")));
        for (int i = 0; i < symmetry.rounds().size(); i++) {
            Round round = symmetry.rounds().get(i);
            if (round.isStable()) blocks.add(n.paragraph("symmetry.rounds.stable", i + 1));
            else round(i + 1, round, blocks);
        }
        return n.section("symmetry-rounds", 2, blocks, "symmetry.rounds.title");
    }

    private void round(int number, Round round, List<Block> blocks) {
        blocks.add(new Paragraph(List.of(new Inline.Strong(n.say().inlines("symmetry.rounds.round", number)))));
        Optional<Restriction> restriction = n.isSmall() ? Optional.of(Restriction.of(n.derivation(), round.before())) : Optional.empty();
        List<Change> parting = round.changes().stream().filter(c -> c.parts().size() > 1).toList();
        List<Change> moving = round.changes().stream().filter(c -> c.parts().size() == 1).toList();
        List<List<Block>> items = new ArrayList<>();
        for (Change change : parting.stream().limit(MOST_CHANGES).toList()) items.add(parts(change, restriction));
        if (parting.size() > MOST_CHANGES) items.add(List.of(n.paragraph("symmetry.rounds.more", Names.count(parting.size() - MOST_CHANGES))));
        int told = moving.size() <= MOST_CHANGES ? moving.size() : 0;
        for (Change change : moving.subList(0, told)) items.add(List.of(moves(change, restriction)));
        if (moving.size() > told) items.add(List.of(n.paragraph("symmetry.rounds.others", Names.count(moving.size()))));
        blocks.add(new Items(false, items));
    }

    private List<Block> parts(Change change, Optional<Restriction> restriction) {
        EqualityClass before = change.before();
        Block head = before.isFrozen() ? n.paragraph("symmetry.rounds.thaw", names.of(before.members()), n.terms().of(Const.of(before.frozen().get())))
                : n.paragraph("symmetry.rounds.split", names.of(before.members()));
        List<List<Block>> items = new ArrayList<>();
        for (EqualityClass part : change.parts().stream().limit(MOST_PARTS).toList()) items.add(List.of(part(part, restriction)));
        if (change.parts().size() > MOST_PARTS) items.add(List.of(n.paragraph("symmetry.rounds.more", Names.count(change.parts().size() - MOST_PARTS))));
        return List.of(head, new Items(false, items));
    }

    private Paragraph part(EqualityClass part, Optional<Restriction> restriction) {
        if (part.isFrozen()) return n.paragraph(part.isShared() ? "symmetry.rounds.part.zero" : "symmetry.rounds.part.zero.one", names.of(part.members()));
        List<Inline> slope = slope(part, restriction);
        return slope.isEmpty() ? new Paragraph(names.of(part.members())) : n.paragraph("symmetry.rounds.part", names.of(part.members()), slope);
    }

    private Paragraph moves(Change change, Optional<Restriction> restriction) {
        EqualityClass part = change.parts().getFirst();
        return n.paragraph(part.isShared() ? "symmetry.rounds.moves" : "symmetry.rounds.moves.one", names.of(part.members()), slope(part, restriction));
    }

    /** ∂J/∂w₁ = …, with what is supposed put in; nothing where it would be too long to read. */
    private List<Inline> slope(EqualityClass part, Optional<Restriction> restriction) {
        if (restriction.isEmpty()) return List.of();
        String name = part.representative();
        Expr slope = restriction.get().apply(n.derivation().gradient().ofRoot(name));
        if (!Narration.isReadable(slope)) return List.of();
        return List.of(new Inline.Formula(Formulas.equation(n.terms().derivative(n.program().root(), name), n.terms().of(slope))));
    }
}
