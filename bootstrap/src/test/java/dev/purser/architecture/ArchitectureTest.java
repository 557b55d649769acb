package dev.purser.architecture;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ArchitectureTest {
  private static JavaClasses classes;

  @BeforeAll
  static void readClasses() {
    classes = ProductionClasses.under("dev.purser");
  }

  static List<ArchitectureRule> rules() {
    return PurserArchitecture.of("dev.purser").rules();
  }

  @ParameterizedTest
  @MethodSource("rules")
  void isKeptByClassesThatItIsAbout(ArchitectureRule rule) {
    rule.check(classes);
  }

  @ParameterizedTest
  @MethodSource("rules")
  void failsWhereThereIsNothingThatItIsAbout(ArchitectureRule rule) {
    var nothing = new ClassFileImporter().importClasses();

    assertThatThrownBy(() -> rule.check(nothing)).isInstanceOf(AssertionError.class);
    rule.checkWhereItApplies(nothing);
  }
}
