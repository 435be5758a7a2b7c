/** Documents in the markup that people write by hand (Markdown, AsciiDoc, reStructuredText), and notebooks, whose text is Markdown. */
package org.gradatim.render.markup;
