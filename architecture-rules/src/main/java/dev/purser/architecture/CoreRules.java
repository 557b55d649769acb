package dev.purser.architecture;

import static dev.purser.architecture.Layout.DOMAIN;
import static dev.purser.architecture.Layout.PERSISTENCE;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaCodeUnitAccess;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** What domain and application are like inside. */
public final class CoreRules {
  private static final Set<String> CLOCKS =
      Set.of(
          "java.lang.System.currentTimeMillis",
          "java.lang.System.nanoTime",
          "java.time.InstantSource.system",
          "java.util.Calendar.getInstance");
  private static final List<String> RANDOM_TYPES =
      List.of(
          "java.util.Random",
          "java.util.SplittableRandom",
          "java.util.concurrent.ThreadLocalRandom",
          "java.security.SecureRandom");
  private static final List<String> RANDOM_PACKAGES =
      List.of("java.util.random", "com.fasterxml.uuid");
  private static final Set<String> DRAWS =
      Set.of("java.lang.Math.random", "java.lang.StrictMath.random", "java.util.UUID.randomUUID");
  private static final Set<String> FLOATING =
      Set.of(
          "double",
          "float",
          "java.lang.Double",
          "java.lang.Float",
          "java.util.OptionalDouble",
          "java.util.stream.DoubleStream");
  private static final String IDENTIFIER = ".domain.shared.Identifier";
  private static final String REFUSAL = ".domain.shared.Refusal";
  private static final String CHECKED = "com.google.errorprone.annotations.CheckReturnValue";

  private final Layout layout;

  CoreRules(Layout layout) {
    this.layout = layout;
  }

  List<ArchitectureRule> all() {
    return List.of(
        coreReadsNoClock(),
        coreDrawsNoRandomness(),
        coreHasNoFloatingPoint(),
        coreResultsAreNotOverlooked(),
        identifiersAreRecords(),
        refusalsOfAFeatureAreOneSealedFamily());
  }

  /**
   * Domain and application read no clock: time comes in as an instant, and the {@code Clock} is a
   * port. The same command then decides the same again, in a test as in a retry, and no history
   * runs backwards because two machines disagree.
   */
  public ArchitectureRule coreReadsNoClock() {
    return ArchitectureRule.of(
        "domain and application read no clock",
        layout::isOwnCore,
        Faults.calling(CoreRules::readsClock),
        "the same command decides the same again");
  }

  /**
   * Domain and application draw no randomness: ids come from a port and go in with the command, so
   * that a retry does not make a second of what the first made.
   */
  public ArchitectureRule coreDrawsNoRandomness() {
    return ArchitectureRule.of(
        "domain and application draw no randomness",
        layout::isOwnCore,
        Faults.dependingOn(CoreRules::isRandom).and(Faults.calling(CoreRules::draws)),
        "the same command decides the same again");
  }

  /**
   * No {@code float} and no {@code double} in domain and application: not as field, parameter or
   * result, nor through a call. Value is counted in whole minor units; a sum that is nearly right
   * is wrong.
   */
  public ArchitectureRule coreHasNoFloatingPoint() {
    return ArchitectureRule.of(
        "domain and application have no floating point",
        layout::isOwnCore,
        ((Faults) CoreRules::floatingMembers).and(Faults.calling(CoreRules::passesFloating)),
        "a sum that is nearly right is wrong");
  }

  /**
   * Every package of domain and application is {@code @CheckReturnValue}: a refusal is a result,
   * and the compiler holds everybody to looking at it.
   */
  public ArchitectureRule coreResultsAreNotOverlooked() {
    return ArchitectureRule.of(
        "every package of domain and application is @CheckReturnValue",
        layout::isOwnCore,
        Faults.when(
            type -> !type.getPackage().isAnnotatedWith(CHECKED),
            "stands in a package without @CheckReturnValue"),
        "a refusal is a result that nobody may overlook");
  }

  /**
   * What is called an id in the domain is a record that implements {@code Identifier}, and what
   * implements it is a record. The compiler then tells an order from a customer, where two bare
   * UUIDs can be swapped.
   */
  public ArchitectureRule identifiersAreRecords() {
    return ArchitectureRule.of(
        "ids are records that implement Identifier",
        type -> layout.isOwnIn(DOMAIN, type) && !isIdentifier(type) && isId(type),
        Faults.when(type -> !type.isRecord(), "is an id and no record")
            .and(Faults.when(type -> !isIdentified(type), "is an id and no Identifier")),
        "two bare UUIDs can be swapped, two records cannot");
  }

  /**
   * Whatever implements {@code Refusal} directly is a sealed interface, the only one of its
   * feature. A switch over it is then complete, and a new refusal does not compile until everybody
   * who explains refusals explains it. Persistence alone may have another: it gives back what it
   * stored of a refusal, whatever has become of its type since.
   */
  public ArchitectureRule refusalsOfAFeatureAreOneSealedFamily() {
    return ArchitectureRule.of(
        "refusals of a feature are one sealed interface",
        type -> layout.isOwn(type) && !layout.isIn(PERSISTENCE, type) && isDirectRefusal(type),
        Faults.when(
                type -> !type.isInterface() || !type.isSealed(),
                "is a refusal outside its feature's sealed interface")
            .and(Faults.when(this::hasRival, "is one of several families in its feature")),
        "a switch over them is complete");
  }

  private static boolean readsClock(JavaCodeUnitAccess<?> access) {
    var owner = access.getTargetOwner().getName();
    var name = access.getTarget().getName();
    return CLOCKS.contains(owner + "." + name)
        || (owner.startsWith("java.time.") && name.equals("now"))
        || (owner.equals("java.time.Clock")
            && (name.startsWith("system") || name.startsWith("tick")))
        || (isDate(owner) && name.equals("<init>") && hasNoParameters(access));
  }

  private static boolean isDate(String owner) {
    return owner.equals("java.util.Date") || owner.equals("java.util.GregorianCalendar");
  }

  private static boolean isRandom(JavaClass type) {
    return Names.standsBelow(type, RANDOM_PACKAGES) || RANDOM_TYPES.contains(type.getName());
  }

  private static boolean draws(JavaCodeUnitAccess<?> access) {
    var name = access.getTargetOwner().getName() + "." + access.getTarget().getName();
    return DRAWS.contains(name)
        || (name.equals("java.util.Collections.shuffle")
            && access.getTarget().getRawParameterTypes().size() == 1);
  }

  private static boolean hasNoParameters(JavaCodeUnitAccess<?> access) {
    return access.getTarget().getRawParameterTypes().isEmpty();
  }

  private static Stream<String> floatingMembers(JavaClass type) {
    return Stream.concat(
        type.getFields().stream()
            .filter(
                field -> field.getAllInvolvedRawTypes().stream().anyMatch(CoreRules::isFloating))
            .map(field -> field.getDescription() + " is floating point"),
        type.getCodeUnits().stream()
            .filter(unit -> unit.getAllInvolvedRawTypes().stream().anyMatch(CoreRules::isFloating))
            .map(unit -> unit.getDescription() + " takes or returns floating point"));
  }

  private static boolean passesFloating(JavaCodeUnitAccess<?> access) {
    var target = access.getTarget();
    return isFloating(target.getRawReturnType())
        || target.getRawParameterTypes().stream().anyMatch(CoreRules::isFloating);
  }

  private static boolean isFloating(JavaClass type) {
    return FLOATING.contains(type.getBaseComponentType().getName());
  }

  private static boolean isId(JavaClass type) {
    return type.getSimpleName().endsWith("Id") || isIdentified(type);
  }

  private static boolean isIdentified(JavaClass type) {
    return type.getAllRawInterfaces().stream().anyMatch(CoreRules::isIdentifier);
  }

  private static boolean isIdentifier(JavaClass type) {
    return type.getName().endsWith(IDENTIFIER);
  }

  private static boolean isDirectRefusal(JavaClass type) {
    return type.getRawInterfaces().stream().anyMatch(one -> one.getName().endsWith(REFUSAL));
  }

  private boolean hasRival(JavaClass type) {
    return type.getPackage().getClasses().stream()
        .anyMatch(other -> !other.equals(type) && isDirectRefusal(other) && other.isSealed());
  }
}
