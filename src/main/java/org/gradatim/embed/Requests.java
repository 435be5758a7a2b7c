package org.gradatim.embed;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.gradatim.explain.Detail;
import org.gradatim.explain.Show;
import org.gradatim.explain.TrackPlot;
import org.gradatim.expr.InputException;
import org.gradatim.graph.Naming;
import org.gradatim.parse.Nearest;
import org.gradatim.parse.Place;
import org.gradatim.parse.Settings;
import org.gradatim.parse.Settings.Setting;

/**
 * Reads what places ask for, one after the other: what a block without {@code show} says holds for all below it, and the spec of a
 * block is that of the ones below that name none, and the first one that of those above it.
 */
final class Requests {
    private static final String SPEC = "spec";
    private static final String SHOW = "show";
    private static final String DETAIL = "detail";
    private static final String NOTATION = "notation";
    private static final String CAPTION = "caption";
    private static final String ANSWER = "answer";
    private static final String AS = "as";
    private static final String MARKDOWN = "markdown";

    /** All that a request may say. */
    static final List<String> KEYS = List.of(SPEC, SHOW, DETAIL, NOTATION, CAPTION, ANSWER, AS, MARKDOWN);

    /** What may hold for a whole lecture. */
    private static final List<String> LASTING = List.of(SPEC, DETAIL, NOTATION, AS, MARKDOWN);

    private static final List<String> SHOWN =
            List.of("gradient", "chain", "compare", "symmetry", "forward", "table", "network", "graph", "check", "plot", "formula");

    private final Map<String, Setting> lasting;

    Requests() {
        this.lasting = new LinkedHashMap<>();
    }

    private Requests(Map<String, Setting> lasting) {
        this.lasting = new LinkedHashMap<>(lasting);
    }

    /** What holds here, to be asked when more has been read. */
    Requests copy() {
        return new Requests(lasting);
    }

    /**
     * What one place asks for.
     *
     * @param at       where it stands
     * @param settings everything that was said, which a stamp is made from
     */
    record Request(Place at, Setting spec, Show show, Detail detail, Optional<Naming> naming, Optional<String> caption, Optional<Setting> as,
            Optional<Setting> markdown, Map<String, String> settings) {}

    /** The spec of a block. */
    static Optional<Setting> spec(Settings settings) {
        return settings.get(SPEC);
    }

    /** The spec of those above the first block that names one; where one holds already, that stays. */
    void foresee(Setting spec) {
        lasting.putIfAbsent(SPEC, spec);
    }

    /** What holds from the beginning. */
    void begin(Settings head) {
        requireLasting(head);
        lasting.putAll(head.all());
    }

    private static void requireLasting(Settings settings) {
        settings.all().forEach((key, setting) -> {
            if (!LASTING.contains(key)) throw setting.key().error("`" + key + "` is for a block that shows something; add `show: gradient w1`, or delete it");
        });
    }

    /**
     * The request of a block; empty where it only says what holds from here on.
     *
     * @throws InputException where it cannot be read
     */
    Optional<Request> block(Settings given) {
        if (given.get(SHOW).isEmpty()) {
            requireLasting(given);
            lasting.putAll(given.all());
            return Optional.empty();
        }
        given.get(SPEC).ifPresent(spec -> lasting.put(SPEC, spec));
        Map<String, Setting> all = new LinkedHashMap<>(lasting);
        all.putAll(given.all());
        return Optional.of(request(given.place(), all, show(all.get(SHOW), given.get(ANSWER))));
    }

    /** The request of a place within a line, which names a formula. */
    Request inline(Place at, String formula) {
        return request(at, lasting, new Show.Formula(formula));
    }

    private static Request request(Place at, Map<String, Setting> all, Show show) {
        Setting spec = all.get(SPEC);
        if (spec == null) throw at.error("this place says no `spec`, and neither does any other of this text; add `spec: two-neurons.yaml`");
        Map<String, String> settings = new LinkedHashMap<>();
        all.forEach((key, setting) -> settings.put(key, setting.value()));
        settings.put(SHOW, show.toString());
        return new Request(at, spec, show, choice(all.get(DETAIL), Detail.values(), Detail::toString).orElse(Detail.STANDARD),
                choice(all.get(NOTATION), Naming.values(), Naming::keyword), Optional.ofNullable(all.get(CAPTION)).map(c -> c.value().strip()),
                Optional.ofNullable(all.get(AS)), Optional.ofNullable(all.get(MARKDOWN)), settings);
    }

    /** The value that a word names. */
    static <T> Optional<T> choice(Setting setting, T[] values, Function<T, String> word) {
        if (setting == null) return Optional.empty();
        List<String> words = Arrays.stream(values).map(word).toList();
        int index = words.indexOf(setting.value().strip());
        if (index < 0) throw setting.place().error("`" + setting.value() + "` is none of " + String.join(", ", words) + "; " + Nearest.advice(setting.value(), words));
        return Optional.of(values[index]);
    }

    /** The word that is one of these. */
    static String choice(Setting setting, List<String> words) {
        return Requests.<String>choice(setting, words.toArray(String[]::new), Function.identity()).orElseThrow();
    }

    // ---- what is shown

    private static Show show(Setting setting, Optional<Setting> answer) {
        String[] words = setting.value().strip().split("\\s+", 2);
        String kind = words[0];
        String rest = words.length > 1 ? words[1].strip() : "";
        answer.filter(_ -> !kind.equals("check")).ifPresent(a -> { throw a.key().error("`answer` is for `show: check`; delete it"); });
        return switch (kind) {
            case "gradient" -> new Show.Gradient(names(setting, kind, rest, 1, 1).getFirst());
            case "chain" -> new Show.Chain(names(setting, kind, rest, 1, 1).getFirst());
            case "compare" -> compare(setting, names(setting, kind, rest, 2, 2));
            case "symmetry" -> alone(setting, kind, rest, new Show.Symmetry());
            case "forward" -> alone(setting, kind, rest, new Show.Forward());
            case "table" -> alone(setting, kind, rest, new Show.Table());
            case "network" -> new Show.Network(names(setting, kind, rest, 0, 1).stream().findFirst());
            case "graph" -> new Show.Graph(names(setting, kind, rest, 0, 1).stream().findFirst());
            case "check" -> new Show.Check(answer.map(Setting::value).filter(a -> rest.isEmpty()).or(() -> Optional.of(rest).filter(a -> !a.isEmpty() && answer.isEmpty()))
                    .orElseThrow(() -> setting.place().error("`check` needs one answer: below it `answer: dJ/dw1 = …`, or behind it in the same line")));
            case "plot" -> new Show.Plot(plot(setting, rest));
            case "formula" -> new Show.Formula(required(setting, rest));
            default -> throw setting.place().error("`" + kind + "` cannot be shown; " + Nearest.advice(kind, SHOWN));
        };
    }

    private static Show alone(Setting setting, String kind, String rest, Show show) {
        if (!rest.isEmpty()) throw setting.place().error("`" + kind + "` stands alone; delete `" + rest + "`");
        return show;
    }

    private static String required(Setting setting, String rest) {
        if (rest.isEmpty()) throw setting.place().error("`formula` needs a name, such as `formula dJ/dw1`");
        return rest;
    }

    private static List<String> names(Setting setting, String kind, String rest, int least, int most) {
        List<String> names = rest.isEmpty() ? List.of() : List.of(rest.split("[\\s,]+"));
        if (names.size() >= least && names.size() <= most) return names;
        String wanted = most == 2 ? "two names, such as `compare w1 w3`" : (least == 0 ? "one name at most" : "one name") + ", such as `" + kind + " w1`";
        throw setting.place().error("`" + kind + "` takes " + wanted);
    }

    private static Show compare(Setting setting, List<String> names) {
        if (names.get(0).equals(names.get(1))) throw setting.place().error("`" + names.get(0) + "` is compared with itself; name two weights");
        return new Show.Compare(names.get(0), names.get(1));
    }

    private static TrackPlot plot(Setting setting, String rest) {
        List<String> kinds = Arrays.stream(TrackPlot.values()).map(TrackPlot::toString).toList();
        int index = kinds.indexOf(rest.toLowerCase(Locale.ROOT));
        if (index < 0) throw setting.place().error("`plot` takes one of " + String.join(", ", kinds) + "; " + Nearest.advice(rest, kinds));
        return TrackPlot.values()[index];
    }
}
