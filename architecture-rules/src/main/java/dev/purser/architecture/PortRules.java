package dev.purser.architecture;

import static dev.purser.architecture.Layout.APPLICATION;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import java.util.List;
import java.util.stream.Stream;

/** Ports, and the use cases behind them. {@link PurserArchitecture} says what these are. */
public final class PortRules {
  private final Layout layout;
  private final Ports ports;

  PortRules(Layout layout) {
    this.layout = layout;
    this.ports = new Ports(layout);
  }

  List<ArchitectureRule> all() {
    return List.of(
        portsArePublicInterfaces(), useCasesAreHiddenBehindPorts(), portsCarryNoEntities());
  }

  /**
   * What a use case beside it or an adapter implements is a public interface, never a class to
   * inherit from. Whoever replaces an adapter finds all that it has to do in one place, and no
   * inherited state.
   */
  public ArchitectureRule portsArePublicInterfaces() {
    return ArchitectureRule.of(
        "ports are public interfaces",
        ports::standsWherePortsDo,
        Faults.when(type -> !type.isInterface(), "is a port and no interface")
            .and(Faults.when(type -> !isPublic(type), "is a port and not public")),
        "a port is what others implement or call, and nothing else");
  }

  /**
   * A use case is package-private, final, and implements an interface of the application. So nobody
   * depends on how it works, and a test or an extension can stand in for it.
   */
  public ArchitectureRule useCasesAreHiddenBehindPorts() {
    return ArchitectureRule.of(
        "use cases are package-private and final behind their ports",
        ports::isUseCase,
        Faults.when(PortRules::isPublic, "is a use case and public")
            .and(Faults.when(type -> !isFinal(type), "is a use case and not final"))
            .and(Faults.when(this::hasNoPort, "is a use case and implements no port")),
        "callers know what it does and not how");
  }

  /**
   * No method of a port takes or returns an entity, not even in a list. A row that leaves its
   * transaction is stale, lazy, or writes itself back.
   */
  public ArchitectureRule portsCarryNoEntities() {
    return ArchitectureRule.of(
        "entities are never a port's parameter or result",
        type -> layout.isOwn(type) && ports.isPort(type),
        this::entitiesIn,
        "a row that leaves its transaction is stale, lazy, or writes itself back");
  }

  private boolean hasNoPort(JavaClass type) {
    return type.getAllRawInterfaces().stream()
        .noneMatch(port -> layout.isIn(APPLICATION, port) && isPublic(port));
  }

  private Stream<String> entitiesIn(JavaClass port) {
    return port.getMethods().stream()
        .filter(method -> method.getAllInvolvedRawTypes().stream().anyMatch(AdapterRules::isEntity))
        .map(method -> method.getDescription() + " takes or returns an entity");
  }

  private static boolean isPublic(JavaClass type) {
    return type.getModifiers().contains(JavaModifier.PUBLIC);
  }

  private static boolean isFinal(JavaClass type) {
    return type.getModifiers().contains(JavaModifier.FINAL);
  }
}
