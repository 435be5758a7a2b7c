package org.gradatim.check.grade;

import java.util.ArrayDeque;
import java.util.Iterator;
import java.util.Queue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Work on several threads whose results come in the order of what was worked on, whatever takes how long. No more than a fixed number of
 * things is under way, so that memory is bounded.
 *
 * @param <S> what is worked on
 * @param <R> what comes out
 */
public final class Conveyor<S, R> {
    /** Things under way for each thread: while one takes long, others have enough to do. */
    private static final int UNDER_WAY = 32;

    private final int threads;
    private final ThreadLocal<Function<S, R>> worker;

    /** @param workers makes the worker of each thread */
    public Conveyor(int threads, Supplier<Function<S, R>> workers) {
        this.threads = threads;
        this.worker = ThreadLocal.withInitial(workers);
    }

    /** Works on all things, and hands the results to {@code sink} on the thread that calls. */
    public void run(Iterator<S> things, Consumer<R> sink) {
        ExecutorService pool = Executors.newFixedThreadPool(threads, task -> Thread.ofPlatform().daemon().unstarted(task));
        try {
            Queue<Future<R>> underWay = new ArrayDeque<>();
            while (things.hasNext()) {
                S thing = things.next();
                underWay.add(pool.submit(() -> worker.get().apply(thing)));
                if (underWay.size() >= threads * UNDER_WAY) sink.accept(result(underWay.remove()));
            }
            while (!underWay.isEmpty()) sink.accept(result(underWay.remove()));
        } finally {
            pool.shutdownNow();
        }
    }

    private static <R> R result(Future<R> future) {
        try {
            return future.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        } catch (ExecutionException e) {
            switch (e.getCause()) {
                case RuntimeException failure -> throw failure;
                case Error failure -> throw failure;
                default -> throw new IllegalStateException(e.getCause());
            }
        }
    }
}
