package org.gradatim.render.html;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import org.gradatim.render.Samples;
import org.gradatim.render.template.Templates;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

class HtmlDocumentTest {

    private static final String PAGE = HtmlDocument.of(Samples.document(), Templates.builtIn());

    private static org.w3c.dom.Document parse(String xml) throws Exception {
        DocumentBuilder builder = DocumentBuilderFactory.newNSInstance().newDocumentBuilder();
        return builder.parse(new ByteArrayInputStream(xml.getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void thePageIsWellFormed() throws Exception {
        Files.writeString(Path.of("target", "sample.html"), PAGE);
        assertThat(parse(PAGE).getDocumentElement().getTagName()).isEqualTo("html");
    }

    @Test
    void whatAPersonTypesIsNoMarkup() throws Exception {
        org.w3c.dom.Document page = parse(PAGE);
        assertThat(page.getElementsByTagName("script").getLength()).isZero();
        assertThat(page.getElementsByTagName("h1").item(0).getTextContent()).contains(Samples.HOSTILE);
    }

    @Test
    void thePageNeedsNoNetworkAndNoScript() {
        assertThat(PAGE).doesNotContain("src=", "<link", "@import", "url(", "javascript:");
    }

    @Test
    void everyReferenceHasItsTarget() throws Exception {
        org.w3c.dom.Document page = parse(PAGE);
        NodeList links = page.getElementsByTagName("a");
        assertThat(links.getLength()).isGreaterThan(5);
        for (int i = 0; i < links.getLength(); i++) {
            String id = ((Element) links.item(i)).getAttribute("href").substring(1);
            assertThat(PAGE).contains("id=\"" + id + "\"");
        }
    }
}
