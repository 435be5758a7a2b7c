package org.gradatim.embed;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.gradatim.Gradatim;
import org.gradatim.embed.Found.Made;
import org.gradatim.explain.Show;
import org.gradatim.expr.InputException;
import org.gradatim.parse.Place;
import org.gradatim.parse.Settings;
import org.gradatim.render.fragment.Fragment;

/** Fills the places of one lecture, or takes out what is filled in. */
final class Filling {
    private final Path file;
    private final Medium medium;
    private final Path root;
    private final Specs specs;

    /**
     * @param file of the lecture; specs are looked for beside it
     * @param root outside of which no spec is read
     */
    Filling(Path file, Medium medium, Path root, Specs specs) {
        this.file = file;
        this.medium = medium;
        this.root = root;
        this.specs = specs;
    }

    /** @param again whether parts that are up to date are made again as well */
    Lecture.Result fill(String text, boolean again) {
        return new Run(again, Optional.empty()).all(text);
    }

    /** As HTML for the editor of a platform. */
    Lecture.Result paste(String text, Platform platform) {
        return new Run(true, Optional.of(platform)).all(remove(text).text());
    }

    Lecture.Result remove(String content) {
        List<Place> taken = new ArrayList<>();
        List<InputException> problems = new ArrayList<>();
        Text text = medium.text(content, file.toString());
        String bare = text.with(text.passages().stream().map(passage -> removed(passage, taken, problems)).toList());
        KeptPictures pictures = new KeptPictures(file);
        Companions companions = new Companions(Map.of(), pictures.named(bare), pictures, Specs.folder(file), Map.of());
        return new Lecture.Result(bare, taken.size(), taken, problems, !taken.isEmpty(), companions);
    }

    private String removed(Passage passage, List<Place> taken, List<InputException> problems) {
        StringBuilder out = new StringBuilder(passage.text().length());
        int done = 0;
        for (Found found : medium.syntax().find(passage)) {
            if (found instanceof Found.Broken broken) problems.add(broken.error());
            if (!(found instanceof Found.Request place) || place.made().isEmpty()) continue;
            out.append(passage.text(), done, place.start()).append(place.source());
            done = place.end();
            taken.add(passage.place(place.start()));
        }
        return out.append(passage.text(), done, passage.text().length()).toString();
    }

    /** One passage through a lecture. */
    private final class Run {
        private final boolean again;
        private final Optional<Platform> platform;
        private final Requests requests = new Requests();
        private final KeptPictures pictures = new KeptPictures(file);
        private final List<Place> renewed = new ArrayList<>();
        private final List<InputException> problems = new ArrayList<>();
        private int places;

        Run(boolean again, Optional<Platform> platform) {
            this.again = again;
            this.platform = platform;
        }

        Lecture.Result all(String content) {
            Text text = medium.text(content, file.toString());
            String parts = text.with(text.passages().stream().map(this::passage).toList());
            String filled = platform.isEmpty() ? parts : medium.page(parts);
            if (places > 0) medium.lack(content).ifPresent(lack -> problems.add(Place.of(file.toString()).error(lack)));
            Set<String> named = pictures.named(filled);
            Map<String, byte[]> fresh = new LinkedHashMap<>(pictures.fresh());
            fresh.keySet().retainAll(named);
            return new Lecture.Result(filled, places, renewed, problems, !filled.equals(content), new Companions(fresh, named, pictures, Specs.folder(file), places > 0 ? medium.files(content) : Map.of()));
        }

        private String passage(Passage passage) {
            Syntax syntax = medium.syntax();
            head(syntax, passage);
            StringBuilder out = new StringBuilder(passage.text().length() * 2);
            int done = 0;
            for (Found found : syntax.find(passage)) {
                if (found instanceof Found.Broken broken) problems.add(broken.error());
                Optional<String> part = found instanceof Found.Request place ? place(place, syntax, passage) : Optional.empty();
                if (part.isEmpty()) continue;
                out.append(passage.text(), done, found.start()).append(part.get());
                done = found.end();
            }
            return out.append(passage.text(), done, passage.text().length()).toString();
        }

        private void head(Syntax syntax, Passage passage) {
            try {
                syntax.head(passage).ifPresent(requests::begin);
            } catch (InputException e) {
                problems.add(e);
            }
        }

        /** The place with its part, where that is new. */
        private Optional<String> place(Found.Request place, Syntax syntax, Passage passage) {
            Place at = passage.place(place.start());
            try {
                Optional<Requests.Request> request = request(place, at);
                if (request.isEmpty()) return platform.map(_ -> "");
                places++;
                return filled(place, request.get(), syntax, passage, at);
            } catch (InputException e) {
                problems.add(e);
                return Optional.empty();
            }
        }

        private Optional<Requests.Request> request(Found.Request place, Place at) {
            if (place.isInline()) return Optional.of(requests.inline(at, place.request()));
            return requests.block(Settings.read(place.request(), new Place(at.file(), place.line(), at.column()), Requests.KEYS));
        }

        private Optional<String> filled(Found.Request place, Requests.Request request, Syntax syntax, Passage passage, Place at) {
            medium.require(request);
            Path spec = Specs.file(request.spec(), Specs.folder(file), root);
            String source = source(place, request, spec);
            if (!again && place.made().filter(made -> isUpToDate(made, source)).isPresent()) return Optional.empty();
            String generated = generated(place, request, spec, at);
            Stamp stamp = Stamp.of(source, generated);
            renewed.add(at);
            if (platform.isPresent()) return Optional.of(place.isInline() ? generated : Syntax.prefixed(generated, place.prefix()).stripLeading());
            Syntax.Around around = syntax.around(place, stamp, generated);
            return Optional.of(around.before().replace("\n", passage.lineEnd()) + place.source() + around.behind().replace("\n", passage.lineEnd()));
        }

        private boolean isUpToDate(Made made, String source) {
            return made.stamp().source().equals(source) && made.stamp().fits(made.generated()) && pictures.areThere(made.generated(), Specs.folder(file));
        }

        /** Everything that the part depends on, as a hash. */
        private String source(Found.Request place, Requests.Request request, Path spec) {
            return Stamp.hash(String.join("\n", Gradatim.version(), medium.name(), Boolean.toString(place.prefix().isEmpty()), request.settings().toString(), specs.hash(spec)));
        }

        private String generated(Found.Request place, Requests.Request request, Path spec, Place at) {
            try {
                Gradatim model = specs.read(spec, request.naming());
                Fragment whole = platform.map(p -> p.fragment(pictures)).orElseGet(() -> medium.fragment(request, pictures));
                Fragment fragment = place.prefix().isEmpty() ? whole : whole.nested();
                if (place.isInline()) return fragment.formula(model.formula(((Show.Formula) request.show()).name()));
                return fragment.blocks(Parts.blocks(model, request)).strip();
            } catch (InputException e) {
                throw at.error(e.getMessage());
            }
        }
    }
}
