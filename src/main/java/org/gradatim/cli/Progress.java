package org.gradatim.cli;

import java.util.concurrent.TimeUnit;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarStyle;

/** A bar on standard error that appears when work takes longer than a second, and only on a terminal. */
final class Progress implements AutoCloseable {
    private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(1);
    private static final int MOST_COLUMNS = 79;

    private final String task;
    private final long steps;
    private final Streams streams;
    private final long start = System.nanoTime();
    private ProgressBar bar;

    /**
     * Work about to begin.
     *
     * @param task  what is done, in a word
     * @param steps how many steps it has
     */
    Progress(String task, long steps, Streams streams) {
        this.task = task;
        this.steps = steps;
        this.streams = streams;
    }

    /** So many steps are done. */
    void reached(long done) {
        if (bar == null && streams.progress() && System.nanoTime() - start > PATIENCE_NANOS) {
            bar = show();
        }
        if (bar != null) {
            bar.stepTo(done);
        }
    }

    /** Width given, as the library would start a native terminal to ask for it. */
    private ProgressBar show() {
        return ProgressBar.builder()
                .setTaskName(task)
                .setInitialMax(steps)
                .showSpeed()
                .setStyle(ProgressBarStyle.UNICODE_BLOCK)
                .setConsumer(new ConsoleProgressBarConsumer(streams.err(), width()))
                .build();
    }

    /** One less than the terminal has: a full line would wrap, and each step begin another. */
    private static int width() {
        return Math.min(MOST_COLUMNS, Streams.columns().orElse(MOST_COLUMNS + 1) - 1);
    }

    /** Leaves the bar as it stands, and the cursor on a line of its own. */
    @Override
    public void close() {
        if (bar != null) {
            bar.close();
        }
    }
}
