package org.gradatim;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Runs the commands of the README with the packaged program, in a folder that has what they need. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "the commands are for a Unix shell")
class ReadmeIT {
    private static final Path HOME = Path.of(System.getProperty("gradatim.home"));

    @TempDir
    private Path folder;

    static List<String> commands() throws IOException {
        return Readme.blocks("sh");
    }

    @ParameterizedTest
    @MethodSource("commands")
    void everyCommandWorks(String commands) throws Exception {
        prepare();
        Path output = folder.resolve("output.log");
        ProcessBuilder shell = new ProcessBuilder("bash", "-e", "-c", commands).directory(folder.toFile())
                .redirectErrorStream(true).redirectOutput(output.toFile());
        shell.environment().merge("PATH", folder.resolve("bin") + ":" + HOME.resolve("bin"), (path, first) -> first + ":" + path);
        Process process = shell.start();
        assertThat(process.waitFor(2, TimeUnit.MINUTES)).isTrue();
        assertThat(process.exitValue()).as(commands + Files.readString(output)).isZero();
        for (String file : commands.lines().filter(c -> c.contains(" -o ")).map(c -> c.replaceFirst(".* -o (\\S+).*", "$1")).toList()) {
            assertThat(folder.resolve(file)).isNotEmptyFile();
        }
    }

    /** A folder like that of the project after a build, in which Maven has nothing left to do. */
    private void prepare() throws IOException {
        for (String name : List.of("examples", "templates")) copy(Path.of(name), Files.createDirectory(folder.resolve(name)));
        script(folder.resolve("target/gradatim/bin/gradatim"), "exec '" + HOME.resolve("bin/gradatim").toAbsolutePath() + "' \"$@\"");
        script(folder.resolve("bin/mvn"), ":");
    }

    private static void script(Path file, String command) throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, "#!/bin/sh\n" + command + "\n");
        assertThat(file.toFile().setExecutable(true)).isTrue();
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Path copied = to.resolve(from.relativize(file));
                Files.createDirectories(copied.getParent());
                Files.copy(file, copied);
            }
        }
    }
}
