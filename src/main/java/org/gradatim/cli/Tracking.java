package org.gradatim.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.gradatim.OutputFile;
import org.gradatim.check.Divergence;
import org.gradatim.check.Track;
import org.gradatim.document.Block.Plots;
import org.gradatim.explain.ExperimentStory;
import org.gradatim.explain.TrackPlot;
import org.gradatim.expr.InputException;
import org.gradatim.graph.Experiment;
import org.gradatim.graph.Model;
import org.gradatim.parse.SpecReader;
import org.gradatim.render.Format;
import org.gradatim.render.picture.PlotSvg;
import org.gradatim.render.picture.Png;
import picocli.CommandLine.ParseResult;

/** {@code gradatim train --track}: the trainings of a spec as a document, as plots, or as data. */
final class Tracking {
    private static final String SVG = ".svg";
    private static final String PNG = ".png";

    /** Letters of a picture, in pixels: to be read beside a text on a screen of fine dots. */
    private static final double PNG_EM = 26;

    private final ParseResult given;
    private final Path spec;
    private final Streams streams;
    private final DocumentOutput output;

    Tracking(ParseResult given, Path spec, Streams streams) throws IOException {
        this.given = given;
        this.spec = spec;
        this.streams = streams;
        this.output = DocumentOutput.of(given);
    }

    /** Writes what there is of every training, and then says which have diverged. */
    int run() throws IOException {
        requireWritable();
        Model model = SpecReader.read(spec);
        List<Track> tracks = Command.about(spec, () -> tracks(model));
        if (given.hasMatchedOption("--json") || output.isJson()) output.writeJson(out -> TrackJson.write(tracks, out), streams);
        else if (isPicture()) draw(tracks);
        else output.write(() -> ExperimentStory.document(model, tracks, Locale.ENGLISH), streams);
        streams.out().flush();
        requireConvergence(tracks);
        return Shell.DONE;
    }

    private boolean isPicture() {
        return output.endsWith(SVG) || output.endsWith(PNG);
    }

    /** What cannot be written is said before the work. */
    private void requireWritable() throws IOException {
        if (given.hasMatchedOption("--plot") && !isPicture()) throw new InputException("`--plot` chooses what is drawn; add `-o weights.svg` or `-o weights.png`");
        if (output.isTerminal()) return;
        if (given.hasMatchedOption("--json")) throw new InputException("`--json` goes to standard output; for a file write `-o FILE.json` alone");
        if (!isPicture() && !output.isJson() && Format.of(output.file()).isEmpty()) {
            throw new InputException("cannot write " + output.file() + ": its ending says no format; use " + Format.endings() + ", .json, .svg or .png");
        }
        OutputFile.at(output.file());
    }

    private List<Track> tracks(Model model) {
        List<Experiment> experiments = Track.experiments(model);
        experiments.forEach(Track::requireNumbers);
        try (Progress progress = new Progress("training", Track.epochs(experiments), streams)) {
            return Track.of(experiments, progress::reached);
        }
    }

    private void draw(List<Track> tracks) throws IOException {
        TrackPlot chosen = given.matchedOptionValue("--plot", null);
        List<TrackPlot> kinds = chosen == null ? List.of(TrackPlot.values()) : List.of(chosen);
        List<Plots> blocks = ExperimentStory.plots(tracks, kinds, Locale.ENGLISH);
        if (blocks.isEmpty()) {
            throw new InputException(spec + ": there is no `" + chosen + "` to plot: " + (chosen == TrackPlot.BOUNDARY
                    ? "that needs a classifier of two inputs" : "that needs a network of at most 40 inputs and 40 neurons in its first layer"));
        }
        OutputFile file = OutputFile.at(output.file());
        byte[] picture = output.endsWith(SVG) ? PlotSvg.file(blocks).getBytes(StandardCharsets.UTF_8) : Png.plots(blocks, PNG_EM);
        file.write(out -> out.write(picture));
    }

    private void requireConvergence(List<Track> tracks) {
        String diverged = tracks.stream().filter(t -> t.descent().divergence().isPresent()).map(this::divergence).collect(Collectors.joining("\n"));
        if (!diverged.isEmpty()) throw new InputException(diverged);
    }

    private String divergence(Track track) {
        Divergence d = track.descent().divergence().orElseThrow();
        String who = track.experiment().name().isEmpty() ? "the training" : "experiment `" + track.experiment().name() + "`";
        String what = switch (d.what()) {
            case COST -> "the loss";
            case PARAMETER -> d.name();
            case DERIVATIVE -> "the derivative by " + d.name();
        };
        return spec + ": " + who + " diverges: after " + Numerals.counted(d.epoch(), "epoch") + " " + what + " is no longer a finite number; try a `learning_rate` below "
                + Numerals.shortest(track.descent().training().learningRate());
    }
}
