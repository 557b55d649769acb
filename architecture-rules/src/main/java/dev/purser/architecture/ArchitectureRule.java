package dev.purser.architecture;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import com.tngtech.archunit.lang.syntax.ArchRuleDefinition;
import java.util.function.Predicate;

/**
 * A rule with the sentence that it is known by. Whatever breaks it is reported with the class that
 * has to change.
 */
public record ArchitectureRule(String name, ArchRule rule) {

  static ArchitectureRule of(
      String name, Predicate<JavaClass> about, Faults faults, String because) {
    var rule =
        ArchRuleDefinition.classes()
            .that(DescribedPredicate.describe("it is about", about))
            .should(haveNone(faults))
            .as(name)
            .because(because);
    return new ArchitectureRule(name, rule);
  }

  /** Fails when a class breaks the rule, and when there is no class that it is about. */
  public void check(JavaClasses classes) {
    rule.allowEmptyShould(false).check(classes);
  }

  /** Fails when a class breaks the rule: for code that need not have what the rule is about. */
  public void checkWhereItApplies(JavaClasses classes) {
    rule.allowEmptyShould(true).check(classes);
  }

  @Override
  public String toString() {
    return name;
  }

  private static ArchCondition<JavaClass> haveNone(Faults faults) {
    return new ArchCondition<>("keep the rule") {
      @Override
      public void check(JavaClass type, ConditionEvents events) {
        faults.of(type).forEach(fault -> events.add(SimpleConditionEvent.violated(type, fault)));
      }
    };
  }
}
