package org.gradatim.check.answer;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.gradatim.graph.Model;
import org.gradatim.parse.answer.Statement;
import org.gradatim.parse.answer.Written;
import org.gradatim.parse.answer.Written.Above;
import org.gradatim.parse.answer.Written.Label;
import org.gradatim.parse.array.Spelling;

/**
 * Numbers of layers above names that could be something else: in round brackets, as those of examples are, or in none, as powers are. Over a
 * parameter it can only be a layer, since no parameter belongs to an example; over an activation it is what the rest of the sheet says.
 */
final class LayerScripts {
    private static final Set<String> PARAMETERS = Set.of("w", "W", "b", "B", "theta", "Theta", "dw", "dW", "db");
    private static final Set<String> NEURONS = Set.of("a", "A", "z", "Z", "h", "H", "da", "dA", "dz", "dZ");
    private static final Set<String> DATA = Set.of("x", "X", "y", "Y", "t", "yhat");
    private static final String ERROR = "delta";

    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,4}");
    /** Of the layers, the last of which UFLDL calls n_l. */
    private static final Pattern LETTER = Pattern.compile("(?:l|L|ℓ|\\\\ell|ell|n_l|n_\\{l\\})\\s*(?:[+-]\\s*[0-9])?");
    private static final Pattern LAST = Pattern.compile("n_l|n_\\{l\\}");

    private final Model model;
    private final List<Written> written;
    private final List<Label> labels;

    private LayerScripts(List<Statement> statements, Model model) {
        this.model = model;
        this.written = statements.stream().flatMap(Statement::parts).toList();
        this.labels = statements.stream().flatMap(Statement::labels).toList();
    }

    /** A sheet in which numbers of layers stand in square brackets or in none. {@code chosen}: whether it could be read otherwise, and how it is. */
    record Reading(List<Statement> statements, Optional<Remark> chosen) {}

    /** The ways to read the numbers, the likeliest first. */
    static List<Reading> of(List<Statement> statements, Model model) {
        boolean aliased = model.aliases().keySet().stream().anyMatch(a -> a.contains("^"));
        if (model.network().isEmpty() || aliased) return List.of(new Reading(statements, Optional.empty()));
        return new LayerScripts(statements, model).readings(statements);
    }

    private List<Reading> readings(List<Statement> statements) {
        boolean bare = hasBareLayers();
        boolean round = labels.stream().anyMatch(l -> l.above().stream().anyMatch(a -> a.bracket() == '('));
        if (!bare && !round) return List.of(new Reading(statements, Optional.empty()));
        boolean examples = labels.stream().anyMatch(l -> DATA.contains(stem(l)) && isRound(l, _ -> true)) || written.stream().anyMatch(Written.Big.class::isInstance);
        boolean ofParameters = labels.stream().anyMatch(l -> PARAMETERS.contains(stem(l)) && isRound(l, LayerScripts::isLayer)) || errorsAreOfLayers();
        boolean open = labels.stream().anyMatch(l -> NEURONS.contains(stem(l)) && isRound(l, a -> NUMBER.matcher(a).matches()));
        if (ofParameters) return List.of(new Reading(marked(statements, true, bare), Optional.empty()));
        if (examples || !open) return List.of(new Reading(marked(statements, false, bare), Optional.empty()));
        Reading ofLayers = new Reading(marked(statements, true, bare), Optional.of(new Remark(Remark.Kind.LAYERS_IN_ROUND_BRACKETS, List.of())));
        Reading ofExamples = new Reading(marked(statements, false, bare), Optional.of(new Remark(Remark.Kind.EXAMPLES_IN_ROUND_BRACKETS, List.of())));
        return model.data().size() > 1 ? List.of(ofExamples, ofLayers) : List.of(ofLayers, ofExamples);
    }

    private static String stem(Label label) {
        return Spelling.of(label).stem();
    }

    private static boolean isRound(Label label, Predicate<String> text) {
        return label.above().size() == 1 && label.above().getFirst().bracket() == '(' && text.test(label.above().getFirst().text().strip());
    }

    private static boolean isLayer(String text) {
        return NUMBER.matcher(text).matches() || LETTER.matcher(text).matches();
    }

    /** δ has a layer above it, unless inputs and targets with numbers above them show that these are examples. */
    private boolean errorsAreOfLayers() {
        boolean numbered = labels.stream().anyMatch(l -> DATA.contains(stem(l)) && isRound(l, a -> NUMBER.matcher(a).matches()));
        return !numbered && labels.stream().anyMatch(l -> l.base().equals(ERROR) && isRound(l, LayerScripts::isLayer))
                && labels.stream().noneMatch(l -> l.base().equals(ERROR) && isRound(l, a -> !isLayer(a)));
    }

    /** A power of δ, or of a name by which is differentiated, is none. */
    private boolean hasBareLayers() {
        return written.stream().anyMatch(w -> isPowerOf(w, l -> l.base().equals(ERROR) && !model.program().knows(ERROR))
                || w instanceof Written.Derivative d && isPowerOf(d.by(), _ -> true));
    }

    private static boolean isPowerOf(Written written, Predicate<Label> base) {
        return written instanceof Written.Power p && p.base() instanceof Written.Name n && p.exponent() instanceof Written.Literal l && l.value().isInt() && base.test(n.label());
    }

    private List<Statement> marked(List<Statement> statements, boolean neuronsToo, boolean bare) {
        return statements.stream().map(s -> s.replacing(part -> marked(part, neuronsToo, bare))).toList();
    }

    private Optional<Written> marked(Written part, boolean neuronsToo, boolean bare) {
        if (part instanceof Written.Name n) return Optional.of(new Written.Name(inSquareBrackets(n.label(), neuronsToo), n.span()));
        boolean layer = bare && isPowerOf(part, l -> isOfLayer(stem(l)) && l.above().isEmpty());
        if (!layer) return Optional.empty();
        Written.Power p = (Written.Power) part;
        Label label = ((Written.Name) p.base()).label();
        Above above = new Above(((Written.Literal) p.exponent()).digits(), ' ');
        return Optional.of(new Written.Name(new Label(label.base(), label.accent(), label.below(), List.of(above), label.source()), p.span()));
    }

    private static boolean isOfLayer(String stem) {
        return PARAMETERS.contains(stem) || NEURONS.contains(stem) || stem.equals(ERROR);
    }

    private Label inSquareBrackets(Label label, boolean neuronsToo) {
        if (label.above().isEmpty() || label.above().getFirst().bracket() != '(') return label;
        String text = label.above().getFirst().text().strip();
        String stem = stem(label);
        boolean neuron = NEURONS.contains(stem) || stem.equals(ERROR);
        boolean settled = PARAMETERS.contains(stem) || neuron && (neuronsToo || label.above().size() > 1 || LETTER.matcher(text).matches() && !isOfExamples(text));
        if (!settled || !isLayer(text)) return label;
        List<Above> above = new ArrayList<>(label.above());
        above.set(0, new Above(LAST.matcher(text).replaceFirst("L"), '['));
        return new Label(label.base(), label.accent(), label.below(), above, label.source());
    }

    /** Whether inputs or targets have this letter above them, or a sum counts with it. */
    private boolean isOfExamples(String letter) {
        Stream<String> counted = written.stream().flatMap(w -> w instanceof Written.Big b ? b.index().stream() : Stream.empty());
        Stream<String> above = labels.stream().filter(l -> DATA.contains(stem(l))).flatMap(l -> l.above().stream()).map(Above::text);
        return Stream.concat(counted, above).anyMatch(letter::equals);
    }
}
