package dev.purser.architecture;

import static dev.purser.architecture.Layout.APPLICATION;
import static dev.purser.architecture.Layout.DOMAIN;
import static dev.purser.architecture.Layout.OBSERVATION;
import static dev.purser.architecture.Layout.PERSISTENCE;
import static dev.purser.architecture.Layout.SHARED;
import static dev.purser.architecture.Layout.WEB;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaModifier;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** What adapters keep to themselves. */
public final class AdapterRules {
  private static final List<String> ENTITIES =
      List.of(
          "jakarta.persistence.Entity",
          "jakarta.persistence.Embeddable",
          "jakarta.persistence.MappedSuperclass");
  private static final String ENTITY = ENTITIES.getFirst();
  private static final String VERSION = "jakarta.persistence.Version";
  private static final String READ_ONLY = "org.hibernate.annotations.Immutable";
  private static final String MAPPER = "org.mapstruct.Mapper";
  private static final String CONFIGURATION =
      "org.springframework.context.annotation.Configuration";
  private static final String BEAN = "org.springframework.context.annotation.Bean";
  private static final String COMPONENT = "org.springframework.stereotype.Component";
  private static final String CONTROLLER = "org.springframework.stereotype.Controller";
  private static final String ROUTE = "org.springframework.web.bind.annotation.RequestMapping";
  private static final Set<String> FOR_SHARED =
      Set.of("java.lang.String", "jakarta.servlet.http.HttpServletRequest");
  private static final String ACTOR = ".application.shared.Actor";
  private static final Set<String> KNOWN_LAYERS =
      Set.of(DOMAIN, APPLICATION, PERSISTENCE, WEB, OBSERVATION);

  private final Layout layout;

  AdapterRules(Layout layout) {
    this.layout = layout;
  }

  List<ArchitectureRule> all() {
    return List.of(
        entitiesArePackagePrivate(),
        entitiesAreVersioned(),
        adaptersShowOnlyTheirConfiguration(),
        adaptersAreGivenOnlyWhatTheyAskFor(),
        controllersSpeakTheirOwnRecords(),
        mappersStandInAdapters());
  }

  /** Entities are package-private: they are how one feature keeps its rows, and nobody's model. */
  public ArchitectureRule entitiesArePackagePrivate() {
    return ArchitectureRule.of(
        "entities are package-private",
        type -> layout.isOwn(type) && isEntity(type),
        Faults.when(AdapterRules::isPublic, "is an entity and public"),
        "an entity is how one feature keeps its rows, and nobody's model");
  }

  /**
   * An entity has a {@code @Version}, or is {@code @Immutable} and only read. Two writers who both
   * read the same row would else silently undo each other.
   */
  public ArchitectureRule entitiesAreVersioned() {
    return ArchitectureRule.of(
        "entities are versioned",
        type -> layout.isOwn(type) && type.isAnnotatedWith(ENTITY),
        Faults.when(type -> !isVersioned(type), "is an entity without a version"),
        "of two writers who read the same row, one would silently undo the other");
  }

  /**
   * In an adapter the configuration in its root package is public, and in its {@code shared}
   * packages what its other packages use, what a component of it asks for in its constructor, and
   * what routes take, which those of an extension may take too. Nothing else is: a feature's
   * controllers, rows and statements can be rewritten without looking who uses them.
   */
  public ArchitectureRule adaptersShowOnlyTheirConfiguration() {
    return ArchitectureRule.of(
        "nothing in an adapter is public but its configuration and what its features share",
        type -> layout.isOwn(type) && layout.isInAdapter(type) && type.isTopLevelClass(),
        Faults.when(
            type -> isPublic(type) && !mayBePublic(type), "is public without need in an adapter"),
        "what nobody sees can be rewritten without looking who uses it");
  }

  /**
   * Whoever puts the modules together imports the configuration of an adapter and gives its
   * components the types of the adapter that they ask for in their constructors; the rest of an
   * adapter, public or not, is its own.
   */
  public ArchitectureRule adaptersAreGivenOnlyWhatTheyAskFor() {
    return ArchitectureRule.of(
        "others use of an adapter only its configuration and what its components ask for",
        type -> layout.isOwn(type) && !KNOWN_LAYERS.contains(layer(type)),
        type ->
            Faults.dependingOn(used ->
                    layout.isInAdapter(used)
                        && !layer(used).equals(layer(type))
                        && !isForOthers(used))
                .of(type),
        "an adapter is switched on, not called");
  }

  /**
   * Routes take and return records of their own feature, inside the forms that {@code shared}
   * offers; besides these the actor alone. {@code shared} may also take a text and the bare
   * request, for pages about problems and for what the server itself rejected. The contract on the
   * wire then changes only when somebody changes it there, and never because a field was added to a
   * domain type.
   */
  public ArchitectureRule controllersSpeakTheirOwnRecords() {
    return ArchitectureRule.of(
        "controllers take and return their own records",
        type -> layout.isOwn(type) && Names.isAnnotated(type, CONTROLLER),
        this::foreignTypesIn,
        "the contract on the wire changes only when somebody changes it there");
  }

  /** MapStruct translates at the edges; within domain and application there is one language. */
  public ArchitectureRule mappersStandInAdapters() {
    return ArchitectureRule.of(
        "mappers stand in adapters",
        type -> layout.isOwn(type) && type.isAnnotatedWith(MAPPER),
        Faults.when(type -> !layout.isInAdapter(type), "is a mapper outside the adapters"),
        "only at the edges is there anything to translate");
  }

  static boolean isEntity(JavaClass type) {
    return ENTITIES.stream().anyMatch(type::isAnnotatedWith);
  }

  static boolean isMapper(JavaClass type) {
    return type.isAnnotatedWith(MAPPER);
  }

  private static boolean isVersioned(JavaClass type) {
    return type.isAnnotatedWith(READ_ONLY)
        || type.getAllMembers().stream().anyMatch(member -> member.isAnnotatedWith(VERSION));
  }

  private boolean mayBePublic(JavaClass type) {
    var feature = layout.place(type).feature();
    return feature.equals(SHARED)
        ? isNeededElsewhere(type) || isAskedFor(type) || isTakenByRoute(type)
        : isTheConfiguration(type);
  }

  private boolean isNeededElsewhere(JavaClass type) {
    return type.getDirectDependenciesToSelf().stream()
        .map(use -> use.getOriginClass())
        .anyMatch(user ->
            layer(user).equals(layer(type))
                && !user.getPackageName().equals(type.getPackageName()));
  }

  private static boolean isTakenByRoute(JavaClass type) {
    return type.getMethodsWithParameterTypeOfSelf().stream()
        .anyMatch(method -> Names.isAnnotated(method, ROUTE));
  }

  private boolean isForOthers(JavaClass type) {
    return isTheConfiguration(type)
        || isAskedFor(type)
        || type.getEnclosingClass().filter(this::isForOthers).isPresent();
  }

  private boolean isTheConfiguration(JavaClass type) {
    return layout.place(type).feature().isEmpty() && Names.isAnnotated(type, CONFIGURATION);
  }

  private boolean isAskedFor(JavaClass type) {
    var components =
        type.getConstructorsWithParameterTypeOfSelf().stream()
            .map(made -> made.getOwner())
            .filter(owner -> Names.isAnnotated(owner, COMPONENT));
    var beans =
        type.getMethodsWithParameterTypeOfSelf().stream()
            .filter(method -> method.isAnnotatedWith(BEAN))
            .map(JavaMethod::getOwner);
    return Stream.concat(components, beans).anyMatch(owner -> layer(owner).equals(layer(type)));
  }

  private Stream<String> foreignTypesIn(JavaClass controller) {
    return controller.getMethods().stream()
        .filter(method -> Names.isAnnotated(method, ROUTE))
        .flatMap(route ->
            route.getAllInvolvedRawTypes().stream()
                .map(JavaClass::getBaseComponentType)
                .filter(type -> !isOfTheWire(type, controller))
                .map(type -> route.getDescription() + " speaks " + type.getName()));
  }

  private boolean isOfTheWire(JavaClass type, JavaClass controller) {
    if (layout.isIn(WEB, type)) {
      var feature = layout.place(type).feature();
      return feature.equals(SHARED)
          || (type.isRecord() && feature.equals(layout.place(controller).feature()));
    }
    return type.isEquivalentTo(void.class)
        || type.isEquivalentTo(Void.class)
        || type.getName().endsWith(ACTOR)
        || (FOR_SHARED.contains(type.getName())
            && layout.place(controller).feature().equals(SHARED));
  }

  private String layer(JavaClass type) {
    return layout.place(type).layer();
  }

  private static boolean isPublic(JavaClass type) {
    return type.getModifiers().contains(JavaModifier.PUBLIC);
  }
}
