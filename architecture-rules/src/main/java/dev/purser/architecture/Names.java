package dev.purser.architecture;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.properties.CanBeAnnotated;
import java.util.Collection;

/**
 * Finds types by their names, so that whoever uses the rules need not have every library that they
 * speak of.
 */
final class Names {
  private Names() {}

  /** Whether the type stands in one of the packages or below. */
  static boolean standsBelow(JavaClass type, Collection<String> packages) {
    return packages.stream().anyMatch(name -> isWithin(type.getPackageName(), name));
  }

  static boolean isWithin(String packageName, String outer) {
    return packageName.equals(outer) || packageName.startsWith(outer + ".");
  }

  /** Whether one of the annotations stands on it, or on an annotation that does. */
  static boolean isAnnotated(CanBeAnnotated element, Collection<String> annotations) {
    return annotations.stream().anyMatch(name -> isAnnotated(element, name));
  }

  static boolean isAnnotated(CanBeAnnotated element, String annotation) {
    return element.isAnnotatedWith(annotation) || element.isMetaAnnotatedWith(annotation);
  }
}
