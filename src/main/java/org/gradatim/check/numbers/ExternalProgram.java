package org.gradatim.check.numbers;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.gradatim.expr.InputException;
import org.gradatim.graph.Model;
import org.gradatim.parse.Limit;
import org.gradatim.parse.Place;
import org.gradatim.parse.Quote;
import org.gradatim.parse.numbers.NumberArray;
import org.gradatim.parse.numbers.NumbersReader;

/**
 * A program of the user's that computes gradients: it reads the parameters and data as JSON ({@link ProgramInput}) and prints gradients
 * as JSON. It is run as the user's own, with all that the user may do; what it prints is data. Its time and what it prints are
 * bounded, and no process that it starts outlives it.
 */
public final class ExternalProgram {
    /** How long a program may take where nobody says. */
    public static final Duration DEFAULT_TIME_LIMIT = Duration.ofSeconds(10);

    /** Of what a program says of its failure so much is shown: the end, where the error stands. */
    private static final int SHOWN_OF_ERRORS = 2_000;

    /** Bytes of its messages that are kept. */
    private static final int KEPT_OF_ERRORS = 1 << 16;

    /** How often is looked which processes a program has started, while it runs. */
    private static final long LOOK_MILLIS = 20;

    private final String line;
    private final List<String> command;
    private final Duration timeLimit;

    private ExternalProgram(String line, Duration timeLimit) {
        this.line = line;
        this.command = CommandLine.split(line);
        this.timeLimit = timeLimit;
    }

    /**
     * @param line      the command with its arguments, split by blanks and quotes as a shell does, but run without one
     * @param timeLimit after which it is stopped
     * @throws InputException where the line has no command
     */
    public static ExternalProgram of(String line, Duration timeLimit) {
        if (timeLimit.isNegative() || timeLimit.isZero()) throw new InputException("a time limit is a number of seconds above 0");
        return new ExternalProgram(line, timeLimit);
    }

    /**
     * Runs the program and reads what it prints.
     *
     * @param model one that has numbers
     * @throws InputException where it cannot be started, fails, takes too long, prints too much or prints no gradients
     */
    public List<NumberArray> gradients(Model model) {
        if (!model.hasNumbers()) throw new InputException("a program can be checked only at given numbers; add `parameters` and `data` to the spec");
        byte[] output = run(ProgramInput.of(model).getBytes(StandardCharsets.UTF_8));
        if (output.length == 0) throw new InputException(Quote.of(line) + " prints nothing; it must print a JSON object from names to gradients, such as {\"w1\": 0.0821}");
        return NumbersReader.read(output, "output of " + line, NumbersReader.Format.JSON);
    }

    private byte[] run(byte[] input) {
        Process process = start();
        Set<ProcessHandle> family = new LinkedHashSet<>(Set.of(process.toHandle()));
        Executor aside = task -> Thread.ofPlatform().daemon().start(task);
        aside.execute(() -> feed(process, input));
        CompletableFuture<byte[]> output = CompletableFuture.supplyAsync(() -> read(process.getInputStream(), Limit.PROGRAM_OUTPUT.value() + 1), aside);
        CompletableFuture<byte[]> errors = CompletableFuture.supplyAsync(() -> drain(process.getErrorStream()), aside);
        try {
            return outcome(process, family, output, errors);
        } finally {
            process.descendants().forEach(family::add);
            family.forEach(ProcessHandle::destroyForcibly);
        }
    }

    private Process start() {
        try {
            return new ProcessBuilder(command).start();
        } catch (IOException e) {
            throw new InputException("the program " + Quote.of(command.getFirst()) + " cannot be started: " + Quote.printable(String.valueOf(e.getMessage()))
                    + "; name one that is installed, or give its path", e);
        }
    }

    private byte[] outcome(Process process, Set<ProcessHandle> family, CompletableFuture<byte[]> output, CompletableFuture<byte[]> errors) {
        long end = System.nanoTime() + timeLimit.toNanos();
        try {
            while (!process.waitFor(LOOK_MILLIS, TimeUnit.MILLISECONDS)) {
                process.descendants().forEach(family::add);
                if (output.isDone() && output.get().length > Limit.PROGRAM_OUTPUT.value()) throw tooLong();
                if (System.nanoTime() > end) throw tooSlow();
            }
            byte[] printed = output.get(Math.max(1, end - System.nanoTime()), TimeUnit.NANOSECONDS);
            if (printed.length > Limit.PROGRAM_OUTPUT.value()) throw tooLong();
            if (process.exitValue() != 0) throw failed(process.exitValue(), errors.get(Math.max(1, end - System.nanoTime()), TimeUnit.NANOSECONDS));
            return printed;
        } catch (TimeoutException e) {
            throw tooSlow();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InputException(Quote.of(line) + " was interrupted", e);
        } catch (ExecutionException e) {
            throw new InputException("the output of " + Quote.of(line) + " cannot be read: " + Quote.printable(String.valueOf(e.getCause().getMessage())), e);
        }
    }

    private InputException tooSlow() {
        return new InputException(Quote.of(line) + " took longer than " + timeLimit.toMillis() / 1000.0 + " s and was stopped; give it more time by --time-limit, or look for an endless loop");
    }

    private InputException tooLong() {
        return Limit.PROGRAM_OUTPUT.exceeded("more", Place.of("output of " + line));
    }

    private InputException failed(int code, byte[] errors) {
        String said = new String(errors, StandardCharsets.UTF_8).strip();
        String end = said.length() <= SHOWN_OF_ERRORS ? said : "…" + said.substring(said.length() - SHOWN_OF_ERRORS);
        return new InputException(Quote.of(line) + " failed with exit code " + code + (said.isEmpty() ? "" : "; it says\n" + Quote.printable(end).indent(2).stripTrailing()));
    }

    private static void feed(Process process, byte[] input) {
        try (OutputStream to = process.getOutputStream()) {
            to.write(input);
        } catch (IOException e) {
            // The program need not read what it gets; if it fails for want of it, its exit code says so.
        }
    }

    private static byte[] read(InputStream from, long most) {
        try (from) {
            return from.readNBytes(Math.toIntExact(Math.min(most, Integer.MAX_VALUE - 8)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Reads to the end, so that the program does not wait, and keeps the last part. */
    private static byte[] drain(InputStream from) {
        ByteArrayOutputStream kept = new ByteArrayOutputStream();
        byte[] buffer = new byte[8192];
        try (from) {
            for (int n = from.read(buffer); n >= 0; n = from.read(buffer)) {
                if (kept.size() > KEPT_OF_ERRORS) {
                    byte[] last = kept.toByteArray();
                    kept.reset();
                    kept.write(last, last.length / 2, last.length - last.length / 2);
                }
                kept.write(buffer, 0, n);
            }
        } catch (IOException e) {
            // The pipe is closed when the program is stopped; what it said before counts.
            return kept.toByteArray();
        }
        return kept.toByteArray();
    }
}
