package org.gradatim.explain;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Function;
import org.gradatim.check.IdentityProof;
import org.gradatim.check.SampleNumbers;
import org.gradatim.check.Track;
import org.gradatim.check.Witnesses;
import org.gradatim.compare.Comparison;
import org.gradatim.compare.Hypothesis;
import org.gradatim.compare.PairTable;
import org.gradatim.compare.SymmetryFindings;
import org.gradatim.derive.Chain;
import org.gradatim.derive.Derivation;
import org.gradatim.derive.Gradient;
import org.gradatim.derive.WeightDerivation;
import org.gradatim.document.Block;
import org.gradatim.document.Block.Section;
import org.gradatim.document.DerivationData;
import org.gradatim.document.DerivationData.Factor;
import org.gradatim.document.Document;
import org.gradatim.document.Interactive;
import org.gradatim.expr.Arithmetic;
import org.gradatim.expr.Expr;
import org.gradatim.graph.Model;
import org.gradatim.graph.Questions;

/** Tells a derivation as a document, or gives it as data. */
public final class Explanation {
    /** Documents of more headings than this get a table of contents. */
    private static final int MOST_HEADINGS_AT_A_GLANCE = 10;

    /** Lists of more lines leave out what has been told of another of its kind. */
    private static final int MOST_LISTED = 8;

    private final Narration n;
    private final List<String> asked;
    private final Results results;
    /** Code that recomputes the numbers, for documents that can run it. */
    private final Optional<Recomputation> code;

    /** What is asked for, by what is told once for several. */
    private final List<Kind> kinds;

    private Explanation(Derivation derivation, Options options, Function<Narration, Optional<Recomputation>> code, Function<List<WeightDerivation>, List<Kind>> kinds) {
        Gradient gradient = derivation.gradient();
        if (derivation.model().hasNumbers()) Witnesses.requireFinite(derivation.model(), gradient);
        this.n = new Narration(derivation, new Terms(derivation), new Messages(options.language()),
                derivation.model().hasNumbers() ? Optional.of(new Numbers(derivation.model(), gradient)) : Optional.empty(), options.detail());
        this.asked = !options.weights().isEmpty() ? options.weights() : n.isSmall() && !hasClaims() ? derivation.model().withRespectTo() : List.of();
        this.results = new Results(n, n.isSmall() ? derivation.model().withRespectTo() : asked);
        this.code = code.apply(n);
        this.kinds = kinds.apply(asked.stream().map(derivation::weight).toList());
    }

    private Explanation(Narration narration, List<String> asked) {
        this.n = narration;
        this.asked = asked;
        this.results = new Results(n, n.isSmall() ? narration.model().withRespectTo() : asked);
        this.code = Optional.empty();
        this.kinds = Kind.apart(asked.stream().map(n.derivation()::weight).toList());
    }

    /**
     * @param derivation whose proof is an {@link IdentityProof}
     * @param options    whose weights the program knows
     * @throws org.gradatim.expr.InputException where the model's numbers give the cost, a step to it or a derivative no finite value
     */
    public static Explanation of(Derivation derivation, Options options) {
        return new Explanation(derivation, options, _ -> Optional.empty(), Kind::apart);
    }

    /**
     * The document for a lecture: of derivatives that are derived in the same way but for names one is told in full, and of long lists
     * what stands for the rest. Who asks for weights by name, or for full detail, is told all.
     *
     * @throws org.gradatim.expr.InputException as {@link #of} does
     */
    public static Document lecture(Derivation derivation, Options options) {
        boolean isAsked = !options.weights().isEmpty() || options.detail() == Detail.FULL;
        return isAsked ? of(derivation, options).document() : new Explanation(derivation, options, _ -> Optional.empty(), Kind::of).document();
    }

    /**
     * The document with code that recomputes its numbers; a model without numbers is given some, and the document says so. Of a model
     * that is too large for that the document says so too, and has no code.
     *
     * @throws org.gradatim.expr.InputException as {@link #of} does, and where a model without numbers has no value at any that are drawn
     */
    public static Document notebook(Model model, Options options) {
        if (!Recomputation.applies(model)) {
            Explanation plain = of(IdentityProof.derive(model), options);
            return beginningWith(Recomputation.tooLarge(plain.n), plain.document());
        }
        Model complete = SampleNumbers.complete(model, Gradient.of(model.program()));
        Explanation explanation = new Explanation(IdentityProof.derive(complete), options, n -> Optional.of(new Recomputation(n, complete != model)), Kind::apart);
        Document document = explanation.document();
        // Which functions the code needs is known when it is written.
        return beginningWith(explanation.code.orElseThrow().tools(), document);
    }

    private static Document beginningWith(Section section, Document document) {
        List<Block> blocks = new ArrayList<>(List.of(section));
        blocks.addAll(document.blocks());
        return new Document(document.title(), document.language(), document.contents(), blocks);
    }

    /** What is found of a model's symmetry, as a document of its own. */
    public static Document ofSymmetry(Derivation derivation, SymmetryFindings findings, Locale language) {
        Narration n = Narration.withoutNumbers(derivation, language);
        return proved(n, List.of(new SymmetryStory(n, findings).section()));
    }

    /** Whether gradient descent keeps to a hypothesis, as a document of its own. */
    public static Document ofHypothesis(Derivation derivation, Hypothesis hypothesis, Locale language) {
        Narration n = Narration.withoutNumbers(derivation, language);
        return proved(n, List.of(new HypothesisStory(n).section(hypothesis)));
    }

    /** The document. */
    public Document document() {
        return hasClaims() ? tour() : derivations();
    }

    /**
     * The explanation as a page whose numbers the reader changes; the derivation on it is in symbols.
     *
     * @param abridged whether this tells less than was asked for, which the page then says
     * @throws org.gradatim.expr.InputException where the model is too large for it, or has no value at any numbers that were tried
     */
    public Interactive interactive(boolean abridged) {
        Narration symbols = new Narration(n.derivation(), n.terms(), n.say(), Optional.empty(), n.detail());
        Interaction interaction = new Interaction(symbols);
        return interaction.page(hasClaims() ? document() : new Explanation(symbols, asked).document(), abridged);
    }

    private boolean hasClaims() {
        return !n.model().questions().claims().isEmpty();
    }

    /** What was said of the model, claim by claim; single weights only where they are asked for. */
    private Document tour() {
        List<Block> sections = new ArrayList<>(List.of(new ForwardPass(n).section()));
        code.ifPresent(c -> sections.addAll(c.forward()));
        sections.addAll(new ClaimStory(n).sections());
        if (!asked.isEmpty()) sections.add(weightByWeight());
        checks(sections);
        return new Document(n.model().title(), n.say().locale(), headings(sections) > MOST_HEADINGS_AT_A_GLANCE, sections);
    }

    private Document derivations() {
        List<Block> sections = new ArrayList<>();
        boolean full = n.detail() != Detail.BRIEF;
        if (full) introduction(sections);
        else code.ifPresent(c -> sections.addAll(c.forward()));
        if (full && !n.isSmall()) backwards(sections);
        sections.add(weightByWeight());
        if (full && n.isSmall()) backwards(sections);
        if (results.applies()) results(full, sections);
        if (!n.model().questions().comparisons().isEmpty()) sections.add(comparisons());
        if (!n.model().experiments().isEmpty()) sections.add(ExperimentStory.section(n.say(), n.model(), tracks()));
        FirstPrinciples principles = new FirstPrinciples(n);
        if (n.detail() == Detail.FULL && principles.applies()) sections.add(principles.section());
        if (full && n.model().questions().symmetry()) sections.add(new SymmetryStory(n, SymmetryFindings.of(n.derivation())).section());
        if (full) checks(sections);
        return new Document(n.model().title(), n.say().locale(), headings(sections) > MOST_HEADINGS_AT_A_GLANCE, sections);
    }

    private void results(boolean full, List<Block> sections) {
        sections.add(results.table());
        code.ifPresent(c -> sections.add(c.table(results)));
        if (!full || !results.moves()) return;
        sections.add(results.update(listed(results.moving())));
        code.ifPresent(c -> sections.add(c.update(results)));
    }

    private void checks(List<Block> sections) {
        sections.add(new Checks(n).section((IdentityProof) n.derivation().proof(), results.names()));
        code.flatMap(c -> c.witnesses(results.names())).ifPresent(sections::add);
    }

    /** Of names that are many those that stand for the others. */
    private List<String> listed(List<String> names) {
        Set<String> alike = new HashSet<>();
        kinds.forEach(kind -> kind.others().forEach(w -> alike.add(w.name())));
        return names.size() <= MOST_LISTED ? names : names.stream().filter(name -> !alike.contains(name)).toList();
    }

    private static long headings(List<Block> blocks) {
        return blocks.stream().filter(Section.class::isInstance).mapToLong(s -> 1 + headings(((Section) s).blocks())).sum();
    }

    /** Why the derivatives by two names differ, and when they agree. */
    public Document comparison(Comparison comparison) {
        return proved(n, List.of(new ComparisonStory(n, comparison).section(1)));
    }

    /** Why the derivatives of all pairs of parameters differ. */
    public Document pairs(PairTable pairs) {
        return proved(n, List.of(new PairStory(n, pairs).section()));
    }

    /** With what is to be said of proofs at the end, where there were any. */
    private static Document proved(Narration n, List<? extends Block> sections) {
        List<Block> blocks = new ArrayList<>(sections);
        IdentityProof proof = (IdentityProof) n.derivation().proof();
        if (proof.equalities() > 0) blocks.add(new Checks(n).proofs(proof));
        return new Document(n.model().title(), n.say().locale(), false, blocks);
    }

    private Section comparisons() {
        List<Block> blocks = new ArrayList<>();
        for (Questions.Pair pair : n.model().questions().comparisons()) {
            blocks.add(new ComparisonStory(n, Comparison.of(n.derivation(), pair.left(), pair.right())).section(2));
        }
        return n.section("comparisons", 1, blocks, "comparisons.title");
    }

    private List<Track> tracks() {
        n.model().experiments().forEach(Track::requireNumbers);
        return Track.of(n.model().experiments(), _ -> {});
    }

    private void introduction(List<Block> sections) {
        sections.add(new ForwardPass(n).section());
        code.ifPresent(c -> sections.addAll(c.forward()));
        TargetsOnlyAtTheEnd targets = new TargetsOnlyAtTheEnd(n);
        if (targets.applies()) sections.add(targets.section());
        kinds.stream().map(Kind::first).filter(ChainReadAloud::applies).findFirst().ifPresent(w -> sections.add(new ChainReadAloud(n).section(w)));
    }

    private void backwards(List<Block> sections) {
        Backpropagation backpropagation = new Backpropagation(n, listed(n.model().withRespectTo()));
        if (backpropagation.applies()) {
            sections.add(backpropagation.section());
            code.flatMap(c -> c.signals(backpropagation.signals())).ifPresent(sections::add);
        }
        if (n.model().network().isPresent()) sections.add(backpropagation.matrices());
    }

    private Section weightByWeight() {
        List<Block> blocks = new ArrayList<>();
        if (!n.isSmall()) {
            blocks.add(n.paragraph("weights.large", n.model().withRespectTo().size(),
                    n.say().text(asked.isEmpty() ? "weights.large.none" : "weights.large.some")));
        }
        WeightStory story = new WeightStory(n);
        for (Kind kind : kinds) {
            blocks.add(story.section(kind));
            code.ifPresent(c -> blocks.add(c.weight(kind.first())));
        }
        boolean all = asked.size() == n.model().withRespectTo().size();
        return n.section("weights", 1, blocks, all ? "weights.title" : asked.isEmpty() ? "weights.title.none" : "weights.title.some");
    }

    /** The derivation as data: every weight that was asked for, with its chains; of a large model without such, all without chains. */
    public DerivationData data() {
        boolean listed = !asked.isEmpty() || n.isSmall();
        List<String> names = asked.isEmpty() ? n.model().withRespectTo() : asked;
        Map<String, Double> values = new Results(n, names).values();
        List<DerivationData.Weight> weights = new ArrayList<>(names.size());
        for (String name : names) {
            List<List<Factor>> chains = listed ? n.derivation().weight(name).chains().stream().map(this::factors).toList() : List.of();
            OptionalLong paths = listed ? OptionalLong.of(n.derivation().weight(name).pathCount()) : OptionalLong.empty();
            weights.add(new DerivationData.Weight(name, paths, chains, result(name, values)));
        }
        return new DerivationData(n.model().title(), weights);
    }

    private List<Factor> factors(Chain chain) {
        return chain.factors().stream().map(f -> new Factor(f.of(), f.by(), n.terms().of(f.result()), f.result().toString())).toList();
    }

    private DerivationData.Result result(String name, Map<String, Double> values) {
        Gradient gradient = n.derivation().gradient();
        Expr closed = gradient.ofRoot(name);
        Expr ofRoot = Readability.names(closed) <= Readability.MOST_NAMES_AS_DATA ? closed : n.derivation().weight(name).viaErrorSignals();
        Expr ofPenalty = gradient.ofPenalty(name);
        OptionalDouble value = values.containsKey(name) ? OptionalDouble.of(values.get(name)) : OptionalDouble.empty();
        return new DerivationData.Result(n.terms().ofCost(ofRoot, ofPenalty), Arithmetic.plus(ofRoot, ofPenalty).toString(), value);
    }
}
