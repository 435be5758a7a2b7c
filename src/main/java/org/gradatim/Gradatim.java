package org.gradatim;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.gradatim.check.IdentityProof;
import org.gradatim.check.answer.CheckedAnswer;
import org.gradatim.check.answer.Checker;
import org.gradatim.check.numbers.NumericChecker;
import org.gradatim.check.numbers.NumericReport;
import org.gradatim.derive.Derivation;
import org.gradatim.document.Block;
import org.gradatim.document.Block.Figure;
import org.gradatim.document.DerivationData;
import org.gradatim.document.Document;
import org.gradatim.document.Interactive;
import org.gradatim.explain.Detail;
import org.gradatim.explain.Excerpt;
import org.gradatim.explain.Explanation;
import org.gradatim.explain.NamedFormula;
import org.gradatim.explain.Options;
import org.gradatim.explain.Pictures;
import org.gradatim.explain.Show;
import org.gradatim.expr.InputException;
import org.gradatim.graph.Model;
import org.gradatim.graph.Naming;
import org.gradatim.notation.Notation;
import org.gradatim.parse.Nearest;
import org.gradatim.parse.SpecReader;
import org.gradatim.render.FigureFormat;
import org.gradatim.render.Format;
import org.gradatim.render.Renderer;
import org.gradatim.render.canvas.Theme;
import org.gradatim.render.formula.FormulaLook;
import org.gradatim.render.interactive.InteractivePage;
import org.gradatim.render.json.DerivationJson;
import org.gradatim.render.picture.FormulaFile;
import org.gradatim.render.picture.FormulaFormat;

/**
 * The library in one place: a spec is read, derived with proof, and explained.
 *
 * {@snippet class="org.gradatim.GradatimExample" region="complete"}
 *
 * <p>What is wrong with a spec is an {@link InputException} with a message for its author.
 */
public final class Gradatim {
    private static final String VERSION = readVersion();

    private final Model model;
    /** Where the model was read from; messages about it name the file. */
    private final Optional<Path> spec;
    private Derivation derivation;
    private Checker checker;

    private Gradatim(Model model, Optional<Path> spec) {
        this.model = model;
        this.spec = spec;
    }

    /** Reads a spec in YAML. */
    public static Gradatim read(Path spec) {
        return new Gradatim(SpecReader.read(spec), Optional.of(spec));
    }

    /** A model that was made by a program. */
    public static Gradatim of(Model model) {
        return new Gradatim(model, Optional.empty());
    }

    /** The same with the names of this scheme; a loss given as formulas keeps its own. */
    public Gradatim renamed(Naming naming) {
        return new Gradatim(about(() -> model.renamed(naming)), spec);
    }

    public Model model() {
        return model;
    }

    /**
     * The derivation, every line of it proved.
     *
     * @throws org.gradatim.check.UnprovedException where a line cannot be proved; it names the line
     */
    public Derivation derivation() {
        onDemand().gradient();
        return derivation;
    }

    /** What is asked for piece by piece is proved piece by piece. */
    private Derivation onDemand() {
        if (derivation == null) derivation = Derivation.onDemand(model, new IdentityProof(model.program()));
        return derivation;
    }

    /** The explanation of every derivative, in the standard detail. */
    public Document explain() {
        return explain(Options.DEFAULT);
    }

    /**
     * The explanation that the options ask for.
     *
     * @throws InputException where the model's numbers give the cost or a derivative no finite value
     */
    public Document explain(Options options) {
        return about(() -> explanation(options).document());
    }

    /**
     * As {@link #explain(Options)}, with NumPy code beside each section that recomputes its numbers and asserts them, for a notebook. What
     * numbers a model lacks are drawn from a fixed seed, and the document says so.
     *
     * @throws InputException as {@link #explain(Options)} does, and where no numbers are found at which the cost has a value
     */
    public Document notebook(Options options) {
        return about(() -> Explanation.notebook(model, options));
    }

    /**
     * As {@link #explain(Options)}, for slides: of derivatives that are derived in the same way but for names one is told in full, unless
     * weights are asked for by name, or full detail.
     *
     * @throws InputException as {@link #explain(Options)} does
     */
    public Document lecture(Options options) {
        return about(() -> Explanation.lecture(IdentityProof.derive(model), options));
    }

    /** The document as that format wants it told: with code for a notebook, in brief for slides. */
    public Document explain(Options options, Format format) {
        if (format == Format.NOTEBOOK) return notebook(options);
        return format.isSlides() ? lecture(options) : explain(options);
    }

    /**
     * One formula by what it is called: {@code dJ/dw1}, {@code dz3/da1}, {@code a3}, {@code J}, with a form or side behind it as in
     * {@code dJ/dw1 chain right}; see {@link NamedFormula}. Every equality in it is proved.
     *
     * @throws InputException where there is no such formula; it says what there is
     */
    public Notation formula(String name) {
        return about(() -> NamedFormula.of(onDemand(), name));
    }

    /**
     * Writes {@linkplain #formula one formula} to a file whose ending says the format: svg, png, pdf, mml, tex or txt. The file is written
     * whole or not at all.
     *
     * @return the room that a picture takes, and where its baseline is; empty for text
     * @throws InputException where there is no such formula, the ending is none of the formats, the picture would be too large, or the file
     *                        cannot be written
     */
    public Optional<FormulaFile.Box> formulaTo(Path file, String name, FormulaLook look) throws IOException {
        FormulaFormat format = FormulaFormat.of(file).orElseThrow(() -> new InputException("cannot write " + file
                + ": its ending says no format; use " + FormulaFormat.endings()));
        OutputFile target = OutputFile.at(file);
        FormulaFile drawn = drawn(file, formula(name), format, look);
        target.write(out -> out.write(drawn.content()));
        return drawn.box();
    }

    private static FormulaFile drawn(Path file, Notation formula, FormulaFormat format, FormulaLook look) {
        try {
            return FormulaFile.of(formula, format, look);
        } catch (IllegalArgumentException e) {
            throw new InputException("cannot write " + file + ": " + e.getMessage(), e);
        }
    }

    /**
     * The network layer by layer, the paths to a weight marked with their factors; of a loss given as formulas its computation graph.
     *
     * @param weight a parameter or definition; empty for none
     * @throws InputException where there is no such name, or the drawing would be too large to read
     */
    public Figure drawNetwork(Optional<String> weight) {
        return about(() -> Pictures.network(onDemand(), weight));
    }

    /** As {@link #drawNetwork}, but the computation graph, with the local derivative on each edge. */
    public Figure drawGraph(Optional<String> weight) {
        return about(() -> Pictures.graph(onDemand(), weight));
    }

    /**
     * Writes a drawing to a file whose ending says the format: svg, png, pdf, tex, md or txt. The file is written whole or not at all.
     *
     * @throws InputException where the ending is none of the formats, or the file cannot be written
     */
    public static void drawTo(Path file, Figure figure, Theme theme) throws IOException {
        FigureFormat format = FigureFormat.of(file).orElseThrow(() -> new InputException("cannot write " + file
                + ": its ending says no format; use " + FigureFormat.endings()));
        OutputFile target = OutputFile.at(file);
        byte[] drawn = format.write(figure, theme);
        target.write(out -> out.write(drawn));
    }

    /** With a derivation of its own: a document counts the equalities that were proved for it, whatever was derived before. */
    private Explanation explanation(Options options) {
        return Explanation.of(IdentityProof.derive(model), options);
    }

    /** Explains in the standard way to a file whose ending says its format: pdf, html, tex, md, ipynb, pptx, txt or json, or slides.html or slides.tex. */
    public void explainTo(Path file) throws IOException {
        explainTo(file, Options.DEFAULT, org.gradatim.render.Options.standard());
    }

    /**
     * Explains to a file whose ending says its format. The file is written whole or not at all.
     *
     * @throws InputException where the ending is none of the formats, the file cannot be written, or the model's numbers give the
     *                        cost or a derivative no finite value
     */
    public void explainTo(Path file, Options what, org.gradatim.render.Options look) throws IOException {
        if (isInteractive(file)) {
            writeInteractive(file, what, look);
            return;
        }
        boolean json = file.toString().toLowerCase(Locale.ROOT).endsWith(".json");
        Format format = json ? null : Format.of(file).orElseThrow(() -> new InputException("cannot write " + file
                + ": its ending says no format; use " + Format.endings() + " or .json"));
        OutputFile target = OutputFile.at(file);
        if (json) write(about(() -> explanation(what).data()), target);
        else write(explain(what, format), format, look, target);
    }

    /**
     * One part of the explanation, for a text of somebody else's.
     *
     * @throws InputException where it mentions a name that the model does not have, or there is nothing to show
     */
    public List<Block> show(Show show, Options options) {
        List<String> known = known();
        for (String name : show.names()) {
            if (!known.contains(name)) throw new InputException("there is no `" + name + "` in this model; " + Nearest.advice(name, known));
        }
        return about(() -> Excerpt.of(derivation(), show, options.detail(), options.language()));
    }

    /** By what a derivative may be asked for. */
    private List<String> known() {
        List<String> known = new ArrayList<>(model.program().parameters());
        model.program().definitions().forEach(d -> known.add(d.name()));
        return known;
    }

    /** Which version of the program this is. */
    public static String version() {
        return VERSION;
    }

    private static String readVersion() {
        try (InputStream in = Gradatim.class.getResourceAsStream("version")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Whether a file's name says that it is to be a page whose numbers the reader changes: it ends in {@code interactive.html}. */
    public static boolean isInteractive(Path file) {
        return file.toString().toLowerCase(Locale.ROOT).endsWith(InteractivePage.ENDING);
    }

    private void writeInteractive(Path file, Options what, org.gradatim.render.Options look) throws IOException {
        OutputFile target = OutputFile.at(file);
        byte[] page = interactive(what, look);
        target.write(out -> out.write(page));
    }

    /** The whole derivation where it has room on a page that can be sent around; else in brief, else that of the weights that are chosen at first. */
    private byte[] interactive(Options what, org.gradatim.render.Options look) {
        Interactive whole = about(() -> explanation(what).interactive(false));
        byte[] page = bytes(whole, look);
        List<String> chosen = whole.chosen().stream().map(k -> whole.quantities().get(whole.weights().get(k).quantity()).name()).toList();
        for (Options less : List.of(new Options(Detail.BRIEF, what.weights(), what.language()), new Options(Detail.BRIEF, chosen, what.language()))) {
            if (page.length > InteractivePage.MOST_BYTES) page = bytes(about(() -> explanation(less).interactive(true)), look);
        }
        if (page.length <= InteractivePage.MOST_BYTES) return page;
        throw new InputException("the interactive page would have " + page.length / 1000 + " KB, and more than " + InteractivePage.MOST_BYTES / 1000
                + " are too many to hand around; write a page that does not answer, such as -o derivation.html");
    }

    private static byte[] bytes(Interactive page, org.gradatim.render.Options look) {
        return InteractivePage.of(page, look.templates()).getBytes(StandardCharsets.UTF_8);
    }

    private static void write(DerivationData data, OutputFile target) throws IOException {
        target.write(out -> DerivationJson.write(data, out));
    }

    private static void write(Document document, Format format, org.gradatim.render.Options look, OutputFile target) throws IOException {
        target.write((OutputStream out) -> new Renderer(look).write(document, format, out));
    }

    /**
     * Checks a gradient that was computed by other means, such as {@code Map.of("w1", 0.0821)}, at the model's parameters and data.
     *
     * @param gradient by the names of parameters or intermediates
     * @throws InputException where the model has no numbers
     */
    public NumericReport checkGradient(Map<String, Double> gradient) {
        return about(() -> NumericChecker.of(model).check(gradient));
    }

    /** Checks a gradient with an entry for each parameter, in the order in which the program names them. */
    public NumericReport checkGradient(double... gradient) {
        List<String> names = model.program().parameters();
        if (gradient.length != names.size()) {
            throw new InputException("the gradient has " + gradient.length + " entries, the model " + names.size() + " parameters: " + String.join(", ", names));
        }
        Map<String, Double> byName = new LinkedHashMap<>();
        for (int i = 0; i < gradient.length; i++) byName.put(names.get(i), gradient[i]);
        return checkGradient(byName);
    }

    /** Checks gradients in a file of numbers: CSV, JSON, npy or npz. */
    public NumericReport checkGradient(Path numbers) {
        return about(() -> NumericChecker.of(model)).check(numbers);
    }

    /**
     * Whether answers are right, and what was done wrong where they are not: {@code dJ/dw1 = (a3 - y) w5 x1}, in plain text, code or LaTeX.
     *
     * @throws InputException where the text is too long
     */
    public List<CheckedAnswer> check(String answers) {
        return checker().check(answers, "answer");
    }

    /**
     * As {@link #check(String)}, of a file: text, LaTeX, Markdown, a notebook, or numbers as CSV, JSON or NumPy's.
     *
     * @throws InputException where the file cannot be read as a whole
     */
    public List<CheckedAnswer> check(Path answers) {
        return checker().check(answers);
    }

    private Checker checker() {
        if (checker == null) checker = Checker.of(model);
        return checker;
    }

    private <T> T about(Supplier<T> work) {
        try {
            return work.get();
        } catch (InputException e) {
            throw spec.map(e::about).orElse(e);
        }
    }
}
