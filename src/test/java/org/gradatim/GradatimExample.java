package org.gradatim;

// @start region="complete"
import java.io.IOException;
import java.nio.file.Path;

/** Derives a network's gradient and writes its explanation. */
public class GradatimExample {
    public static void main(String[] args) throws IOException {
        Gradatim network = Gradatim.read(Path.of(args[0]));
        System.out.println(network.derivation().gradient().ofRoot("w1"));
        network.explainTo(Path.of(args[1]));
    }
}
// @end
