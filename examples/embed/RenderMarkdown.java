import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.commonmark.parser.IncludeSourceSpans;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;
import org.gradatim.embed.commonmark.GradatimExtension;

/** Renders a lecture in Markdown to HTML on standard output, its derivations filled in: java -cp "lib/*" RenderMarkdown.java lesson.md. */
public class RenderMarkdown {
    public static void main(String[] args) throws IOException {
        System.out.print(render(Path.of(args[0]).toAbsolutePath()));
    }

    /** The inside of a page. */
    public static String render(Path lecture) throws IOException {
        // With source spans, messages say the right line.
        Parser parser = Parser.builder().includeSourceSpans(IncludeSourceSpans.BLOCKS).build();
        HtmlRenderer renderer = HtmlRenderer.builder().extensions(List.of(GradatimExtension.create(lecture.getParent()))).build();
        return renderer.render(parser.parse(Files.readString(lecture)));
    }
}
