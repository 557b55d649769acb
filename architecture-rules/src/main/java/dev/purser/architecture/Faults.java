package dev.purser.architecture;

import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaCodeUnitAccess;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** What is wrong with a class, a sentence each. */
@FunctionalInterface
interface Faults {
  Stream<String> of(JavaClass type);

  default Faults and(Faults more) {
    return type -> Stream.concat(of(type), more.of(type));
  }

  /** One fault when the class is so. */
  static Faults when(Predicate<JavaClass> wrong, String what) {
    return type -> wrong.test(type) ? Stream.of(type.getName() + " " + what) : Stream.empty();
  }

  /** One for each place where the class depends on such a type, or on an array of it. */
  static Faults dependingOn(Predicate<JavaClass> forbidden) {
    return type ->
        type.getDirectDependenciesFromSelf().stream()
            .filter(use -> forbidden.test(use.getTargetClass().getBaseComponentType()))
            .map(use -> use.getDescription());
  }

  /** One for each such call or method reference. */
  static Faults calling(Predicate<JavaCodeUnitAccess<?>> forbidden) {
    return type ->
        type.getCodeUnitAccessesFromSelf().stream()
            .filter(forbidden)
            .map(JavaAccess::getDescription);
  }
}
