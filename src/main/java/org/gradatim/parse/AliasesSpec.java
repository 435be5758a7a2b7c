package org.gradatim.parse;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.gradatim.expr.InputException;
import org.gradatim.graph.Naming;
import org.gradatim.graph.Network;
import org.gradatim.graph.NetworkArrays;
import org.gradatim.graph.Program;
import org.gradatim.parse.answer.AnswerReader;
import org.gradatim.parse.answer.Statement;
import org.gradatim.parse.answer.Written;
import org.gradatim.parse.array.Fingerprint;
import org.gradatim.parse.array.Parameters;
import org.gradatim.parse.array.Spelling;

/** The aliases of a spec: how people write, in LaTeX or plain, what stands for a name, a function or a formula of the model. */
final class AliasesSpec {
    static final String KEY = "aliases";

    /** What may stand in a formula without being a name of the model. */
    private static final Set<String> ALWAYS = Set.of("J", "L", "m", "e", "yhat", "X", "Y", "nabla");

    private static final AnswerReader READER = new AnswerReader();

    private AliasesSpec() {}

    /** @param network whose names in all notations, and whose matrices, may be used */
    static Map<String, String> read(Yaml.Mapping spec, Program program, Optional<Network> network) {
        if (spec.get(KEY).isEmpty()) return Map.of();
        Set<String> known = known(program, network);
        Map<String, String> aliases = new LinkedHashMap<>();
        Map<String, String> fingerprints = new LinkedHashMap<>();
        ((Yaml.Mapping) spec.require(KEY)).entries().forEach((written, entry) -> {
            String fingerprint = Fingerprint.of(written(written, entry.place()), Map.of())
                    .orElseThrow(() -> entry.place().error(Quote.of(written) + " is too long for an alias"));
            String before = fingerprints.putIfAbsent(fingerprint, written);
            if (before != null) throw entry.place().error(Quote.of(written) + " is the same as " + Quote.of(before) + "; delete one of the two");
            Yaml.Text meaning = (Yaml.Text) entry.value();
            Written value = written(meaning.value(), meaning.place());
            Set<String> allowed = new LinkedHashSet<>(known);
            allowed.addAll(Parameters.of(written(written, entry.place()), value));
            requireKnown(value, allowed, meaning);
            aliases.put(written, meaning.value());
        });
        return aliases;
    }

    private static Written written(String text, Place place) {
        List<Statement> statements;
        try {
            statements = READER.read(text, KEY);
        } catch (InputException e) {
            throw place.error(e.getMessage());
        }
        if (statements.size() != 1 || statements.getFirst().sides().size() != 1) throw place.error(Quote.of(text) + " is no name and no formula; write for example `\"\\\\hat{y}\": a3`");
        Statement.Side side = statements.getFirst().sides().getFirst();
        side.error().ifPresent(e -> {
            throw place.error(Quote.of(text) + " cannot be read: " + e.getMessage().replaceFirst("^" + KEY + ":[0-9]+:([0-9]+): ", "in column $1, "));
        });
        return side.written().orElseThrow();
    }

    private static void requireKnown(Written meaning, Set<String> known, Yaml.Text text) {
        Deque<Written> open = new ArrayDeque<>(List.of(meaning));
        while (!open.isEmpty()) {
            Written next = open.pop();
            if (next instanceof Written.Name n) requireKnown(Spelling.of(n.label()), known, text);
            open.addAll(next.parts());
        }
    }

    private static void requireKnown(Spelling name, Set<String> known, Yaml.Text text) {
        String written = name.layerFirst().squashed();
        boolean function = Functions.named(name.plain()).isPresent() || name.plain().matches("(sigma|softmax|square|sec|sech|cosh|sinh|tan|sum|mean|dot)|\\w+(_prime|_derivative)|d[a-z]+");
        if (function || known.contains(written) || ALWAYS.contains(name.stem())) return;
        throw text.place().error("there is no " + Quote.of(name.plain()) + " in this model; " + Nearest.advice(written, known));
    }

    private static Set<String> known(Program program, Optional<Network> network) {
        Set<String> known = new LinkedHashSet<>();
        program.leaves().forEach(n -> known.add(Spelling.of(n).squashed()));
        program.definitions().forEach(d -> known.add(Spelling.of(d.name()).squashed()));
        program.arrays().forEach(a -> known.add(Spelling.of(a.name()).squashed()));
        network.ifPresent(n -> {
            NetworkArrays.of(n).forEach(a -> known.add(Spelling.of(a.name()).squashed()));
            for (Naming naming : Naming.values()) {
                for (Network.LayerNames layer : new Network(n.inputs(), n.layers(), n.loss(), n.l2(), naming).names()) names(layer).forEach(name -> known.add(Spelling.of(name).squashed()));
            }
        });
        return known;
    }

    private static List<String> names(Network.LayerNames layer) {
        List<String> names = new ArrayList<>(layer.previous());
        layer.weights().forEach(names::addAll);
        names.addAll(layer.biases());
        names.addAll(layer.preActivations());
        names.addAll(layer.activations());
        return names;
    }
}
