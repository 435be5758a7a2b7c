import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassFile.ClassHierarchyResolverOption;
import java.lang.classfile.ClassFile.StackMapsOption;
import java.lang.classfile.ClassHierarchyResolver;
import java.lang.classfile.ClassModel;
import java.lang.classfile.ClassTransform;
import java.lang.classfile.CodeTransform;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.spi.ToolProvider;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;

/**
 * The last step of the build, run as a source file: {@code java Finish.java target/gradatim [bundled]}. With
 * {@code bundled} the folder gets a Java runtime of its own. It always gets an AOT cache, recorded while the program does
 * what {@code rehearsal.txt} says; where that fails the program only starts more slowly, so the build goes on.
 */
final class Finish {
    /** What jdeps finds in the jars, taken one by one; on the whole class path it stops at modules that are optional. */
    private static final String MODULES = "java.base,java.desktop,java.instrument,java.logging,java.management,java.rmi,"
            + "java.scripting,java.sql,java.xml,jdk.unsupported";

    private static final int PATIENCE_SECONDS = 120;

    private final Path home;
    private final Path runtime;
    private final Path cache;

    private Finish(Path home) {
        this.home = home;
        this.runtime = home.resolve("runtime");
        this.cache = home.resolve("lib/gradatim.aot");
    }

    public static void main(String[] args) throws IOException, InterruptedException {
        Finish finish = new Finish(Path.of(args[0]));
        delete(finish.runtime);
        Files.deleteIfExists(finish.cache);
        if (args.length > 1 && args[1].equals("bundled")) {
            finish.bundleRuntime();
        }
        finish.modernise("picocli-*.jar");
        try {
            finish.recordCache();
        } catch (IOException e) {
            System.err.println("No AOT cache, so the program starts more slowly: " + e.getMessage());
        }
    }

    private void bundleRuntime() {
        var said = new StringWriter();
        var writer = new PrintWriter(said);
        int code = ToolProvider.findFirst("jlink").orElseThrow().run(writer, writer,
                "--add-modules", MODULES, "--output", runtime.toString(),
                "--strip-debug", "--no-header-files", "--no-man-pages", "--compress", "zip-6");
        if (code != 0) {
            throw new IllegalStateException("jlink: " + said);
        }
    }

    /**
     * Brings classes of Java 5 into the form of Java 8, which declares the types on the stack at each jump. The AOT cache
     * takes no others, and Java checks others slowly at each start.
     */
    private void modernise(String jars) throws IOException {
        try (var found = Files.newDirectoryStream(home.resolve("lib"), jars)) {
            for (Path jar : found) {
                Path rewritten = jar.resolveSibling(jar.getFileName() + ".rewritten");
                FileTime modified = Files.getLastModifiedTime(jar);
                rewrite(jar, rewritten);
                Files.move(rewritten, jar, StandardCopyOption.REPLACE_EXISTING);
                Files.setLastModifiedTime(jar, modified);
            }
        }
    }

    private static void rewrite(Path jar, Path rewritten) throws IOException {
        try (var classes = new URLClassLoader(new URL[] {jar.toUri().toURL()});
                var in = new ZipInputStream(Files.newInputStream(jar));
                var out = new ZipOutputStream(Files.newOutputStream(rewritten))) {
            ClassFile classFile = ClassFile.of(StackMapsOption.GENERATE_STACK_MAPS,
                    ClassHierarchyResolverOption.of(ClassHierarchyResolver.ofResourceParsing(classes)));
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                byte[] bytes = in.readAllBytes();
                ZipEntry copy = new ZipEntry(entry.getName());
                copy.setTime(entry.getTime());
                out.putNextEntry(copy);
                out.write(entry.getName().endsWith(".class") ? modern(classFile, bytes) : bytes);
            }
        }
    }

    private static byte[] modern(ClassFile classFile, byte[] bytes) {
        ClassModel old = classFile.parse(bytes);
        if (old.majorVersion() >= ClassFile.JAVA_6_VERSION) {
            return bytes;
        }
        return classFile.transformClass(old, ClassTransform
                .transformingMethodBodies(CodeTransform.endHandler(code -> {}))
                .andThen(ClassTransform.endHandler(type -> type.withVersion(ClassFile.JAVA_8_VERSION, 0))));
    }

    private void recordCache() throws IOException, InterruptedException {
        Path scratch = Files.createTempDirectory("gradatim-rehearsal");
        try {
            Path recording = scratch.resolve("recording");
            Path commands = scratch.resolve("commands");
            Files.writeString(commands,
                    Files.readString(Path.of("src/main/build/rehearsal.txt")).replace("{out}", scratch.toString()));
            java(scratch, commands, "-XX:AOTMode=record", "-XX:AOTConfiguration=" + recording);
            java(scratch, commands, "-XX:AOTMode=create", "-XX:AOTConfiguration=" + recording, "-XX:AOTCache=" + cache);
        } finally {
            delete(scratch);
        }
    }

    private void java(Path scratch, Path commands, String... options) throws IOException, InterruptedException {
        Path javaHome = Files.exists(runtime) ? runtime : Path.of(System.getProperty("java.home"));
        Path said = scratch.resolve("said");
        var line = new ArrayList<>(List.of(javaHome.resolve("bin/java").toString(), "@" + home.resolve("lib/java.options")));
        line.addAll(List.of(options));
        line.addAll(List.of("-cp", home.resolve("lib/gradatim.jar").toString(), "org.gradatim.cli.Rehearsal"));
        var builder = new ProcessBuilder(line).redirectInput(commands.toFile())
                .redirectOutput(ProcessBuilder.Redirect.DISCARD).redirectError(said.toFile());
        Stream.of("JAVA_TOOL_OPTIONS", "JDK_JAVA_OPTIONS", "_JAVA_OPTIONS").forEach(builder.environment()::remove);
        Process process = builder.start();
        if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
            process.destroyForcibly();
            throw new IOException("the rehearsal took more than " + PATIENCE_SECONDS + " s");
        }
        if (process.exitValue() != 0) {
            throw new IOException(Files.readString(said).strip());
        }
    }

    private static void delete(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        try (Stream<Path> content = Files.walk(folder)) {
            for (Path path : content.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }
}
