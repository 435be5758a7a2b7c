package org.gradatim.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Starts the packaged program as a person does. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "the launcher for Windows is another one")
class LauncherIT {
    private static final Path HOME = Path.of(System.getProperty("gradatim.home"));
    private static final String PROGRAM = HOME.resolve("bin/gradatim").toString();
    private static final String NEEDS_JAVA = "gradatim: needs Java 25 or newer; "
            + "install temurin-25-jdk (https://adoptium.net) or set JAVA_HOME\n";

    @TempDir
    private Path folder;

    private record Ended(int code, String out, String err) {}

    @Test
    void theVersionIsThatOfTheBuild() throws Exception {
        assertThat(run(PROGRAM, "--version").out()).matches("gradatim \\d+\\.\\d+\\.\\d+\\S*\\n");
    }

    @Test
    void itStartsThroughALinkInAFolderWithBlanks() throws Exception {
        Path bin = Files.createDirectory(folder.resolve("my programs"));
        Path first = Files.createSymbolicLink(bin.resolve("first"), Path.of(PROGRAM));
        Path second = Files.createSymbolicLink(bin.resolve("second"), first.getFileName());
        assertStarts(run(second.toString(), "--version"));
    }

    @Test
    void itStartsFromPathAndFromItsOwnFolder() throws Exception {
        assertStarts(shell("PATH=" + HOME.resolve("bin") + ":$PATH; gradatim --version"));
        assertStarts(shell("cd " + HOME.resolve("bin") + " && ./gradatim --version && sh gradatim --version"));
    }

    @Test
    void itStartsInACopyWithBlanksInItsPathAndWithoutItsCache() throws Exception {
        assertStarts(shell("cp -R '" + HOME + "' 'a copy' && touch 'a copy'/lib/*.jar && 'a copy/bin/gradatim' --version"));
        assertStarts(shell("rm 'a copy'/lib/gradatim.aot; 'a copy/bin/gradatim' --version"));
    }

    @Test
    void javaIsFoundThroughJavaHome() throws Exception {
        assertStarts(shell("JAVA_HOME='" + System.getProperty("java.home") + "' PATH=/nowhere '" + PROGRAM + "' --version"));
    }

    @Test
    void aJavaHomeThatIsTooOldIsPassedOver() throws Exception {
        Path old = Files.createDirectories(folder.resolve("old/bin"));
        assertThat(Files.createFile(old.resolve("java")).toFile().setExecutable(true)).isTrue();
        Files.writeString(folder.resolve("old/release"), "JAVA_VERSION=\"1.8.0_402\"\n");
        assertStarts(shell("JAVA_HOME='" + folder.resolve("old") + "' '" + PROGRAM + "' --version"));
    }

    @Test
    void withoutAnyJavaOneLineSaysWhatToInstall() throws Exception {
        Path launcher = withoutUsualPlaces();
        Ended ended = shell("unset JAVA_HOME; PATH=/nowhere HOME=/nowhere '" + launcher + "' --version");
        assertThat(ended).isEqualTo(new Ended(Shell.BAD_INPUT, "", NEEDS_JAVA));
    }

    @Test
    void aJavaWithoutReleaseFileIsAsked() throws Exception {
        Path bin = Files.createDirectory(folder.resolve("shims"));
        Path shim = Files.writeString(bin.resolve("java"),
                "#!/bin/sh\nexec '" + System.getProperty("java.home") + "/bin/java' \"$@\"\n");
        assertThat(shim.toFile().setExecutable(true)).isTrue();
        Path launcher = withoutUsualPlaces();
        assertStarts(shell("unset JAVA_HOME; PATH='" + bin + "' HOME=/nowhere '" + launcher + "' --version"));
    }

    @Test
    void javaHasNothingToSay() throws Exception {
        assertStarts(shell("JAVA_TOOL_OPTIONS=-Dx=y JDK_JAVA_OPTIONS=-Dx=y '" + PROGRAM + "' --version"));
    }

    @Test
    void aClosedPipeEndsItQuietly() throws Exception {
        Ended ended = run("bash", "-c", "'" + PROGRAM + "' completion | true; exit ${PIPESTATUS[0]}");
        assertThat(ended).isEqualTo(new Ended(Shell.CLOSED_PIPE, "", ""));
    }

    @Test
    void aStandardOutputThatCannotBeWrittenIsOneLine() throws Exception {
        Ended closed = shell("'" + PROGRAM + "' --help >&-");
        assertThat(closed.code()).isEqualTo(Shell.BAD_INPUT);
        assertThat(closed.err()).startsWith("gradatim: cannot write to standard output: ").hasLineCount(1);
    }

    @Test
    void wrongUsageEndsWithTwo() throws Exception {
        Ended ended = run(PROGRAM, "verify", "--jsn", "net.yaml");
        assertThat(ended).isEqualTo(
                new Ended(Shell.BAD_INPUT, "", "gradatim: unknown option '--jsn'; did you mean --json?\n"));
    }

    @Test
    void outputIsUtf8WhateverTheLocale() throws Exception {
        Ended ended = shell("LC_ALL=C '" + PROGRAM + "' verify 'Übung-σ.yaml' überzählig");
        assertThat(ended.err()).contains("'überzählig'");
    }

    @Test
    void fileNamesAreUtf8WhereTheLocaleIsNotInstalled() throws Exception {
        Ended ended = shell("LC_ALL=xx_XX.UTF-8 '" + PROGRAM + "' verify 'Übung-σ.yaml'");
        assertThat(ended).isEqualTo(new Ended(Shell.BAD_INPUT, "", "gradatim: there is no file `Übung-σ.yaml`\n"));
    }

    @Test
    void textIsAsWideAsTheTerminal() throws Exception {
        assumeTrue(shell("script --version && command -v stty").code() == 0, "no terminal to be had");
        Files.copy(Path.of("examples/two-neurons.yaml"), folder.resolve("net.yaml"));
        Ended ended = shell("unset COLUMNS; script -qec \"stty cols 80; NO_COLOR=1 '" + PROGRAM + "' explain net.yaml\" /dev/null < /dev/null");
        assertThat(ended.code()).isEqualTo(Shell.DONE);
        assertThat(ended.out().lines()).hasSizeGreaterThan(50).allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(80));
    }

    @Test
    void completionCompletes() throws Exception {
        Ended ended = run("bash", "-c", "source <('" + PROGRAM + "' completion); "
                + "COMP_WORDS=(gradatim ver); COMP_CWORD=1; _complete_gradatim; echo ${COMPREPLY[*]}");
        assertThat(ended).isEqualTo(new Ended(Shell.DONE, "verify\n", ""));
    }

    @Test
    void theCacheIsUsed() throws Exception {
        Path loaded = folder.resolve("loaded");
        Ended ended = shell("GRADATIM_JAVA_OPTIONS=-Xlog:class+load:file='" + loaded + "' '" + PROGRAM + "' --help");
        assertThat(ended.code()).isEqualTo(Shell.DONE);
        assertThat(Files.readAllLines(loaded)).filteredOn(line -> !line.contains("shared objects file"))
                .as("classes of --help that are not in the cache").isEmpty();
    }

    /** The launcher, in a copy of the program, with the list of places cut out. */
    private Path withoutUsualPlaces() throws Exception {
        assertThat(shell("cp -Rp '" + HOME + "' copy && rm -rf copy/runtime").code()).isZero();
        Path launcher = folder.resolve("copy/bin/gradatim");
        String text = Files.readString(launcher);
        String cut = text.replaceAll("(?m)^ +(/|\"\\$HOME\").*\\\\\\n", "")
                .replaceAll("(?m)^ +/home/linuxbrew.*$", "      /nowhere; do");
        assertThat(cut).isNotEqualTo(text);
        Files.writeString(launcher, cut, StandardOpenOption.TRUNCATE_EXISTING);
        return launcher;
    }

    private static void assertStarts(Ended ended) {
        assertThat(ended.err()).isEmpty();
        assertThat(ended.code()).isEqualTo(Shell.DONE);
        assertThat(ended.out()).startsWith("gradatim ");
    }

    private Ended shell(String script) throws IOException, InterruptedException {
        return run("sh", "-c", script);
    }

    private Ended run(String... command) throws IOException, InterruptedException {
        Path out = folder.resolve("out");
        Path err = folder.resolve("err");
        Process process = new ProcessBuilder(command).directory(folder.toFile())
                .redirectOutput(out.toFile()).redirectError(err.toFile()).start();
        assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
        return new Ended(process.exitValue(), Files.readString(out), Files.readString(err));
    }
}
