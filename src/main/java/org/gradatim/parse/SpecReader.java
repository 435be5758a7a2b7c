package org.gradatim.parse;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.gradatim.expr.InputException;
import org.gradatim.graph.Model;
import org.gradatim.graph.Training;

/**
 * Reads specs: a network, or a loss given as formulas, with parameters, data and training where there are any. The JSON Schema
 * that ships at {@code /org/gradatim/schema/spec.schema.json} says what a spec may have.
 *
 * <p>Nothing in a spec can run code, read a file outside of the spec's folder, or grow beyond the {@link Limit}s.
 */
public final class SpecReader {
    /** Keys whose values are the names of files. */
    private static final Set<String> FILES = Set.of("csv", ClaimsSpec.SPEC);

    private SpecReader() {}

    /**
     * Reads a spec from a file.
     *
     * @throws InputException where the file cannot be read or the spec is wrong, with file, line, column and the mend
     */
    public static Model read(Path spec) {
        String text = InputFile.text(spec, Limit.SPEC_BYTES);
        Path folder = spec.toAbsolutePath().getParent();
        return read(text, folder == null ? spec.toAbsolutePath() : folder, spec.toString());
    }

    /**
     * Reads a spec from a text.
     *
     * @param folder   where data files are looked for; nothing outside of it is read
     * @param fileName what errors call the text, and the title of a spec that has none
     * @throws InputException where the spec is wrong, with line, column and the mend
     */
    public static Model read(String yaml, Path folder, String fileName) {
        Limit.SPEC_BYTES.require(yaml.length(), Place.of(fileName));
        Yaml root = YamlReader.read(yaml, fileName);
        SpecSchema.validate(root);
        return model((Yaml.Mapping) root, folder);
    }

    /** A spec that a claim is about; what it claims itself is left out, so that claims do not nest. */
    static Model withoutClaims(Path spec, Path folder, String fileName) {
        Yaml root = YamlReader.read(InputFile.text(spec, Limit.SPEC_BYTES), fileName);
        SpecSchema.validate(root);
        Yaml.Mapping whole = (Yaml.Mapping) root;
        Map<String, Yaml.Entry> entries = new LinkedHashMap<>(whole.entries());
        entries.remove(ClaimsSpec.KEY);
        return model(new Yaml.Mapping(whole.place(), entries), folder);
    }

    /**
     * The files that a spec is made of: itself, the files of its data, and the specs that its claims are about with theirs. A spec that
     * cannot be read is made of itself.
     */
    public static List<Path> files(Path spec) {
        Set<Path> files = new LinkedHashSet<>();
        files(spec, files);
        return List.copyOf(files);
    }

    private static void files(Path spec, Set<Path> files) {
        if (!files.add(spec)) return;
        Path folder = spec.toAbsolutePath().getParent();
        for (String name : named(spec)) {
            Path file = folder.resolve(name);
            if (!Files.isRegularFile(file)) continue;
            if (name.endsWith(".csv")) files.add(file);
            else files(file, files);
        }
    }

    private static List<String> named(Path spec) {
        List<String> names = new ArrayList<>();
        try {
            YamlReader.passage(InputFile.text(spec, Limit.SPEC_BYTES), spec.toString(), 1).ifPresent(root -> named(root, names));
        } catch (InputException e) {
            // Who reads the spec itself is told what is wrong with it.
            return List.of();
        }
        return names;
    }

    private static void named(Yaml value, List<String> names) {
        if (value instanceof Yaml.Sequence list) list.items().forEach(item -> named(item, names));
        if (!(value instanceof Yaml.Mapping map)) return;
        map.entries().forEach((key, entry) -> {
            if (FILES.contains(key) && entry.value() instanceof Yaml.Text text && isInside(text.value())) names.add(text.value());
            else named(entry.value(), names);
        });
    }

    private static boolean isInside(String name) {
        return !name.contains("\0") && !Path.of(name).isAbsolute() && !Path.of(name).normalize().startsWith("..");
    }

    private static Model model(Yaml.Mapping spec, Path folder) {
        return spec.get("network").isPresent() ? NetworkSpec.model(spec, folder) : FormulaSpec.model(spec, folder);
    }

    /** The title, or the name of the file without its ending: Two neurons for {@code two-neurons.yaml}. */
    static String title(Yaml.Mapping spec) {
        return spec.get("title").map(t -> ((Yaml.Text) t).value().strip()).filter(t -> !t.isEmpty())
                .orElseGet(() -> titleOf(spec.place().file()));
    }

    private static String titleOf(String file) {
        String name = file.substring(Math.max(file.lastIndexOf('/'), file.lastIndexOf('\\')) + 1);
        String words = name.replaceFirst("\\.ya?ml$", "").replaceAll("[-_\\s]+", " ").strip();
        return words.isEmpty() ? name : words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
    }

    static Training training(Yaml.Mapping training) {
        return new Training(
                training.get("learning_rate").map(Decimals::nearest).orElse(Training.DEFAULT.learningRate()),
                training.get("epochs").map(n -> Decimals.count(n, Limit.EPOCHS)).orElse(Training.DEFAULT.epochs()));
    }
}
