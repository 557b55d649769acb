package dev.purser.architecture;

import static dev.purser.architecture.Layout.APPLICATION;
import static dev.purser.architecture.Layout.DOMAIN;
import static dev.purser.architecture.Layout.OBSERVATION;
import static dev.purser.architecture.Layout.PERSISTENCE;
import static dev.purser.architecture.Layout.WEB;

import com.tngtech.archunit.core.domain.JavaClass;
import java.util.List;
import java.util.stream.Stream;

/** Which layer knows which, and what of the world outside. */
public final class LayerRules {
  private static final List<String> LANGUAGE_PACKAGES =
      List.of(
          "java.lang",
          "java.lang.annotation",
          "java.lang.invoke",
          "java.math",
          "java.time",
          "java.time.temporal",
          "java.util",
          "java.util.function",
          "java.util.regex",
          "java.util.stream");
  private static final List<String> ANNOTATIONS =
      List.of("org.jspecify.annotations", "com.google.errorprone.annotations");
  private static final List<String> APPLICATION_MAY_USE =
      List.of("java.lang", "java.math", "java.time", "java.util", "org.slf4j");
  private static final List<String> JDBC = List.of("java.sql", "javax.sql", "org.postgresql");
  private static final List<String> DATABASE_FRAMEWORKS =
      List.of(
          "jakarta.persistence",
          "org.hibernate",
          "com.zaxxer.hikari",
          "liquibase",
          "org.springframework.dao",
          "org.springframework.data",
          "org.springframework.jdbc",
          "org.springframework.orm",
          "org.springframework.transaction");

  private final Layout layout;
  private final Ports ports;

  LayerRules(Layout layout) {
    this.layout = layout;
    this.ports = new Ports(layout);
  }

  List<ArchitectureRule> all() {
    return List.of(
        domainUsesOnlyTheLanguage(),
        applicationIsFreeOfFrameworks(),
        databaseAccessStaysInPersistence(),
        webKnowsNoPersistence(),
        webKnowsNoOutputPort(),
        persistenceKnowsNoWeb(),
        persistenceKnowsNoInputPort(),
        observationKnowsNoOtherAdapter());
  }

  /**
   * The domain uses the JDK's language, collections, time and mathematics, and annotations. Rules
   * that need nothing else run anywhere, at once and the same every time, and outlive frameworks.
   * Threads, files and sockets are no rules of orders, stock or credits.
   */
  public ArchitectureRule domainUsesOnlyTheLanguage() {
    return ArchitectureRule.of(
        "the domain uses only the JDK's lang, util, time and math, and annotations",
        type -> layout.isOwnIn(DOMAIN, type),
        Faults.dependingOn(used -> !domainMayUse(used)),
        "rules that need nothing run anywhere, at once and the same every time");
  }

  /**
   * The application uses the domain, the JDK without its input and output, the SLF4J API and
   * annotations. Use cases can then be read, tested and kept without knowing a framework; whatever
   * touches a file, a socket or a database is behind a port.
   */
  public ArchitectureRule applicationIsFreeOfFrameworks() {
    return ArchitectureRule.of(
        "the application is free of frameworks and of input and output",
        type -> layout.isOwnIn(APPLICATION, type),
        Faults.dependingOn(used -> !applicationMayUse(used)),
        "use cases are read, tested and kept without knowing a framework");
  }

  /**
   * Types of ORM, JDBC, SQL and migrations are known to persistence alone. Else a transaction, a
   * lazy row or a vendor's exception turns up where nobody expects a database. Bare JDBC is also
   * for what stands in no layer: it starts the database, reaches it before there is a service, and
   * tells why it could not.
   */
  public ArchitectureRule databaseAccessStaysInPersistence() {
    return ArchitectureRule.of(
        "types of ORM, JDBC and SQL stay in persistence",
        type -> layout.isOwn(type) && !layout.isIn(PERSISTENCE, type),
        Faults.dependingOn(used -> Names.standsBelow(used, DATABASE_FRAMEWORKS))
            .and(type ->
                layout.isInLayer(type)
                    ? Faults.dependingOn(used -> Names.standsBelow(used, JDBC)).of(type)
                    : Stream.empty()),
        "nobody else should have to expect a database");
  }

  /** Web knows no persistence: what a request does goes through a use case. */
  public ArchitectureRule webKnowsNoPersistence() {
    return ArchitectureRule.of(
        "web knows no persistence",
        type -> layout.isOwnIn(WEB, type),
        Faults.dependingOn(used -> layout.isIn(PERSISTENCE, used)),
        "what a request does goes through a use case");
  }

  /**
   * Web knows no output port, nor what stands in one. A controller that reads a port itself has no
   * transaction, no check of who may ask, and no test of the use case.
   */
  public ArchitectureRule webKnowsNoOutputPort() {
    return ArchitectureRule.of(
        "web knows no output port",
        type -> layout.isOwnIn(WEB, type),
        Faults.dependingOn(ports::belongsToOutput),
        "what a request does goes through a use case");
  }

  /** Persistence knows no web: rows do not depend on the form in which they were asked for. */
  public ArchitectureRule persistenceKnowsNoWeb() {
    return ArchitectureRule.of(
        "persistence knows no web",
        type -> layout.isOwnIn(PERSISTENCE, type),
        Faults.dependingOn(used -> layout.isIn(WEB, used)),
        "rows do not depend on the form in which they were asked for");
  }

  /**
   * Persistence knows no input port and no use case. It serves; whatever it started itself would
   * run outside the transaction and the locks of its caller.
   */
  public ArchitectureRule persistenceKnowsNoInputPort() {
    return ArchitectureRule.of(
        "persistence knows no input port and no use case",
        type -> layout.isOwnIn(PERSISTENCE, type),
        Faults.dependingOn(used -> ports.belongsToInput(used) || ports.isUseCase(used)),
        "persistence serves use cases and starts none");
  }

  /**
   * Observation knows no other adapter, and none of them knows it. It is told by the application,
   * and what serves can be watched by something else tomorrow.
   */
  public ArchitectureRule observationKnowsNoOtherAdapter() {
    return ArchitectureRule.of(
        "observation knows no other adapter, and none knows it",
        type -> layout.isOwn(type) && layout.isInAdapter(type),
        type ->
            Faults.dependingOn(used ->
                    layout.isInAdapter(used)
                        && layout.isIn(OBSERVATION, used) != layout.isIn(OBSERVATION, type))
                .of(type),
        "what serves can be watched by something else tomorrow");
  }

  private boolean domainMayUse(JavaClass used) {
    return used.isPrimitive()
        || LANGUAGE_PACKAGES.contains(used.getPackageName())
        || ANNOTATIONS.contains(used.getPackageName())
        || layout.isIn(DOMAIN, used);
  }

  private boolean applicationMayUse(JavaClass used) {
    return used.isPrimitive()
        || Names.standsBelow(used, APPLICATION_MAY_USE)
        || ANNOTATIONS.contains(used.getPackageName())
        || layout.isIn(DOMAIN, used)
        || layout.isIn(APPLICATION, used);
  }
}
