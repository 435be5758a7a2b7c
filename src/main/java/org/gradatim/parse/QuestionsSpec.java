package org.gradatim.parse;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.gradatim.graph.Program;
import org.gradatim.graph.Questions;
import org.gradatim.graph.Questions.Pair;

/** What a spec asks beside the derivatives: {@code compare: [[w1, w3]]}, {@code symmetry: true}. */
final class QuestionsSpec {
    private QuestionsSpec() {}

    /**
     * @param names  by which the model is differentiated
     * @param folder where specs are looked for that claims are about
     */
    static Questions read(Yaml.Mapping spec, Program program, List<String> names, Path folder) {
        List<Pair> comparisons = new ArrayList<>();
        spec.get("compare").ifPresent(list -> ((Yaml.Sequence) list).items()
                .forEach(pair -> comparisons.add(pair((Yaml.Sequence) pair, names))));
        return new Questions(comparisons, spec.get("symmetry").map(s -> ((Yaml.Flag) s).value()).orElse(false),
                new ClaimsSpec(spec, program, names, folder).read(), RubricSpec.read(spec, names));
    }

    static Pair pair(Yaml.Sequence pair, List<String> names) {
        String left = name(pair.items().get(0), names);
        String right = name(pair.items().get(1), names);
        if (left.equals(right)) throw pair.place().error(Quote.of(left) + " is compared with itself; name two parameters");
        return new Pair(left, right);
    }

    static String name(Yaml written, List<String> names) {
        String name = ((Yaml.Text) written).value();
        if (!names.contains(name)) throw written.place().error("there is no parameter " + Quote.of(name) + "; " + Nearest.advice(name, names));
        return name;
    }
}
