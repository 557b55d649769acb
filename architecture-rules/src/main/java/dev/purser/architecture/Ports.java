package dev.purser.architecture;

import static dev.purser.architecture.Layout.APPLICATION;
import static dev.purser.architecture.Layout.SHARED;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import java.util.stream.Stream;

/**
 * Tells ports from the structure of the code, so that nothing has to be marked.
 *
 * <ul>
 *   <li>An <b>output port</b> is an interface of the application that something outside the
 *       application implements, or that nothing imported implements, or that is a {@code Source} of
 *       the write path.
 *   <li>An <b>input port</b> is any other interface in {@code application.<feature>} that a class
 *       beside it implements.
 *   <li>A <b>use case</b> is a class in {@code application.<feature>} that can be instantiated and
 *       is neither a value (record, enum) nor an exception; in {@code shared}, which has machinery
 *       too, only one that implements an input port.
 * </ul>
 *
 * Interfaces that features offer each other, or that the write path and its commands share, are
 * neither.
 */
final class Ports {
  private static final String SOURCE = ".application.shared.writepath.Source";

  private final Layout layout;

  Ports(Layout layout) {
    this.layout = layout;
  }

  boolean isPort(JavaClass type) {
    return isInput(type) || isOutput(type);
  }

  /** An input port or something that stands in one, such as its request. */
  boolean belongsToInput(JavaClass type) {
    return isInput(type) || type.getEnclosingClass().filter(this::belongsToInput).isPresent();
  }

  /** An output port or something that stands in one, such as a row that it returns. */
  boolean belongsToOutput(JavaClass type) {
    return isOutput(type) || type.getEnclosingClass().filter(this::belongsToOutput).isPresent();
  }

  boolean isInput(JavaClass type) {
    return type.isInterface() && takesInput(type) && !isOutput(type);
  }

  boolean isOutput(JavaClass type) {
    return isContract(type)
        && (isSource(type)
            || implementedOutside(type)
            || (isReachable(type) && implementations(type).findAny().isEmpty()));
  }

  /** Whatever adapters or use cases put themselves behind, even if it is no public interface. */
  boolean standsWherePortsDo(JavaClass type) {
    return layout.isOwnIn(APPLICATION, type)
        && !type.isAssignableTo(Throwable.class)
        && (isOutput(type) || implementedOutside(type) || takesInput(type));
  }

  boolean isUseCase(JavaClass type) {
    if (!layout.isOwnIn(APPLICATION, type)
        || !layout.isDirectlyInFeature(type)
        || !type.isTopLevelClass()
        || !canBeInstantiated(type)) {
      return false;
    }
    return !layout.place(type).feature().equals(SHARED)
        || type.getRawInterfaces().stream().anyMatch(this::isInput);
  }

  private boolean takesInput(JavaClass type) {
    return layout.isIn(APPLICATION, type)
        && layout.isDirectlyInFeature(type)
        && type.isTopLevelClass()
        && !type.isSealed()
        && !type.isAssignableTo(Throwable.class)
        && implementations(type)
            .anyMatch(
                one -> one.isTopLevelClass() && one.getPackageName().equals(type.getPackageName()));
  }

  private boolean isContract(JavaClass type) {
    return type.isInterface()
        && !type.isAnnotation()
        && !type.isSealed()
        && !type.getSimpleName().equals("package-info")
        && layout.isIn(APPLICATION, type)
        && type.getEnclosingClass().filter(Ports::isTheSourceItself).isEmpty();
  }

  private boolean implementedOutside(JavaClass type) {
    return implementations(type).anyMatch(one -> !layout.isIn(APPLICATION, one));
  }

  private static boolean isReachable(JavaClass type) {
    return type.getModifiers().contains(JavaModifier.PUBLIC)
        && type.getEnclosingClass().map(Ports::isReachable).orElse(true);
  }

  private static Stream<JavaClass> implementations(JavaClass type) {
    return type.getAllSubclasses().stream().filter(one -> !one.isInterface());
  }

  private static boolean isSource(JavaClass type) {
    return type.getAllRawInterfaces().stream().anyMatch(Ports::isTheSourceItself);
  }

  private static boolean isTheSourceItself(JavaClass type) {
    return type.getName().endsWith(SOURCE);
  }

  private static boolean canBeInstantiated(JavaClass type) {
    return !type.isInterface()
        && !type.isRecord()
        && !type.isEnum()
        && !type.isAssignableTo(Throwable.class)
        && !type.getModifiers().contains(JavaModifier.ABSTRACT)
        && type.getConstructors().stream()
            .anyMatch(made -> !made.getModifiers().contains(JavaModifier.PRIVATE));
  }
}
