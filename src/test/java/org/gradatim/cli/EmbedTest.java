package org.gradatim.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.gradatim.Examples;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbedTest {
    private static final String LECTURE = "# Lesson\n\n```gradatim\nspec: two-neurons.yaml\nshow: network w1\n```\n\nSo `gradatim: dJ/dw1`.\n";

    private Path folder;
    private Path lecture;

    @BeforeEach
    void write(@TempDir Path temporary) throws IOException {
        folder = temporary;
        Files.copy(Examples.spec("two-neurons"), folder.resolve("two-neurons.yaml"));
        lecture = Files.writeString(folder.resolve("lesson.md"), LECTURE);
    }

    @Test
    void fillsChecksAndTakesOut() throws IOException {
        Session check = Session.of("embed", "--check", lecture.toString());
        assertThat(check).isEqualTo(new Session(Shell.WRONG, lecture + ":3:1: out of date\n" + lecture + ":8:4: out of date\n", ""));
        assertThat(lecture).content().isEqualTo(LECTURE);

        assertThat(Session.of("embed", lecture.toString())).isEqualTo(new Session(Shell.DONE, lecture + ": 2 places, 2 renewed\n", ""));
        assertThat(lecture).content().contains("](gradatim/lesson.md-", "\\frac{\\partial J}{\\partial w_1}");
        assertThat(folder.resolve("gradatim")).isDirectoryContaining("glob:**/lesson.md-*.svg");
        assertThat(Session.of("embed", "--check", lecture.toString())).isEqualTo(new Session(Shell.DONE, "", ""));

        assertThat(Session.of("embed", "--remove", lecture.toString())).isEqualTo(new Session(Shell.DONE, lecture + ": 2 places emptied\n", ""));
        assertThat(lecture).content().isEqualTo(LECTURE);
        assertThat(folder.resolve("gradatim")).doesNotExist();
    }

    @Test
    void copiesGoToAnotherFolderWithTheirPictures() throws IOException {
        Path copies = Files.createDirectory(folder.resolve("copies"));
        assertThat(Session.of("embed", lecture.toString(), "-o", copies.toString()).code()).isEqualTo(Shell.DONE);
        assertThat(lecture).content().isEqualTo(LECTURE);
        assertThat(copies.resolve("lesson.md")).content().contains("<!-- /gradatim -->");
        assertThat(copies.resolve("gradatim")).isNotEmptyDirectory();
        assertThat(Session.of("embed", lecture.toString(), "-o", folder.toString()).err()).contains("would be the file itself");
    }

    @Test
    void aBrokenPlaceIsNamedAndTheOthersAreFilled() throws IOException {
        Files.writeString(lecture, LECTURE + "\n```gradatim\nshow: gradient w9\n```\n");
        Session session = Session.of("embed", lecture.toString(), folder.resolve("no.md").toString(), folder.resolve("x.doc").toString(), folder.toString());
        assertThat(session.code()).isEqualTo(Shell.BAD_INPUT);
        assertThat(session.err().lines()).hasSize(4).anyMatch(l -> l.startsWith("gradatim: " + lecture + ":10:1: there is no `w9`"))
                .anyMatch(l -> l.contains("there is no file")).anyMatch(l -> l.contains("it is a folder; name the files in it")).anyMatch(l -> l.contains("its ending says no format; there are .md, .markdown"));
        assertThat(lecture).content().contains("<!-- /gradatim -->");
    }

    @Test
    void platformsGetImagesWithWordsInPlaceOfSvg() throws IOException {
        Path out = Files.createDirectory(folder.resolve("out"));
        for (String platform : new String[] {"canvas", "moodle", "plain-html"}) {
            Path copy = out.resolve("lesson.html");
            assertThat(Session.of("embed", "--for", platform, lecture.toString(), "-o", out.toString())).isEqualTo(new Session(Shell.DONE, copy + ": 2 places filled\n", ""));
            String page = Files.readString(copy);
            assertThat(page).contains("<h1>Lesson</h1>", "<img src=\"" + (platform.equals("plain-html") ? "data:image/svg+xml;base64," : "gradatim/"), "alt=\"")
                    .doesNotContain("<svg", "spec:", "class=\"calculation");
        }
        assertThat(Session.of("embed", "--for", "canvas", lecture.toString()).err()).contains("add -o with a folder");
    }

    @Test
    void copiesDoNotTakeEachOthersPlace() throws IOException {
        Path page = Files.writeString(folder.resolve("lesson.html"), "<p>x</p>");
        Path out = Files.createDirectory(folder.resolve("out"));
        assertThat(Session.of("embed", "--for", "canvas", lecture.toString(), page.toString(), "-o", out.toString())).isEqualTo(
                new Session(Shell.BAD_INPUT, "", "gradatim: two copies would be called lesson.html; write them into different folders\n"));
        assertThat(Session.of("embed", "--for", "canvas", page.toString(), "-o", folder.toString()).err()).contains("would be the file itself");
        Files.delete(page);
        assertThat(Session.of("embed", "--for", "canvas", lecture.toString(), "-o", folder.toString()).code()).isEqualTo(Shell.DONE);
        assertThat(page).isNotEmptyFile();
    }

    @Test
    void optionsThatDoNotGoTogetherAreRefused() {
        assertThat(Session.of("embed", "--check", "--remove", lecture.toString())).isEqualTo(
                new Session(Shell.BAD_INPUT, "", "gradatim: --check and --remove do not go together; leave one out\n"));
        assertThat(Session.of("embed").err()).contains("missing required parameter");
    }
}
