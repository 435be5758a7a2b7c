package org.gradatim;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One spec gives the same bytes in every format, wherever and whenever the program runs. */
class SameBytesTest {
    /** Biases, regularisation, names and numbers with decimal points. */
    private static final String EXAMPLE = "logistic-regression";

    private static final List<String> ENDINGS = List.of(".txt", ".md", ".tex", ".html", ".json", ".pdf", ".ipynb");

    /** Writes the spec that is the first argument in every format into the folder that is the second. */
    static final class EveryFormat {
        public static void main(String[] args) throws IOException {
            Gradatim gradatim = Gradatim.read(Path.of(args[0]));
            for (String ending : ENDINGS) gradatim.explainTo(Path.of(args[1]).resolve(EXAMPLE + ending));
        }
    }

    @Test
    void languageRegionTimeZoneAndEncodingDoNotMatter(@TempDir Path folder) throws Exception {
        List<Path> outputs = new ArrayList<>();
        outputs.add(written(folder, "-Duser.language=tr", "-Duser.country=TR", "-Duser.timezone=Asia/Kathmandu"));
        outputs.add(written(folder, "-Duser.language=de", "-Duser.country=DE", "-Duser.timezone=UTC", "-Dfile.encoding=COMPAT"));
        outputs.add(written(folder, "-Duser.language=ar", "-Duser.country=EG", "-Duser.timezone=Pacific/Kiritimati"));
        for (String ending : ENDINGS) {
            byte[] here = Examples.explained(EXAMPLE, ending, folder);
            for (Path there : outputs) assertThat(there.resolve(EXAMPLE + ending)).hasBinaryContent(here);
        }
    }

    private static Path written(Path folder, String... settings) throws IOException, InterruptedException {
        Path output = Files.createTempDirectory(folder, "there");
        List<String> command = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp", System.getProperty("java.class.path")));
        command.addAll(List.of(settings));
        command.addAll(List.of(EveryFormat.class.getName(), Examples.spec(EXAMPLE).toString(), output.toString()));
        Process process = new ProcessBuilder(command).inheritIO().start();
        assertThat(process.waitFor(2, TimeUnit.MINUTES)).isTrue();
        assertThat(process.exitValue()).isZero();
        return output;
    }
}
