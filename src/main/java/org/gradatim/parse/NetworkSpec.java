package org.gradatim.parse;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.gradatim.expr.Losses;
import org.gradatim.graph.Activation;
import org.gradatim.graph.Data;
import org.gradatim.graph.Model;
import org.gradatim.graph.Naming;
import org.gradatim.graph.Network;
import org.gradatim.graph.Network.Layer;
import org.gradatim.graph.Program;

/** A spec with a network, as the schema has let it through. */
final class NetworkSpec {
    /** Names that a network gives by itself, in whatever notation. */
    private static final Pattern GENERATED = Pattern.compile("[wbza][0-9]+(_[0-9_]+)?|y[0-9]*|J|L|m|lam");

    private final Yaml.Mapping spec;
    private final Yaml.Mapping networkPart;

    private NetworkSpec(Yaml.Mapping spec) {
        this.spec = spec;
        this.networkPart = (Yaml.Mapping) spec.require("network");
    }

    static Model model(Yaml.Mapping spec, Path folder) {
        return new NetworkSpec(spec).model(folder);
    }

    private Model model(Path folder) {
        Network network = network();
        Data data = spec.get("data").map(d -> new DataSpec(network.inputs(), network.targets(), Optional.of(network.loss()), folder).read(d))
                .orElse(Data.NONE);
        Program program = network.program(data.size());
        Values values = new NetworkValues(network, program.parameters()).read(spec);
        return new Model(SpecReader.title(spec), program, Optional.of(network), program.parameters(), values.byName(), values.origin(), data,
                spec.get("training").map(t -> SpecReader.training((Yaml.Mapping) t)),
                QuestionsSpec.read(spec, program, program.parameters(), folder), ExperimentsSpec.read(spec, other -> model(other, folder)),
                AliasesSpec.read(spec, program, Optional.of(network)));
    }

    private Network network() {
        List<String> inputs = inputs(networkPart.require("inputs"));
        Yaml.Sequence list = (Yaml.Sequence) networkPart.require("layers");
        Limit.LAYERS.require(list.items().size(), list.place());
        List<Layer> layers = new ArrayList<>();
        for (Yaml layer : list.items()) layers.add(layer((Yaml.Mapping) layer));
        requireFeasible(inputs.size(), layers, list.place());
        Losses loss = Losses.named(text(spec.require("loss"))).orElseThrow();
        requireFitting(loss, layers.getLast());
        Naming naming = spec.get("notation").flatMap(n -> Naming.named(text(n))).orElse(Naming.FLAT);
        return new Network(inputs, layers, loss,
                spec.get("regularization").map(r -> Decimals.exact(((Yaml.Mapping) r).require("l2"))), naming);
    }

    private static void requireFeasible(int inputs, List<Layer> layers, Place place) {
        long units = inputs;
        long parameters = 0;
        long width = inputs;
        for (Layer layer : layers) {
            units += layer.units();
            parameters += layer.units() * (width + (layer.bias() ? 1 : 0));
            width = layer.units();
        }
        Limit.UNITS.require(units, place);
        Limit.PARAMETERS.require(parameters, place);
    }

    private List<String> inputs(Yaml inputs) {
        if (!(inputs instanceof Yaml.Sequence list)) {
            return IntStream.rangeClosed(1, Decimals.count(inputs, Limit.UNITS)).mapToObj(i -> "x" + i).toList();
        }
        Set<String> names = new LinkedHashSet<>();
        for (Yaml item : list.items()) {
            String name = text(item);
            if (GENERATED.matcher(name).matches()) {
                throw item.place().error(Quote.of(name) + " is a name that the network gives itself; call the input otherwise, such as "
                        + Quote.of("x_" + name));
            }
            Functions.refuseAsName(name, item.place());
            names.add(name);
        }
        return List.copyOf(names);
    }

    private Layer layer(Yaml.Mapping layer) {
        int units = Decimals.count(layer.require("units"), Limit.UNITS);
        boolean bias = layer.get("bias").or(() -> networkPart.get("bias")).map(b -> ((Yaml.Flag) b).value()).orElse(true);
        return new Layer(units, ActivationSpec.read(layer), bias);
    }

    private void requireFitting(Losses loss, Layer last) {
        Optional<String> mend = switch (loss) {
            case BINARY_CROSSENTROPY -> switch (last.activation()) {
                case Activation.Function f when f.op().name().equals("sigmoid") -> Optional.empty();
                case Activation.Formula _ -> Optional.empty();
                case Activation.Function _, Activation.Linear _ -> Optional.of("it takes the logarithm of outputs between 0 and 1: "
                        + "use `activation: sigmoid` there, or `loss: mean_squared_error`");
                case Activation.Softmax _ -> Optional.of("use `activation: sigmoid` there, or `loss: categorical_crossentropy`");
            };
            case CATEGORICAL_CROSSENTROPY -> last.activation() instanceof Activation.Softmax && last.units() > 1 ? Optional.empty()
                    : Optional.of("its outputs are probabilities that sum to 1: use `activation: softmax` with a unit for each class, two or more");
            case MEAN_SQUARED_ERROR, HALF_SQUARED_ERROR -> Optional.empty();
        };
        mend.ifPresent(m -> {
            throw spec.require("loss").place().error(loss.keyword() + " does not fit a last layer of " + last.units()
                    + (last.units() == 1 ? " unit" : " units") + " with activation " + last.activation().keyword() + "; " + m);
        });
    }

    private static String text(Yaml value) {
        return ((Yaml.Text) value).value();
    }
}
