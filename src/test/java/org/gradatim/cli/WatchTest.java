package org.gradatim.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import org.gradatim.Examples;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WatchTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int PAUSE_MILLIS = 20;
    private static final int RUNNING = -1;

    private final ByteArrayOutputStream said = new ByteArrayOutputStream();
    private final AtomicInteger code = new AtomicInteger(RUNNING);
    private Path folder;
    private Path spec;
    private Path lecture;
    private Thread watching;

    @BeforeEach
    void write(@TempDir Path temporary) throws IOException {
        folder = temporary;
        spec = Files.copy(Examples.spec("two-neurons"), folder.resolve("two-neurons.yaml"));
        lecture = Files.writeString(folder.resolve("lesson.md"), "```gradatim\nspec: two-neurons.yaml\nshow: gradient w1\n```\n");
    }

    @AfterEach
    void end() throws InterruptedException {
        watching.interrupt();
        watching.join(PATIENCE);
        assertThat(code).hasValue(Shell.DONE);
    }

    private void watch(Path... files) {
        String[] arguments = new String[files.length + 2];
        arguments[0] = "embed";
        arguments[1] = "--watch";
        for (int i = 0; i < files.length; i++) arguments[i + 2] = files[i].toString();
        PrintStream out = new PrintStream(said, true, StandardCharsets.UTF_8);
        watching = new Thread(() -> code.set(new Shell(new Streams(out, out, false, false)).run(arguments)));
        watching.start();
    }

    private String said() {
        return said.toString(StandardCharsets.UTF_8);
    }

    private void until(Callable<Boolean> condition) throws Exception {
        Instant end = Instant.now().plus(PATIENCE);
        while (!condition.call()) {
            assertThat(Instant.now()).as("said so far: %s", said()).isBefore(end);
            assertThat(code).as("it ended, and said: %s", said()).hasValue(RUNNING);
            Thread.sleep(PAUSE_MILLIS);
        }
    }

    @Test
    void fillsAgainWhenALectureChangesAndWhenASpecDoes() throws Exception {
        watch(lecture);
        until(() -> said().contains("watching 1 file"));
        assertThat(lecture).content().contains("0.0582");

        Files.writeString(lecture, Files.readString(lecture) + "\n`gradatim: a3`\n");
        until(() -> Files.readString(lecture).contains("$`a_3 ="));

        Files.writeString(spec, Files.readString(spec).replace("w5: 0.5", "w5: 0.25"));
        until(() -> !Files.readString(lecture).contains("0.0582"));
    }

    @Test
    void aMistakeIsSaidAndMendedWithoutBeginningAnew() throws Exception {
        Files.writeString(lecture, "`gradatim: a9`\n\n<!-- gradatim spec: two-neurons.yaml -->\n");
        watch(lecture);
        until(() -> said().contains("lesson.md:1:1: "));
        until(() -> said().contains("watching 1 file"));
        Files.writeString(lecture, Files.readString(lecture).replace("a9", "a3"));
        until(() -> Files.readString(lecture).contains("$`a_3 ="));
    }

    @Test
    void lecturesOfOneFolderAreWatchedByWhateverWayTheyAreNamed() throws Exception {
        Path other = Files.writeString(folder.resolve("other.md"), "<!-- gradatim spec: two-neurons.yaml -->\n");
        watch(folder.resolve(".").resolve("lesson.md"), other);
        until(() -> said().contains("watching 2 files"));
        Files.writeString(lecture, Files.readString(lecture) + "\n`gradatim: a3`\n");
        until(() -> Files.readString(lecture).contains("$`a_3 ="));
        Files.writeString(other, Files.readString(other) + "\n`gradatim: a1`\n");
        until(() -> Files.readString(other).contains("$`a_1 ="));
    }
}
