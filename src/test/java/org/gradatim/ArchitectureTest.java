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
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
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

    /** Each room of {@code render}, and those that it may import, all of which stand above it: so there are no cycles. The door, {@code render} itself, may import all. */
    private static final String ROOMS = """
            escape      |
            fragment    |
            piece       |
            canvas      | escape
            template    | escape
            speech      | piece escape
            formula     | piece speech canvas escape
            diagram     | formula canvas
            plot        | formula canvas
            text        | plot piece template escape
            json        | text formula
            picture     | diagram plot text formula speech piece canvas escape
            latex       | diagram plot text formula piece canvas template fragment escape
            markup      | picture plot text formula piece canvas template fragment escape
            html        | picture text formula piece template fragment escape
            interactive | html diagram text formula speech piece canvas template escape
            pdf         | html diagram plot text formula speech piece canvas template escape
            slides      | html latex picture text formula speech piece canvas template escape
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

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = ROOMS)
    void eachRoomImportsOnlyWhatTheTableAllows(String name, String allowed) {
        classes().that(resideInAPackage(of("render." + name)))
                .should().onlyDependOnClassesThat(not(resideInAPackage(of("render"))).or(resideInAnyPackage(itselfAnd("render." + name, prefixed(allowed)))))
                .check(OURS);
    }

    private static String prefixed(String rooms) {
        return rooms == null ? null : rooms.replaceAll("\\w+", "render.$0");
    }

    @Test
    void aRoomImportsOnlyRoomsAboveIt() {
        List<String> above = new ArrayList<>();
        for (String[] row : rows(ROOMS)) {
            assertThat(above).as(row[0]).containsAll(row[1].isEmpty() ? List.of() : List.of(row[1].split(" ")));
            above.add(row[0]);
        }
    }

    @Test
    void everyRoomStandsInTheTable() {
        assertThat(OURS.getPackage(ROOT + ".render").getSubpackages()).extracting(JavaPackage::getRelativeName).isSubsetOf(names(ROOMS));
    }

    /** The command line and the filling of lectures are users of the library's front door, the classes of the root package. */
    private static DescribedPredicate<JavaClass> isFacadeFor(String name) {
        return DescribedPredicate.describe("stand in the root package, for its users",
                c -> (name.equals("cli") || name.equals("embed")) && c.getPackageName().equals(ROOT));
    }

    @Test
    void everyPackageStandsInTheTable() {
        assertThat(OURS.getPackage(ROOT).getSubpackages()).extracting(JavaPackage::getRelativeName).isSubsetOf(names(TABLE));
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

    private static List<String> names(String table) {
        return rows(table).stream().map(row -> row[0]).toList();
    }

    /** Name and imports of each line. */
    private static List<String[]> rows(String table) {
        return table.lines().map(line -> Arrays.stream(line.split("\\|", -1)).map(String::strip).toArray(String[]::new)).toList();
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
