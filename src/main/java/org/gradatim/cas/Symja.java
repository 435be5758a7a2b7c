package org.gradatim.cas;

import java.io.OutputStream;
import java.io.PrintStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import org.matheclipse.core.eval.EvalEngine;
import org.matheclipse.core.expression.F;

/**
 * Puts questions to Symja, one at a time: its rules are shared state. Each question has a thread of its own, which is a daemon
 * with a deep stack, for Symja recurses over its expressions. Threads that Symja starts inherit the daemon's nature, so that
 * none keeps the program from ending. The first question waits about two seconds for Symja's rules to load.
 */
final class Symja {
    private static final long STACK_BYTES = 64L << 20;

    /** Far beyond Symja's own limits, which are meant for input typed by hand; the stack and the clock are the limits that count. */
    private static final int RECURSION_LIMIT = 1 << 16;

    /** How long a question that ran out of time may take to notice. */
    private static final Duration GRACE = Duration.ofSeconds(2);

    /** Two seconds on an idle machine, much more on a busy one. */
    private static final Duration START_LIMIT = Duration.ofMinutes(2);

    private static boolean started;

    /** Something to ask. Everything of Symja's is touched in here and nowhere else, since touching its classes starts it. */
    @FunctionalInterface
    interface Question<T> {
        T put(EvalEngine engine) throws NoAnswerException;
    }

    private Symja() {}

    /** The answer; the time to start Symja does not count. */
    static synchronized <T> T ask(Duration limit, Question<T> question) throws NoAnswerException {
        if (!started) run(START_LIMIT, engine -> engine.evaluate(F.D(F.C1, F.Dummy("v"))));
        started = true;
        return run(limit, question);
    }

    private static <T> T run(Duration limit, Question<T> question) throws NoAnswerException {
        AtomicReference<EvalEngine> engine = new AtomicReference<>();
        FutureTask<T> task = new FutureTask<>(() -> {
            engine.set(newEngine());
            EvalEngine.set(engine.get());
            return question.put(engine.get());
        });
        Thread thread = new Thread(null, task, "symja", STACK_BYTES);
        thread.setDaemon(true);
        thread.start();
        try {
            return task.get(limit.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException _) {
            stop(thread, engine.get());
            throw new NoAnswerException("it took longer than " + BigDecimal.valueOf(limit.toMillis(), 3).stripTrailingZeros().toPlainString() + " s");
        } catch (InterruptedException e) {
            stop(thread, engine.get());
            Thread.currentThread().interrupt();
            throw new NoAnswerException("it was interrupted", e);
        } catch (ExecutionException e) {
            throw reason(e.getCause());
        }
    }

    private static EvalEngine newEngine() {
        PrintStream silence = new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
        EvalEngine engine = new EvalEngine("", RECURSION_LIMIT, RECURSION_LIMIT, silence, silence, false);
        engine.setQuietMode(true);
        return engine;
    }

    private static void stop(Thread thread, EvalEngine engine) {
        if (engine != null) engine.stopRequest();
        thread.interrupt();
        try {
            thread.join(GRACE);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private static NoAnswerException reason(Throwable failure) {
        return switch (failure) {
            case NoAnswerException e -> e;
            case StackOverflowError e -> new NoAnswerException("the expression is nested too deeply", e);
            case Error e -> throw e;
            case Throwable e -> new NoAnswerException("Symja failed: " + e.getMessage(), e);
        };
    }
}
