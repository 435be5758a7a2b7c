package org.gradatim.explain;

import java.util.Locale;

/** Kinds of plots of trainings. */
public enum TrackPlot {
    /** The cost over the epochs, of all trainings in one plot. */
    LOSS,
    /** The parameters over the epochs. */
    WEIGHTS,
    /** The weights into each neuron of the first layer, before and after. */
    NEURONS,
    /** The regions of the classes in the plane of two inputs. */
    BOUNDARY;

    /** The word on the command line. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
