package org.gradatim.check.grade;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.gradatim.check.answer.Quantity;
import org.gradatim.graph.Model;

/** The derivatives that are asked for, in their order, by the names by which is differentiated. */
public final class Quantities {
    /** What people write before the name: {@code dJ/dw1}, {@code ∂L/∂w1}, {@code grad_w1}, {@code dw1}. */
    private static final Pattern BEFORE = Pattern.compile("^(?:[d∂]\\p{L}\\w*\\s*/\\s*[d∂]|grad[:_ ]|[d∂])");

    /** Words in which a quantity may be mentioned. */
    private static final Pattern WORD = Pattern.compile("(?:[d∂]\\p{L}\\w*\\s*/\\s*)?[\\p{L}∂_][\\p{L}\\p{N}_]*");

    private static final String COST = "J";

    private final List<String> asked;
    private final Map<String, String> known = new HashMap<>();

    /** What is differentiated: J, and with several examples the loss of one, whose derivative stands for that of their mean. */
    private final Set<String> costs;

    private Quantities(List<String> asked, Set<String> costs) {
        this.asked = List.copyOf(asked);
        this.costs = costs;
        asked.forEach(name -> known.put(name, name));
    }

    /** Those that the rubric names; else all. */
    public static Quantities of(Model model) {
        Map<String, ?> points = model.questions().rubric().points();
        String root = model.program().root();
        return new Quantities(points.isEmpty() ? model.withRespectTo() : List.copyOf(points.keySet()),
                model.examples() == 1 || root.equals(COST) ? Set.of(root) : Set.of(root, COST));
    }

    /** The names. */
    public List<String> asked() {
        return asked;
    }

    /** Those that an answer is about: of the entries of an array those that are asked for, of another derivative such as ∂a/∂w none. */
    List<String> in(Quantity quantity) {
        return costs.contains(quantity.of()) ? quantity.by().stream().filter(known::containsKey).toList() : List.of();
    }

    /** Whether a name is written alone, {@code w1}, without a sign that a derivative by it is meant. */
    static boolean isPlain(String name) {
        return !BEFORE.matcher(name.strip()).find();
    }

    /** The one that is meant by {@code w1}, {@code dw1} or {@code dJ/dw1}. */
    Optional<String> named(String written) {
        String name = written.strip();
        String bare = known.containsKey(name) ? name : BEFORE.matcher(name).replaceFirst("").strip();
        return Optional.ofNullable(known.get(bare));
    }

    /** The one that a question speaks of, where it speaks of one only. */
    Optional<String> mentioned(String question) {
        Set<String> found = new LinkedHashSet<>();
        List<String> words = new ArrayList<>(WORD.matcher(question).results().map(m -> m.group()).toList());
        words.forEach(word -> named(word).ifPresent(found::add));
        return found.size() == 1 ? Optional.of(found.iterator().next()) : Optional.empty();
    }
}
