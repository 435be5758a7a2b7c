/** Derivations in AsciiDoc that AsciidoctorJ renders. Who uses it brings AsciidoctorJ; nothing else of Gradatim needs it. */
package org.gradatim.embed.asciidoctor;
