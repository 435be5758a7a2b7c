package org.gradatim.check.grade;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.function.Consumer;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.gradatim.expr.InputException;
import org.gradatim.parse.InputFile;
import org.gradatim.parse.Limit;
import org.gradatim.parse.Place;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.cfg.JsonNodeFeature;
import tools.jackson.databind.json.JsonMapper;

/** A submission on each line: {@code {"id": "jane", "answers": {"w1": "…"}}} or {@code {"id": "jane", "text": "…"}}. Empty lines are passed over. */
final class JsonLines implements Submissions {
    /** Numbers keep the digits that were given. */
    private static final JsonMapper MAPPER = JsonMapper.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS, DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES).build();

    private final Path file;
    private final FileScan scan;

    JsonLines(Path file) throws IOException {
        this.file = file;
        this.scan = FileScan.of(file);
        if (scan.lines() == 0) throw Place.of(file.toString()).error("the file is empty; each line is a submission: {\"id\": \"jane\", \"answers\": {\"w1\": \"…\"}}");
    }

    @Override
    public long count() {
        return scan.lines();
    }

    @Override
    public String fingerprint() {
        return scan.fingerprint();
    }

    @Override
    public Stream<Submission> open() throws IOException {
        InputStream in = new BufferedInputStream(Files.newInputStream(file), 1 << 16);
        return StreamSupport.stream(new Lines(in), false).onClose(() -> {
            try {
                in.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    private final class Lines extends Spliterators.AbstractSpliterator<Submission> {
        private final InputStream in;
        private final long longest = Limit.ANSWER_BYTES.value();
        private int line;
        private long position;

        Lines(InputStream in) {
            super(scan.lines(), Spliterator.ORDERED | Spliterator.NONNULL);
            this.in = in;
        }

        @Override
        public boolean tryAdvance(Consumer<? super Submission> action) {
            try {
                ByteArrayOutputStream bytes = new ByteArrayOutputStream();
                long length = 0;
                for (int b = in.read(); b >= 0 || length > 0; b = in.read()) {
                    boolean end = b == '\n' || b < 0;
                    if (end) line++;
                    if (end && length > 0) {
                        action.accept(submission(bytes.toByteArray(), length));
                        return true;
                    }
                    if (!end && b != '\r' && ++length <= longest) bytes.write(b);
                }
                return false;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        private Submission submission(byte[] bytes, long length) {
            Place place = new Place(file.toString(), line, 0);
            String otherwise = "line " + line;
            try {
                Limit.ANSWER_BYTES.require(length, place);
                JsonNode node = MAPPER.readTree(withoutMark(InputFile.text(bytes, place)));
                if (!node.isObject()) throw place.error("expected {\"id\": …, \"answers\": {…}}");
                String id = node.path("id").asString("").strip();
                String name = id.isEmpty() ? otherwise : id;
                return new Submission(position++, name, content(node, name, place));
            } catch (JacksonException e) {
                return unreadable(otherwise, place + ": this is no JSON: " + e.getOriginalMessage());
            } catch (InputException e) {
                return unreadable(otherwise, e.getMessage());
            }
        }

        /** Some editors put a byte order mark before the first line. */
        private static String withoutMark(String text) {
            return text.startsWith("\uFEFF") ? text.substring(1) : text;
        }

        private Submission unreadable(String id, String problem) {
            return new Submission(position++, id, new Submission.Unreadable(problem));
        }
    }

    private static Submission.Content content(JsonNode node, String name, Place place) {
        if (node.path("answers").isObject()) {
            Map<String, String> answers = new LinkedHashMap<>();
            node.get("answers").properties().forEach(e -> answers.put(e.getKey(), e.getValue().isString() ? e.getValue().asString() : e.getValue().toString()));
            return new Submission.Formulas(answers);
        }
        if (node.path("text").isString()) return new Submission.Text(node.get("text").asString(), name);
        return new Submission.Unreadable(place + ": expected \"answers\": {\"w1\": \"…\"} or \"text\": \"…\"");
    }
}
