package org.gradatim.embed;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.gradatim.Gradatim;
import org.gradatim.graph.Naming;
import org.gradatim.parse.InputFile;
import org.gradatim.parse.Limit;
import org.gradatim.parse.Settings.Setting;
import org.gradatim.parse.SpecReader;

/** The specs that lectures are about, each read and derived once. */
final class Specs {
    private final Map<Path, String> hashes = new HashMap<>();
    private final Map<Named, Gradatim> read = new HashMap<>();

    /** A spec under the names of a scheme. */
    private record Named(Path spec, Optional<Naming> naming) {}

    /**
     * The file that a lecture names.
     *
     * @param folder of the lecture
     * @param root   outside of which no spec is read, not even through a link
     * @throws org.gradatim.expr.InputException where it is outside, or no file
     */
    static Path file(Setting spec, Path folder, Path root) {
        Path wanted = path(spec);
        Path resolved = folder.resolve(wanted);
        boolean climbs = wanted.isAbsolute() || spec.value().startsWith("\\") || !absolute(resolved).startsWith(absolute(root));
        if (climbs) throw outside(spec);
        try {
            if (!resolved.toRealPath().startsWith(root.toRealPath())) throw outside(spec);
        } catch (IOException e) {
            throw spec.place().error(InputFile.problem(resolved, spec.value(), e));
        }
        if (!Files.isRegularFile(resolved)) throw spec.place().error("`" + spec.value() + "` is no file; name a spec");
        return resolved.normalize();
    }

    private static Path absolute(Path path) {
        return path.toAbsolutePath().normalize();
    }

    private static Path path(Setting spec) {
        try {
            return Path.of(spec.value());
        } catch (InvalidPathException e) {
            throw spec.place().error("`" + spec.value().replace('\0', ' ') + "` cannot be the name of a file");
        }
    }

    private static org.gradatim.expr.InputException outside(Setting spec) {
        return spec.place().error("the spec `" + spec.value() + "` is outside of the folder of this lecture, where nothing is read; put it beside the lecture, or widen the folder by --root");
    }

    /** What the spec and the files that it names hold, as a hash. */
    String hash(Path spec) {
        return hashes.computeIfAbsent(spec, Specs::hashed);
    }

    private static String hashed(Path spec) {
        StringBuilder all = new StringBuilder();
        List<Path> files = SpecReader.files(spec);
        for (Path file : files) all.append(Stamp.hash(InputFile.bytes(file, Limit.DATA_BYTES)));
        return Stamp.hash(all.toString());
    }

    /** The spec, read. */
    Gradatim read(Path spec, Optional<Naming> naming) {
        Gradatim plain = read.computeIfAbsent(new Named(spec, Optional.empty()), key -> Gradatim.read(key.spec()));
        return naming.isEmpty() ? plain : read.computeIfAbsent(new Named(spec, naming), key -> plain.renamed(key.naming().orElseThrow()));
    }

    /** The folder of a file. */
    static Path folder(Path file) {
        Path folder = file.getParent();
        return folder == null ? Path.of("") : folder;
    }

    /** The real path of a folder. */
    static Path real(Path folder) {
        try {
            return folder.toAbsolutePath().toRealPath();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
