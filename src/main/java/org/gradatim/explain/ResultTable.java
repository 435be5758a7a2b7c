package org.gradatim.explain;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.gradatim.check.Track;
import org.gradatim.document.Block.Align;
import org.gradatim.document.Block.Column;
import org.gradatim.document.Block.Table;
import org.gradatim.document.Inline;
import org.gradatim.graph.Model;
import org.gradatim.graph.Network;
import org.gradatim.notation.Notation;

/** Trainings side by side: where they begin, loss and accuracy before and after. */
final class ResultTable {
    private final Messages say;
    private final List<Track> tracks;
    private final boolean named;
    private final boolean unlike;
    private final boolean architectures;
    private final boolean accuracy;

    /** @param unlike whether they differ in how they are trained */
    ResultTable(Messages say, List<Track> tracks, boolean unlike) {
        this.say = say;
        this.tracks = tracks;
        this.unlike = unlike;
        this.named = tracks.size() > 1;
        this.architectures = tracks.stream().map(t -> architecture(t.experiment().model())).distinct().count() > 1;
        this.accuracy = tracks.stream().anyMatch(t -> t.first().accuracy().isPresent());
    }

    Table table() {
        Notation cost = TrackPlots.cost(tracks.getFirst().experiment().model());
        List<Column> header = new ArrayList<>();
        if (named) header.add(new Column(say.inlines("experiment.column.name"), Align.LEFT));
        if (architectures) header.add(new Column(say.inlines("experiment.column.network"), Align.LEFT));
        header.add(new Column(say.inlines("experiment.column.beginning"), Align.LEFT));
        if (unlike) {
            header.add(new Column(say.inlines("experiment.column.epochs"), Align.RIGHT));
            header.add(new Column(say.inlines("experiment.column.rate"), Align.RIGHT));
        }
        header.add(new Column(say.inlines("experiment.column.first", cost), Align.RIGHT));
        header.add(new Column(say.inlines("experiment.column.last", cost), Align.RIGHT));
        if (accuracy) {
            header.add(new Column(say.inlines("experiment.column.accuracy.first"), Align.RIGHT));
            header.add(new Column(say.inlines("experiment.column.accuracy.last"), Align.RIGHT));
        }
        return new Table(say.inlines("experiment.caption"), header, tracks.stream().map(this::row).toList());
    }

    private List<List<Inline>> row(Track track) {
        List<List<Inline>> row = new ArrayList<>();
        Model model = track.experiment().model();
        if (named) row.add(text(track.experiment().name()));
        if (architectures) row.add(text(architecture(model)));
        row.add(text(model.valuesOrigin().orElse(say.text("experiment.given"))));
        if (unlike) {
            row.add(List.of(new Inline.Formula(Figures.working(track.descent().training().epochs()))));
            row.add(List.of(new Inline.Formula(Figures.working(track.descent().training().learningRate()))));
        }
        row.add(List.of(new Inline.Formula(Figures.working(track.first().loss()))));
        row.add(List.of(new Inline.Formula(Figures.working(track.last().loss()))));
        if (accuracy) {
            row.add(percent(track.first().accuracy()));
            row.add(percent(track.last().accuracy()));
        }
        return row;
    }

    private List<Inline> percent(OptionalDouble share) {
        return text(share.isPresent() ? TrackPlots.percent(share.getAsDouble()) : say.text("check.not.compared"));
    }

    private static List<Inline> text(String text) {
        return List.of(new Inline.Text(text));
    }

    /** 2-3-1. */
    private static String architecture(Model model) {
        return model.network().map(ResultTable::architecture).orElse("");
    }

    private static String architecture(Network network) {
        return Stream.concat(Stream.of(network.inputs().size()), network.layers().stream().map(Network.Layer::units))
                .map(String::valueOf).collect(Collectors.joining("-"));
    }
}
