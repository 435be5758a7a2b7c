package org.gradatim.cli;

import static java.nio.file.StandardWatchEventKinds.ENTRY_CREATE;
import static java.nio.file.StandardWatchEventKinds.ENTRY_DELETE;
import static java.nio.file.StandardWatchEventKinds.ENTRY_MODIFY;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** Works on files, and again whenever they change, until the program is interrupted. */
final class Watch {
    /** Editors save a file in several steps; so long after the last one it is at rest. */
    private static final long REST_MILLIS = 150;

    /** Folders below those of lectures that are looked at for specs. */
    private static final int DEEPEST = 4;

    /** What is to be done with files. */
    @FunctionalInterface
    interface Work {
        void on(List<Path> files) throws IOException;
    }

    private Watch() {}

    /** @param root a further folder to be looked at; may be null */
    static void over(List<Path> files, Path root, Work work, Streams streams) throws IOException {
        try (WatchService service = files.getFirst().toAbsolutePath().getFileSystem().newWatchService()) {
            Map<WatchKey, Path> folders = new HashMap<>();
            for (Path folder : folders(files, root)) folders.put(folder.register(service, ENTRY_CREATE, ENTRY_MODIFY, ENTRY_DELETE), folder);
            // What changes from here on is noticed.
            work.on(files);
            streams.err().println("watching " + Numerals.counted(files.size(), "file") + "; Ctrl-C ends");
            Map<Path, Long> seen = times(files);
            while (true) {
                Set<Path> changed = changed(service, folders);
                List<Path> due = due(changed, files, seen);
                if (due.isEmpty()) continue;
                work.on(due);
                seen.putAll(times(due));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static Set<Path> folders(List<Path> files, Path root) throws IOException {
        Set<Path> folders = new LinkedHashSet<>();
        List<Path> tops = new ArrayList<>(files.stream().map(f -> absolute(f).getParent()).toList());
        if (root != null) tops.add(absolute(root));
        for (Path top : tops) {
            try (Stream<Path> below = Files.walk(top, DEEPEST)) {
                below.filter(Files::isDirectory).forEach(folders::add);
            }
        }
        return folders;
    }

    /** Two ways to one folder are one, as they are to the system, which tells of its changes once. */
    private static Path absolute(Path path) {
        return path.toAbsolutePath().normalize();
    }

    /** All that changes until nothing has for a while. */
    private static Set<Path> changed(WatchService service, Map<WatchKey, Path> folders) throws InterruptedException {
        Set<Path> changed = new LinkedHashSet<>();
        for (WatchKey key = service.take(); key != null; key = service.poll(REST_MILLIS, TimeUnit.MILLISECONDS)) {
            Path folder = folders.get(key);
            // Without a name, more has changed than the system could tell: perhaps a spec.
            key.pollEvents().forEach(event -> changed.add(event.context() instanceof Path name ? folder.resolve(name) : folder.resolve("any.yaml")));
            key.reset();
        }
        return changed;
    }

    /** The lectures that have changed by another hand than ours; all of them where a spec or its data may have. */
    private static List<Path> due(Set<Path> changed, List<Path> files, Map<Path, Long> seen) throws IOException {
        boolean spec = changed.stream().anyMatch(f -> f.toString().matches("(?i).*\\.(ya?ml|csv)"));
        Map<Path, Long> now = times(files);
        return files.stream().filter(f -> spec || changed.contains(absolute(f)) && now.containsKey(f) && !now.get(f).equals(seen.get(f))).filter(Files::isRegularFile).toList();
    }

    private static Map<Path, Long> times(List<Path> files) throws IOException {
        Map<Path, Long> times = new LinkedHashMap<>();
        for (Path file : files) if (Files.isRegularFile(file)) times.put(file, Files.getLastModifiedTime(file).toMillis());
        return times;
    }
}
