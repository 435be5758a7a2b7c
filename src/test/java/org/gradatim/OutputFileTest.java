package org.gradatim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.gradatim.expr.InputException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OutputFileTest {
    private static final OutputFile.Content NEW = out -> out.write("new".getBytes(StandardCharsets.UTF_8));

    private static final OutputFile.Content BREAKS_OFF = out -> {
        out.write(new byte[1 << 16]);
        throw new IOException("No space left on device");
    };

    @TempDir
    private Path folder;

    @Test
    void aFileIsWrittenAndNothingElseIsLeft() throws IOException {
        Path file = folder.resolve("new.pdf");
        OutputFile.at(file).write(NEW);
        assertThat(file).hasContent("new");
        assertThat(folder).isDirectoryContaining(file::equals).satisfies(OutputFileTest::holdsOneFile);
    }

    @Test
    void theOldFileSurvivesAFailureAndNothingHalfWrittenIsLeft() throws IOException {
        Path file = Files.writeString(folder.resolve("old.pdf"), "old");
        OutputFile output = OutputFile.at(file);
        assertThatIOException().isThrownBy(() -> output.write(BREAKS_OFF))
                .withMessage("cannot write " + file + ": No space left on device");
        assertThat(file).hasContent("old");
        holdsOneFile(folder);
    }

    @Test
    void permissionsStay() throws IOException {
        Path file = Files.writeString(folder.resolve("old.pdf"), "old");
        assumeThat(Files.getFileStore(folder).supportsFileAttributeView("posix")).isTrue();
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r-----"));
        OutputFile.at(file).write(NEW);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file))).isEqualTo("rw-r-----");
    }

    @Test
    void aLinkStaysALinkAndTheFileBehindItIsReplaced() throws IOException {
        Path file = Files.writeString(folder.resolve("real.pdf"), "old");
        Path link = Files.createSymbolicLink(folder.resolve("link.pdf"), Path.of("real.pdf"));
        OutputFile.at(link).write(NEW);
        assertThat(link).isSymbolicLink();
        assertThat(file).hasContent("new");
    }

    @Test
    void aLinkToAFileThatIsYetToComeMakesIt() throws IOException {
        Path link = Files.createSymbolicLink(folder.resolve("link.pdf"), Path.of("real.pdf"));
        OutputFile.at(link).write(NEW);
        assertThat(folder.resolve("real.pdf")).hasContent("new");
    }

    @Test
    void aLinkInACircleIsRefused() throws IOException {
        Path link = Files.createSymbolicLink(folder.resolve("link.pdf"), Path.of("link.pdf"));
        assertRefused(link, "it is a link that leads in a circle");
    }

    @Test
    void aFolderIsRefused() {
        assertRefused(folder, "it is a folder; name a file in it");
    }

    @Test
    void aMissingFolderIsNamed() {
        Path missing = folder.resolve("missing");
        assertRefused(missing.resolve("new.pdf"), "there is no folder " + missing + "; make it first");
    }

    @Test
    void aReadOnlyFileIsRefused() throws IOException {
        Path file = Files.writeString(folder.resolve("old.pdf"), "old");
        assertThat(file.toFile().setWritable(false)).isTrue();
        assumeThat(Files.isWritable(file)).as("root writes anywhere").isFalse();
        assertRefused(file, "it is read-only");
    }

    @Test
    void aDeviceIsWrittenToDirectly() throws IOException {
        Path full = Path.of("/dev/full");
        assumeThat(full).exists();
        OutputFile output = OutputFile.at(full);
        assertThatIOException().isThrownBy(() -> output.write(NEW))
                .withMessageStartingWith("cannot write /dev/full: ");
        assertThat(full).exists();
    }

    private static void assertRefused(Path file, String reason) {
        assertThatExceptionOfType(InputException.class).isThrownBy(() -> OutputFile.at(file))
                .withMessage("cannot write " + file + ": " + reason);
    }

    private static void holdsOneFile(Path folder) {
        assertThat(folder.toFile().list()).hasSize(1);
    }
}
