package org.gradatim;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.GeneralCodingRules.ACCESS_STANDARD_STREAMS;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaPackage;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Holds the code to the table of packages. */
class ArchitectureTest {
    private static final String ROOT = "org.gradatim";

    /** Each package, and those of ours that it may import. {@code explain} and {@code cli} may import all above them. */
    private static final String TABLE = """
            notation |
            expr     | notation
            graph    | expr notation
            derive   | graph expr notation
            eval     | graph expr
            cas      | expr
            prove    | eval cas expr graph
            dense    |
            compare  | derive prove graph expr
            parse    | graph expr notation
            check    | derive prove eval dense cas parse graph expr notation
            document | notation
            explain  | notation expr graph derive eval cas prove dense compare parse check document
            render   | document notation
            embed    | notation expr graph derive parse check document explain render
            cli      | notation expr graph derive eval cas prove dense compare parse check document explain render embed
            """;

    private static final JavaClasses OURS =
            new ClassFileImporter().withImportOption(new ImportOption.DoNotIncludeTests()).importPackages(ROOT);

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = TABLE)
    void eachPackageImportsOnlyWhatTheTableAllows(String name, String allowed) {
        classes().that(resideInAPackage(of(name)))
                .should().onlyDependOnClassesThat(not(ours()).or(resideInAnyPackage(itselfAnd(name, allowed))).or(isFacadeFor(name)))
                .allowEmptyShould(true)
                .check(OURS);
    }

    /** The command line and the filling of lectures are users of the library's front door, the classes of the root package. */
    private static DescribedPredicate<JavaClass> isFacadeFor(String name) {
        return DescribedPredicate.describe("stand in the root package, for its users",
                c -> (name.equals("cli") || name.equals("embed")) && c.getPackageName().equals(ROOT));
    }

    @Test
    void everyPackageStandsInTheTable() {
        Set<String> named = TABLE.lines().map(line -> line.split("\\|")[0].strip()).collect(Collectors.toSet());
        assertThat(OURS.getPackage(ROOT).getSubpackages()).extracting(JavaPackage::getRelativeName).isSubsetOf(named);
    }

    @Test
    void onlyTheCommandLinePrints() {
        noClasses().that().resideOutsideOfPackage(of("cli")).should(ACCESS_STANDARD_STREAMS).check(OURS);
    }

    @Test
    void onlyTheCommandLineExits() {
        noClasses().that().resideOutsideOfPackage(of("cli"))
                .should().callMethod(System.class, "exit", int.class)
                .orShould().callMethod(Runtime.class, "exit", int.class)
                .orShould().callMethod(Runtime.class, "halt", int.class)
                .check(OURS);
    }

    private static DescribedPredicate<JavaClass> ours() {
        return resideInAPackage(ROOT + "..");
    }

    private static String[] itselfAnd(String name, String allowed) {
        Stream<String> others = allowed == null ? Stream.empty() : Stream.of(allowed.split(" "));
        return Stream.concat(Stream.of(name), others).map(ArchitectureTest::of).toArray(String[]::new);
    }

    private static String of(String name) {
        return ROOT + "." + name + "..";
    }
}
