package org.gradatim.parse;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.gradatim.expr.Activations;
import org.gradatim.expr.Expr;
import org.gradatim.expr.Op;
import org.gradatim.expr.Rational;
import org.gradatim.expr.Traversal;
import org.gradatim.graph.Activation;

/** The activation of a layer: a name, with its setting where it has one, or a formula in z. */
final class ActivationSpec {
    private static final String LINEAR = "linear";
    private static final String SOFTMAX = "softmax";

    /** A number that an activation takes besides z, and its value where none is given, as in Keras. */
    private record Setting(String key, Rational initial) {}

    private static final Map<Op, Setting> SETTINGS = Map.of(
            Activations.LEAKY_RELU, new Setting("negative_slope", Rational.of(1, 5)),
            Activations.ELU, new Setting("alpha", Rational.ONE));

    private ActivationSpec() {}

    static Activation read(Yaml.Mapping layer) {
        Optional<Yaml.Text> written = layer.get("activation").map(Yaml.Text.class::cast);
        Activation activation = written.map(ActivationSpec::named).orElse(new Activation.Linear());
        refuseForeignSettings(layer, activation);
        if (!(activation instanceof Activation.Function f) || !SETTINGS.containsKey(f.op())) return activation;
        Setting setting = SETTINGS.get(f.op());
        return new Activation.Function(f.op(), List.of(layer.get(setting.key()).map(Decimals::exact).orElse(setting.initial())));
    }

    private static void refuseForeignSettings(Yaml.Mapping layer, Activation activation) {
        SETTINGS.forEach((op, setting) -> {
            boolean belongs = activation instanceof Activation.Function f && f.op() == op;
            if (!belongs && layer.get(setting.key()).isPresent()) {
                throw layer.placeOf(setting.key()).error(Quote.of(setting.key()) + " is a setting of " + op.name()
                        + ", and this layer's activation is " + activation.keyword() + "; delete it or change the activation");
            }
        });
    }

    private static Activation named(Yaml.Text text) {
        String name = text.value().strip();
        if (name.equals(LINEAR)) return new Activation.Linear();
        if (name.equals(SOFTMAX)) return new Activation.Softmax();
        Optional<Op> op = Activations.FAMILY.stream().filter(o -> o.name().equals(name)).findFirst();
        return op.<Activation>map(o -> new Activation.Function(o, List.of())).orElseGet(() -> formula(text, name));
    }

    private static Activation formula(Yaml.Text text, String name) {
        if (name.matches("\\w+") && !name.equals(Activation.ARGUMENT)) {
            throw text.place().error("there is no activation " + Quote.of(name) + ", and it is no formula in z such as `\"z/(1+exp(-z))\"`; "
                    + Nearest.advice(name, names()));
        }
        FormulaText source = FormulaText.of(text);
        Expr value = FormulaReader.read(source);
        Set<String> variables = Traversal.variables(value);
        for (String variable : variables) {
            if (!variable.equals(Activation.ARGUMENT)) {
                throw source.error(PlainTokenizer.find(source, variable), "an activation is a formula in z alone; " + Quote.of(variable) + " is not z");
            }
        }
        return new Activation.Formula(value);
    }

    private static List<String> names() {
        List<String> names = new ArrayList<>(List.of(LINEAR));
        Activations.FAMILY.forEach(op -> names.add(op.name()));
        names.add(SOFTMAX);
        return names;
    }
}
