package org.gradatim.render.template;

import io.pebbletemplates.pebble.PebbleEngine;
import io.pebbletemplates.pebble.error.LoaderException;
import io.pebbletemplates.pebble.error.PebbleException;
import io.pebbletemplates.pebble.error.RootAttributeNotFoundException;
import io.pebbletemplates.pebble.loader.Loader;
import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.io.StringReader;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/**
 * The shells of documents: the built-in ones, or a file of the user's in place of the one for the format at hand. A
 * template sees the values it is given and the built-in templates, which it may extend; it reads no other file and calls
 * no method of Java.
 */
public final class Templates {
    private static final String BUILT_IN = "/org/gradatim/templates/";

    /** A template is a page's frame; what is larger is another file, given by mistake. */
    private static final long LARGEST = 1 << 20;

    private final Optional<Source> own;

    private record Source(String name, String text) {}

    private Templates(Optional<Source> own) {
        this.own = own;
    }

    /** The templates that come with the program. */
    public static Templates builtIn() {
        return new Templates(Optional.empty());
    }

    /**
     * The user's template.
     *
     * @throws TemplateException if the file cannot be read as text, or is too large
     */
    public static Templates of(Path file) {
        try {
            if (Files.isDirectory(file)) throw new TemplateException(file + ": this is a folder; name a file in it", null);
            if (Files.size(file) > LARGEST) {
                throw new TemplateException(file + ": larger than the " + LARGEST + " bytes that a template may have", null);
            }
            return new Templates(Optional.of(new Source("the template " + file, Files.readString(file))));
        } catch (NoSuchFileException e) {
            throw new TemplateException(file + ": there is no such template", e);
        } catch (CharacterCodingException e) {
            throw new TemplateException(file + ": this is no text in UTF-8, as a template is", e);
        } catch (AccessDeniedException e) {
            throw new TemplateException(file + ": the template may not be read; change its permissions", e);
        } catch (IOException e) {
            throw new TemplateException(file + ": the template cannot be read: " + e.getMessage(), e);
        }
    }

    /**
     * Fills a template.
     *
     * @param values strings, which the template escapes; {@code SafeString}s, which are markup; or null
     * @throws TemplateException if the template is broken
     */
    public String fill(Shell shell, Map<String, Object> values) {
        String name = own.map(Source::name).orElse(shell.file());
        StringWriter filled = new StringWriter();
        try {
            engine(shell).getTemplate(name).evaluate(filled, values, Locale.ROOT);
        } catch (RootAttributeNotFoundException e) {
            throw new TemplateException(place(e, name) + "there is no value `" + e.getAttributeName() + "`; there are "
                    + String.join(", ", new TreeSet<>(values.keySet())), e);
        } catch (PebbleException e) {
            throw new TemplateException(place(e, name) + e.getPebbleMessage(), e);
        } catch (StackOverflowError e) {
            throw new TemplateException(place(name) + ": a macro or include calls itself without end", e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return filled.toString();
    }

    private static String place(PebbleException e, String name) {
        String file = place(e.getFileName() == null ? name : e.getFileName());
        return e.getLineNumber() == null ? file + ": " : file + ":" + e.getLineNumber() + ": ";
    }

    private static String place(String name) {
        return name.replaceFirst("^the template ", "");
    }

    private PebbleEngine engine(Shell shell) {
        return new PebbleEngine.Builder()
                .loader(new Known())
                .syntax(shell.syntax())
                .strictVariables(true)
                .cacheActive(false)
                .defaultLocale(Locale.ROOT)
                .addEscapingStrategy("format", shell.escaping())
                .defaultEscapingStrategy("format")
                .methodAccessValidator((_, _) -> false)
                .build();
    }

    /** Knows the user's template and the built-in ones, and no file system. */
    private final class Known implements Loader<String> {
        @Override
        public Reader getReader(String name) {
            if (own.isPresent() && own.get().name().equals(name)) {
                return new StringReader(own.get().text());
            }
            if (!resourceExists(name)) {
                throw new LoaderException(null, "a template can only build on the built-in ones, not on \"" + name + "\"");
            }
            try (InputStream in = Templates.class.getResourceAsStream(BUILT_IN + name)) {
                return new StringReader(new String(in.readAllBytes(), StandardCharsets.UTF_8));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        @Override
        public boolean resourceExists(String name) {
            return Arrays.stream(Shell.values()).anyMatch(s -> s.file().equals(name));
        }

        @Override
        public String resolveRelativePath(String name, String anchor) {
            return name;
        }

        @Override
        public String createCacheKey(String name) {
            return name;
        }

        @Override
        public void setCharset(String charset) {
            // Templates are UTF-8.
        }

        @Override
        public void setPrefix(String prefix) {
            // A template is known by its whole name.
        }

        @Override
        public void setSuffix(String suffix) {
            // A template is known by its whole name.
        }
    }
}
