package dev.purser.example;

import com.tngtech.archunit.core.domain.JavaClasses;
import dev.purser.architecture.ArchitectureRule;
import dev.purser.architecture.ProductionClasses;
import dev.purser.architecture.PurserArchitecture;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ExampleArchitectureTest {
  private static final JavaClasses CLASSES =
      ProductionClasses.under("dev.purser.example", "dev.purser");

  static List<ArchitectureRule> rules() {
    return PurserArchitecture.of("dev.purser.example").extending("dev.purser").rules();
  }

  @ParameterizedTest
  @MethodSource("rules")
  void keepsTheRulesOfThoseWhoExtendPurser(ArchitectureRule rule) {
    rule.checkWhereItApplies(CLASSES);
  }
}
