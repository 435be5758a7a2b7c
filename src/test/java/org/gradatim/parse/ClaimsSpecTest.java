package org.gradatim.parse;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import org.gradatim.expr.InputException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ClaimsSpecTest {
    /** Its claim is in line 3. */
    private static final String SPEC = "definitions: [a = w*v, J = (a - u)^2]\nclaims:\n  - {says: so, %s}\n";

    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            by: me                                | s.yaml:3:5: a claim needs one of
            derivative: w, without_target: [a]    | s.yaml:3:31: a claim is judged by one thing
            derivative: t                         | s.yaml:3:28: there is no parameter `t`
            derivative: w, because: w != v        | s.yaml:3:31: `because` goes with `compare`, not with `derivative`
            derivative: w, equals: v + t          | s.yaml:3:43: there is no name `t`
            'compare: [w, v], because: w = v'     | expected `!=`
            compare: [w, v], because: w != t      | s.yaml:3:47: there is no name `t`
            compare: [w, w]                       | `w` is compared with itself
            keep_equal: w = t                     | s.yaml:3:32: there is no parameter `t`
            without_target: [b]                   | there is no definition `b`
            experiments: true                     | has no `experiments`
            update: true                          | has no numbers to take a step with
            symmetry: false                       | s.yaml:3
            spec: none.yaml, symmetry: true       | there is no file `none.yaml`
            spec: ../other.yaml, symmetry: true   | `../other.yaml`
            """)
    void aMistakeIsToldWhereItStands(String claim, String message) {
        assertThatThrownBy(() -> SpecReader.read(SPEC.formatted(claim), folder, "s.yaml")).isInstanceOf(InputException.class).hasMessageContaining(message);
    }

    @Test
    void noSpecOutsideOfTheFolderIsRead(@TempDir Path elsewhere) throws Exception {
        Path inner = Files.createDirectory(elsewhere.resolve("inner"));
        Files.writeString(elsewhere.resolve("other.yaml"), "definitions: [J = w^2]");
        assertThatThrownBy(() -> SpecReader.read(SPEC.formatted("spec: ../other.yaml, symmetry: true"), inner, "s.yaml"))
                .isInstanceOf(InputException.class).hasMessageContaining("outside of the folder");
    }

    @Test
    void claimsBeyondTheLimitAreRefused() {
        String many = SPEC.formatted("symmetry: true") + "  - {says: so, symmetry: true}\n".repeat((int) Limit.CLAIMS.value());
        assertThatThrownBy(() -> SpecReader.read(many, folder, "s.yaml")).isInstanceOf(InputException.class).hasMessageContaining("GRADATIM_LIMIT_CLAIMS");
    }
}
