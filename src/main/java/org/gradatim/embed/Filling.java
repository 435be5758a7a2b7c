package org.gradatim.embed;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
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
import org.gradatim.render.fragment.PictureFiles;

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
        return new Run(true, Optional.of(platform)).all(text);
    }

    Lecture.Result remove(String content) {
        List<Place> taken = new ArrayList<>();
        List<Place> byHand = new ArrayList<>();
        List<InputException> problems = new ArrayList<>();
        Text text = medium.text(content, file.toString());
        String bare = text.with(text.passages().stream().map(passage -> removed(passage, taken, byHand, problems)).toList());
        KeptPictures pictures = new KeptPictures(file);
        Companions companions = new Companions(Map.of(), pictures.named(bare), pictures, Specs.folder(file), Map.of());
        return new Lecture.Result(bare, taken.size(), taken, byHand, problems, !taken.isEmpty(), companions);
    }

    private String removed(Passage passage, List<Place> taken, List<Place> byHand, List<InputException> problems) {
        List<Splice> splices = new ArrayList<>();
        for (Found found : medium.syntax().find(passage)) {
            switch (found) {
                case Found.Broken broken -> problems.add(broken.error());
                case Found.Leftover leftover -> {
                    taken.add(passage.place(leftover.start()));
                    splices.add(new Splice(leftover.start(), leftover.end(), ""));
                }
                case Found.Request place -> place.made().ifPresent(made -> {
                    taken.add(passage.place(place.asked()));
                    if (made.isChanged()) byHand.add(passage.place(place.asked()));
                    splices.add(new Splice(place.start(), place.end(), place.source()));
                });
            }
        }
        return Splice.all(splices, passage.text());
    }

    /** A passage, and what is found in it. */
    private record Searched(Passage passage, List<Found> found) {}

    /** One passage through a lecture. */
    private final class Run {
        private final boolean again;
        private final Optional<Platform> platform;
        private final Requests requests = new Requests();
        private final KeptPictures pictures = new KeptPictures(file);
        private final List<Place> renewed = new ArrayList<>();
        private final List<Place> byHand = new ArrayList<>();
        private final List<InputException> problems = new ArrayList<>();
        private final Syntax syntax = medium.syntax();
        /** What names stand for: the hash that each is made from. */
        private final Map<String, String> defined = new HashMap<>();
        private int places;

        Run(boolean again, Optional<Platform> platform) {
            this.again = again;
            this.platform = platform;
        }

        Lecture.Result all(String content) {
            Text text = medium.text(content, file.toString());
            List<Searched> searched = text.passages().stream().map(passage -> new Searched(passage, syntax.find(passage))).toList();
            firstSpec(searched).ifPresent(requests::foresee);
            String parts = text.with(searched.stream().map(this::filled).toList());
            String filled = platform.isEmpty() ? parts : medium.page(parts);
            if (places > 0) medium.lack(content, parts).ifPresent(lack -> problems.add(Place.of(file.toString()).error(lack)));
            Set<String> named = pictures.named(filled);
            Map<String, byte[]> fresh = new LinkedHashMap<>(pictures.fresh());
            fresh.keySet().retainAll(named);
            return new Lecture.Result(filled, places, renewed, byHand, problems, !filled.equals(content), new Companions(fresh, named, pictures, Specs.folder(file), places > 0 ? medium.files(content) : Map.of()));
        }

        /** The first spec that a block names. */
        private Optional<Settings.Setting> firstSpec(List<Searched> searched) {
            return searched.stream().flatMap(s -> s.found().stream().filter(Found.Request.class::isInstance).map(Found.Request.class::cast)
                    .filter(place -> !place.isInline()).flatMap(place -> spec(place, s.passage()).stream())).findFirst();
        }

        private static Optional<Settings.Setting> spec(Found.Request place, Passage passage) {
            try {
                return Requests.spec(settings(place, passage));
            } catch (InputException e) {
                // It is said where the block is filled.
                return Optional.empty();
            }
        }

        private static Settings settings(Found.Request place, Passage passage) {
            return Settings.read(place.request(), passage.place(place.asked()), Requests.KEYS);
        }

        /** Requests are met in the order in which they are written, since one may leave its spec to another. */
        private String filled(Searched searched) {
            Passage passage = searched.passage();
            head(passage);
            List<Splice> splices = new ArrayList<>();
            searched.found().stream().sorted(Comparator.comparingInt(Found::asked)).forEach(found -> {
                switch (found) {
                    case Found.Broken broken -> problems.add(broken.error());
                    case Found.Leftover leftover -> {
                        renewed.add(passage.place(leftover.start()));
                        splices.add(new Splice(leftover.start(), leftover.end(), ""));
                    }
                    case Found.Request place -> place(place, passage).ifPresent(part -> splices.add(new Splice(place.start(), place.end(), part)));
                }
            });
            return Splice.all(splices, passage.text());
        }

        private void head(Passage passage) {
            try {
                syntax.head(passage).ifPresent(requests::begin);
            } catch (InputException e) {
                problems.add(e);
            }
        }

        /** The place with its part, where that is new. */
        private Optional<String> place(Found.Request place, Passage passage) {
            Place at = passage.place(place.asked());
            try {
                Optional<Requests.Request> request = place.isInline() ? Optional.of(requests.inline(at, place.request())) : requests.block(settings(place, passage));
                if (request.isEmpty()) return platform.map(_ -> "");
                places++;
                return filled(place, request.get(), passage, at);
            } catch (InputException e) {
                problems.add(e);
                return Optional.empty();
            }
        }

        private Optional<String> filled(Found.Request place, Requests.Request request, Passage passage, Place at) {
            medium.require(request);
            Path spec = Specs.file(request.spec(), Specs.folder(file), root);
            String source = source(place, request, spec);
            if (place.form() == Found.Form.DEFINED && !isToBeDefined(place, source, at)) return Optional.empty();
            if (!again && place.made().filter(made -> isUpToDate(made, source)).isPresent()) return Optional.empty();
            String generated = generated(place, request, spec, at);
            Stamp stamp = Stamp.of(source, generated);
            renewed.add(at);
            if (place.made().filter(Made::isChanged).isPresent()) byHand.add(at);
            if (platform.isPresent()) return Optional.of(place.isInline() ? generated : Syntax.prefixed(generated, place.prefix()).stripLeading());
            Syntax.Around around = syntax.around(place, stamp, generated);
            return Optional.of(around.before().replace("\n", passage.lineEnd()) + place.source() + around.behind().replace("\n", passage.lineEnd()));
        }

        /** A name means the same wherever it stands in a text, and is defined where it stands first. */
        private boolean isToBeDefined(Found.Request place, String source, Place at) {
            String before = defined.putIfAbsent(place.request(), source);
            if (before != null && !before.equals(source)) {
                throw at.error("`" + place.request() + "` has another meaning above, and a name has one in a whole text; write `show: formula " + place.request() + "` in a block here");
            }
            return before == null;
        }

        private boolean isUpToDate(Made made, String source) {
            return made.stamp().source().equals(source) && !made.isChanged() && pictures.areThere(made.generated(), Specs.folder(file));
        }

        /** Everything that the part depends on, as a hash. */
        private String source(Found.Request place, Requests.Request request, Path spec) {
            return Stamp.hash(String.join("\n", Gradatim.version(), medium.name(), Boolean.toString(place.prefix().isEmpty()), place.images(), request.settings().toString(), specs.hash(spec)));
        }

        private String generated(Found.Request place, Requests.Request request, Path spec, Place at) {
            try {
                Gradatim model = specs.read(spec, request.naming());
                PictureFiles linked = svg -> linked(pictures.store(svg), place.images());
                Fragment whole = platform.map(p -> p.fragment(linked)).orElseGet(() -> medium.fragment(request, linked));
                Fragment fragment = place.prefix().isEmpty() ? whole : whole.nested();
                if (place.isInline()) return fragment.formula(model.formula(((Show.Formula) request.show()).name()));
                return fragment.blocks(Parts.blocks(model, request)).strip();
            } catch (InputException e) {
                throw at.error(e.getMessage());
            }
        }

        /**
         * The address of a picture beside the lecture.
         *
         * @param images the folder from which the medium goes
         */
        private String linked(String picture, String images) {
            if (images.isEmpty()) return picture;
            if (!images.matches("[^{}:\\\\/][^{}:\\\\]*")) {
                throw new InputException("from `:imagesdir: " + images + "` no way leads to pictures beside this lecture; name a folder by its way from here, such as `:imagesdir: images`");
            }
            Path folder = Specs.folder(file).toAbsolutePath().normalize();
            return folder.resolve(images).normalize().relativize(folder.resolve(picture)).toString().replace('\\', '/');
        }
    }

    /** A piece of a text, from one character to another, in whose place another stands. */
    private record Splice(int start, int end, String text) {
        /** The text with all pieces replaced; those at one place stand in their order. */
        static String all(List<Splice> splices, String text) {
            StringBuilder out = new StringBuilder(text.length() * 2);
            int done = 0;
            for (Splice splice : splices.stream().sorted(Comparator.comparingInt(Splice::start)).toList()) {
                out.append(text, done, splice.start()).append(splice.text());
                done = splice.end();
            }
            return out.append(text, done, text.length()).toString();
        }
    }
}
