package dev.purser.architecture;

import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaCodeUnitAccess;
import com.tngtech.archunit.core.domain.JavaConstructor;
import com.tngtech.archunit.core.domain.JavaMember;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** What holds for every class. */
public final class CodeRules {
  private static final List<String> DECLARED_TRANSACTIONS =
      List.of(
          "org.springframework.transaction.annotation.Transactional",
          "jakarta.transaction.Transactional");
  private static final List<String> INJECTIONS =
      List.of(
          "org.springframework.beans.factory.annotation.Autowired",
          "org.springframework.beans.factory.annotation.Value",
          "jakarta.annotation.Resource",
          "jakarta.inject.Inject",
          "jakarta.persistence.PersistenceContext");
  private static final List<String> SAY_NOTHING =
      List.of("Impl", "Util", "Utils", "Helper", "Manager", "Processor", "Data", "Info");
  private static final String GENERATED = "Impl";
  private static final Set<String> GENERIC_EXCEPTIONS =
      Set.of(
          "java.lang.Throwable",
          "java.lang.Error",
          "java.lang.Exception",
          "java.lang.RuntimeException");
  private static final Set<String> STANDARD_STREAMS = Set.of("in", "out", "err");
  private static final Set<String> MAY_PRINT = Set.of("", "command", "benchmarks");
  private static final List<String> LEGACY_DATES =
      List.of("java.util.Date", "java.util.Calendar", "java.text.DateFormat");
  private static final String NULL_MARKED = "org.jspecify.annotations.NullMarked";

  private final Layout layout;

  CodeRules(Layout layout) {
    this.layout = layout;
  }

  List<ArchitectureRule> all() {
    return List.of(
        transactionsAreNotDeclared(),
        injectionIsByConstructor(),
        namesSayWhatThingsAre(),
        genericExceptionsAreNotThrown(),
        standardStreamsBelongToTheCommandLine(),
        datesAreOfJavaTime(),
        everyPackageIsNullMarked());
  }

  /**
   * No {@code @Transactional}, nor an annotation made of it. The application says with the {@code
   * Transactions} port what belongs together; an annotation does nothing when a class calls itself,
   * and cannot say what is to be run again.
   */
  public ArchitectureRule transactionsAreNotDeclared() {
    return ArchitectureRule.of(
        "nothing is @Transactional",
        layout::isOwn,
        Faults.when(
                type -> Names.isAnnotated(type, DECLARED_TRANSACTIONS), "is declared transactional")
            .and(type -> annotated(type.getMethods().stream(), DECLARED_TRANSACTIONS)),
        "the application says through its port what belongs together");
  }

  /**
   * What a class needs comes in by its constructor, not into a field or a setter. It can then be
   * made by hand, is complete once made, and its constructor shows when it needs too much.
   */
  public ArchitectureRule injectionIsByConstructor() {
    return ArchitectureRule.of(
        "injection is by constructor only",
        layout::isOwn,
        type ->
            annotated(
                Stream.<JavaMember>concat(type.getFields().stream(), type.getMethods().stream()),
                INJECTIONS),
        "a class is complete once it is made, and can be made by hand");
  }

  /** Names end in what the thing is: Impl, Util, Helper, Manager, ... could end any name. */
  public ArchitectureRule namesSayWhatThingsAre() {
    return ArchitectureRule.of(
        "no name ends in " + String.join(", ", SAY_NOTHING),
        type -> layout.isOwn(type) && !isGenerated(type),
        Faults.when(
            type -> SAY_NOTHING.stream().anyMatch(type.getSimpleName()::endsWith),
            "has a name that does not say what it is"),
        "what could end any name says nothing");
  }

  /**
   * Nobody throws {@code Exception}, {@code RuntimeException}, {@code Error} or {@code Throwable}
   * itself: who catches it could not tell it from anything else.
   */
  public ArchitectureRule genericExceptionsAreNotThrown() {
    return ArchitectureRule.of(
        "no generic exceptions are thrown",
        layout::isOwn,
        Faults.calling(CodeRules::makesGenericException),
        "who catches one cannot tell it from anything else");
  }

  /**
   * Standard input and output are for the command line, that is for the root package, {@code
   * command} and {@code benchmarks}. Elsewhere they are lines that no log has.
   */
  public ArchitectureRule standardStreamsBelongToTheCommandLine() {
    return ArchitectureRule.of(
        "standard streams belong to the command line",
        type -> layout.isOwn(type) && !MAY_PRINT.contains(layout.place(type).layer()),
        CodeRules::prints,
        "elsewhere they are lines that no log has");
  }

  /** Dates and times are those of {@code java.time}; the older ones change while one reads them. */
  public ArchitectureRule datesAreOfJavaTime() {
    return ArchitectureRule.of(
        "dates and times are those of java.time",
        layout::isOwn,
        Faults.dependingOn(used -> LEGACY_DATES.stream().anyMatch(used::isAssignableTo)),
        "the older ones change while one reads them");
  }

  /**
   * Every package is {@code @NullMarked}, so that the compiler knows everywhere what may be null.
   */
  public ArchitectureRule everyPackageIsNullMarked() {
    return ArchitectureRule.of(
        "every package is @NullMarked",
        layout::isOwn,
        Faults.when(
            type -> !type.getPackage().isAnnotatedWith(NULL_MARKED),
            "stands in a package that is not @NullMarked"),
        "the compiler knows everywhere what may be null");
  }

  private static Stream<String> annotated(
      Stream<? extends JavaMember> members, List<String> annotations) {
    return members
        .filter(member -> Names.isAnnotated(member, annotations))
        .map(member -> member.getDescription() + " is annotated so");
  }

  /** MapStruct puts its own ending to the name of a mapper. */
  private static boolean isGenerated(JavaClass type) {
    return type.getSimpleName().endsWith(GENERATED)
        && type.getRawInterfaces().stream().anyMatch(AdapterRules::isMapper);
  }

  private static boolean makesGenericException(JavaCodeUnitAccess<?> access) {
    return GENERIC_EXCEPTIONS.contains(access.getTargetOwner().getName())
        && access.getTarget().getName().equals(JavaConstructor.CONSTRUCTOR_NAME)
        && !isCallToSuper(access);
  }

  private static boolean isCallToSuper(JavaCodeUnitAccess<?> access) {
    return access.getOrigin().isConstructor()
        && access.getOriginOwner().getRawSuperclass().equals(Optional.of(access.getTargetOwner()));
  }

  private static Stream<String> prints(JavaClass type) {
    var streams =
        type.getFieldAccessesFromSelf().stream()
            .filter(access -> access.getTargetOwner().isEquivalentTo(System.class))
            .filter(access -> STANDARD_STREAMS.contains(access.getTarget().getName()))
            .map(JavaAccess::getDescription);
    return Stream.concat(streams, Faults.calling(CodeRules::printsByItself).of(type));
  }

  private static boolean printsByItself(JavaCodeUnitAccess<?> access) {
    return access.getTargetOwner().getName().equals("java.lang.IO")
        || (access.getTarget().getName().equals("printStackTrace")
            && access.getTarget().getRawParameterTypes().isEmpty());
  }
}
