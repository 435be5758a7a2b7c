package org.gradatim.explain;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.gradatim.check.Track;
import org.gradatim.check.Witnesses;
import org.gradatim.check.answer.Checker;
import org.gradatim.compare.Comparison;
import org.gradatim.compare.SymmetryFindings;
import org.gradatim.derive.Derivation;
import org.gradatim.derive.WeightDerivation;
import org.gradatim.document.Block;
import org.gradatim.document.Block.Display;
import org.gradatim.document.Block.Figure;
import org.gradatim.document.Block.Items;
import org.gradatim.document.Block.Paragraph;
import org.gradatim.document.Block.Plots;
import org.gradatim.document.Block.Remark;
import org.gradatim.document.Block.Section;
import org.gradatim.document.Block.Step;
import org.gradatim.document.Block.Table;
import org.gradatim.document.Inline;
import org.gradatim.expr.InputException;
import org.gradatim.graph.Experiment;

/**
 * One part of an explanation as blocks for somebody else's text: without a chapter's heading, and without links to chapters
 * that are not there.
 */
public final class Excerpt {
    private final Narration n;

    private Excerpt(Narration narration) {
        this.n = narration;
    }

    /**
     * What is asked for.
     *
     * @param derivation whose proof is an {@link org.gradatim.check.IdentityProof}
     * @param show       whose names the program knows
     * @throws InputException where the model has no answer: nothing to plot, no chain, numbers that give no finite value
     */
    public static List<Block> of(Derivation derivation, Show show, Detail detail, Locale language) {
        if (derivation.model().hasNumbers()) Witnesses.requireFinite(derivation.model(), derivation.gradient());
        Optional<Numbers> numbers = derivation.model().hasNumbers() ? Optional.of(new Numbers(derivation.model(), derivation.gradient())) : Optional.empty();
        Narration n = new Narration(derivation, new Terms(derivation), new Messages(language), numbers, detail);
        return new Excerpt(n).blocks(show).stream().flatMap(block -> standalone(block).stream()).toList();
    }

    private List<Block> blocks(Show show) {
        return switch (show) {
            case Show.Gradient(String name) -> gradient(name);
            case Show.Chain(String name) -> chain(name);
            case Show.Compare(String left, String right) -> new ComparisonStory(n, Comparison.of(n.derivation(), left, right)).section(1).blocks();
            case Show.Symmetry _ -> new SymmetryStory(n, SymmetryFindings.of(n.derivation())).section().blocks();
            case Show.Forward _ -> withoutDrawings(new ForwardPass(n).section().blocks());
            case Show.Table _ -> table();
            case Show.Network(Optional<String> name) -> List.of(Pictures.network(n.derivation(), name, n.say().locale()));
            case Show.Graph(Optional<String> name) -> List.of(Pictures.graph(n.derivation(), name, n.say().locale()));
            case Show.Check(String answers) -> check(answers);
            case Show.Plot(TrackPlot kind) -> plots(kind);
            case Show.Formula(String name) -> List.of(new Display(NamedFormula.of(n.derivation(), name)));
        };
    }

    /** The drawing has a request of its own. */
    private List<Block> gradient(String name) {
        return withoutDrawings(new WeightStory(n).section(n.derivation().weight(name)).blocks());
    }

    private static List<Block> withoutDrawings(List<Block> blocks) {
        return blocks.stream().filter(block -> !(block instanceof Figure)).toList();
    }

    private List<Block> chain(String name) {
        WeightDerivation weight = n.derivation().weight(name);
        if (!ChainReadAloud.applies(weight)) {
            throw new InputException("there is no chain from `" + n.program().root() + "` to `" + name + "`; ask for `gradient " + name + "`");
        }
        return new ChainReadAloud(n).section(weight).blocks();
    }

    private List<Block> table() {
        Results results = new Results(n, n.model().withRespectTo());
        if (!results.applies()) throw new InputException("a table of " + n.model().withRespectTo().size() + " derivatives is too long; ask for `gradient` of some");
        return results.table().blocks();
    }

    private List<Block> check(String answers) {
        List<Section> sections = new CheckStory(n.say(), n.program().symbols(), Feedback.FIRST).sections(Checker.of(n.model()).check(answers, "answer"));
        if (sections.isEmpty()) throw new InputException("there is no answer here that names a derivative; write one such as `dJ/d" + n.model().withRespectTo().getFirst() + " = …`");
        return List.copyOf(sections);
    }

    private List<Block> plots(TrackPlot kind) {
        List<Experiment> experiments = Track.experiments(n.model());
        experiments.forEach(Track::requireNumbers);
        List<Plots> plots = new TrackPlots(n.say(), Track.of(experiments, _ -> {})).of(kind);
        if (plots.isEmpty()) throw new InputException("there is no `" + kind + "` to plot for this model; `weights` and `loss` there always are");
        return List.copyOf(plots);
    }

    // ---- in somebody else's text

    /** A heading becomes a strong line, and a link its words: what it leads to may not be there. */
    private static List<Block> standalone(Block block) {
        return switch (block) {
            case Section s -> {
                List<Block> blocks = new ArrayList<>(List.of(new Paragraph(List.of(new Inline.Strong(unlinked(s.heading()))))));
                blocks.addAll(all(s.blocks()));
                yield blocks;
            }
            case Paragraph p -> List.of(new Paragraph(unlinked(p.inlines())));
            case Block.Calculation c -> List.of(new Block.Calculation(c.steps().stream().map(s -> new Step(s.left(), s.sign(), s.right(), unlinked(s.reason()))).toList()));
            case Items i -> List.of(new Items(i.numbered(), i.items().stream().map(Excerpt::all).toList()));
            case Table t -> List.of(new Table(unlinked(t.caption()), t.header(), t.rows().stream().map(row -> row.stream().map(Excerpt::unlinked).toList()).toList()));
            case Remark r -> List.of(new Remark(r.kind(), unlinked(r.heading()), all(r.blocks())));
            case Figure f -> List.of(new Figure(f.diagram(), unlinked(f.caption()), f.description()));
            case Display _, Plots _, Block.Code _ -> List.of(block);
        };
    }

    private static List<Block> all(List<Block> blocks) {
        return blocks.stream().flatMap(block -> standalone(block).stream()).toList();
    }

    private static List<Inline> unlinked(List<Inline> inlines) {
        return inlines.stream().flatMap(inline -> unlinked(inline).stream()).toList();
    }

    private static List<Inline> unlinked(Inline inline) {
        return switch (inline) {
            case Inline.Reference r -> unlinked(r.inlines());
            case Inline.Emphasis e -> List.of(new Inline.Emphasis(unlinked(e.inlines())));
            case Inline.Strong s -> List.of(new Inline.Strong(unlinked(s.inlines())));
            case Inline.Text _, Inline.Formula _, Inline.Code _, Inline.Verdict _ -> List.of(inline);
        };
    }
}
