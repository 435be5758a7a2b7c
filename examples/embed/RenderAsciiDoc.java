import java.nio.file.Path;
import org.asciidoctor.Asciidoctor;
import org.asciidoctor.Options;
import org.asciidoctor.SafeMode;

/**
 * Renders a lecture in AsciiDoc to HTML on standard output, its derivations filled in: java -cp "lib/*:asciidoctorj/*" RenderAsciiDoc.java
 * lesson.adoc. AsciidoctorJ finds the extension on the class path.
 */
public class RenderAsciiDoc {
    public static void main(String[] args) {
        System.out.print(render(Path.of(args[0]).toAbsolutePath()));
    }

    /** The inside of a page. */
    public static String render(Path lecture) {
        try (Asciidoctor asciidoctor = Asciidoctor.Factory.create()) {
            return asciidoctor.convertFile(lecture.toFile(), Options.builder().toFile(false).safe(SafeMode.SAFE).build());
        }
    }
}
