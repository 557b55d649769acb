package dev.purser.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Runs the rules on a small shop, in the packages below this one, that extends Purser and breaks
 * every rule: each has to find what was planted for it, and nothing else.
 */
class PlantedViolationsTest {
  private static final String SHOP = "dev.purser.architecture.violations";
  private static final PurserArchitecture SHOP_ARCHITECTURE =
      PurserArchitecture.of(SHOP).extending("dev.purser");

  /** The classes of the shop that broke a rule, by the rule. */
  private static Map<String, Set<String>> found;

  @BeforeAll
  static void runRules() {
    var classes = readShopAndPurser();
    found = new TreeMap<>();
    SHOP_ARCHITECTURE.rules().forEach(rule -> found.put(rule.name(), breaking(rule, classes)));
  }

  static List<Planted> planted() {
    var layers = SHOP_ARCHITECTURE.layers();
    var ports = SHOP_ARCHITECTURE.ports();
    var adapters = SHOP_ARCHITECTURE.adapters();
    var core = SHOP_ARCHITECTURE.core();
    var code = SHOP_ARCHITECTURE.code();
    return List.of(
        new Planted(layers.domainUsesOnlyTheLanguage(), "domain.catalog.PriceList"),
        new Planted(
            layers.applicationIsFreeOfFrameworks(),
            "application.catalog.EventListener",
            "application.catalog.ShelfRows$ShelfEntity"),
        new Planted(
            layers.databaseAccessStaysInPersistence(),
            "web.catalog.PageOfRows",
            "wiring.ReachingRows",
            "application.catalog.ShelfRows$ShelfEntity"),
        new Planted(layers.webKnowsNoPersistence(), "web.catalog.PageFromPersistence"),
        new Planted(layers.webKnowsNoOutputPort(), "web.catalog.PageFromPort"),
        new Planted(layers.persistenceKnowsNoWeb(), "persistence.catalog.RowsAsAsked"),
        new Planted(layers.persistenceKnowsNoInputPort(), "persistence.catalog.BusyRows"),
        new Planted(layers.observationKnowsNoOtherAdapter(), "observation.catalog.ShelfFigures"),
        new Planted(
            SHOP_ARCHITECTURE.features().featuresFormADag(),
            "domain.inventory.PricedStock",
            "web.lending.UndeclaredFeature"),
        new Planted(
            ports.portsArePublicInterfaces(),
            "application.catalog.HiddenPort",
            "application.catalog.ShelfBase"),
        new Planted(
            ports.useCasesAreHiddenBehindPorts(),
            "application.catalog.OpenUseCase",
            "application.catalog.BareUseCase"),
        new Planted(ports.portsCarryNoEntities(), "application.catalog.Shelves"),
        new Planted(adapters.entitiesArePackagePrivate(), "persistence.shared.OpenEntity"),
        new Planted(adapters.entitiesAreVersioned(), "persistence.catalog.UnversionedEntity"),
        new Planted(
            adapters.adaptersShowOnlyTheirConfiguration(),
            "persistence.catalog.PublicRows",
            "persistence.shared.UnsharedRows"),
        new Planted(adapters.adaptersAreGivenOnlyWhatTheyAskFor(), "wiring.ReachingIn"),
        new Planted(adapters.controllersSpeakTheirOwnRecords(), "web.catalog.DomainController"),
        new Planted(adapters.mappersStandInAdapters(), "wiring.WiringMapper"),
        new Planted(
            core.coreReadsNoClock(),
            "domain.catalog.PriceOfToday",
            "application.catalog.TickingStopwatch"),
        new Planted(
            core.coreDrawsNoRandomness(), "domain.catalog.LuckyNumber", "application.catalog.Dice"),
        new Planted(
            core.coreHasNoFloatingPoint(),
            "domain.catalog.NearlyPrice",
            "domain.catalog.RoundedPrice"),
        new Planted(core.coreResultsAreNotOverlooked(), "domain.customer.Overlooked"),
        new Planted(core.identifiersAreRecords(), "domain.catalog.ShelfId"),
        new Planted(
            core.refusalsOfAFeatureAreOneSealedFamily(),
            "domain.catalog.LooseRefusal",
            "domain.inventory.StockRefusal",
            "domain.inventory.ShelfRefusal"),
        new Planted(code.transactionsAreNotDeclared(), "persistence.catalog.DeclaredRows"),
        new Planted(
            code.injectionIsByConstructor(),
            "web.catalog.InjectedField",
            "web.catalog.InjectedSetter"),
        new Planted(code.namesSayWhatThingsAre(), "domain.catalog.PriceHelper"),
        new Planted(code.genericExceptionsAreNotThrown(), "domain.catalog.Careless"),
        new Planted(
            code.standardStreamsBelongToTheCommandLine(),
            "web.catalog.Talkative",
            "web.catalog.Tracing"),
        new Planted(code.datesAreOfJavaTime(), "web.catalog.OldDate"),
        new Planted(code.everyPackageIsNullMarked(), "unmarked.Unmarked"));
  }

  @ParameterizedTest
  @MethodSource("planted")
  void findsWhatWasPlantedAndNothingElse(Planted planted) {
    assertThat(found.get(planted.rule().name())).isEqualTo(planted.types());
  }

  @Test
  void everyRuleHasAClassThatBreaksItAlone() {
    var rulesOf = new TreeMap<String, Set<String>>();
    found.forEach((rule, types) ->
        types.forEach(type -> rulesOf.computeIfAbsent(type, t -> new TreeSet<>()).add(rule)));

    assertThat(rulesOf.values().stream().filter(rules -> rules.size() == 1).flatMap(Set::stream))
        .containsAll(SHOP_ARCHITECTURE.rules().stream().map(ArchitectureRule::name).toList());
  }

  @Test
  void noTwoRulesHaveTheSameName() {
    assertThat(SHOP_ARCHITECTURE.rules())
        .extracting(ArchitectureRule::name)
        .doesNotHaveDuplicates()
        .hasSameSizeAs(planted());
  }

  private static JavaClasses readShopAndPurser() {
    var delivered = new ProductionClasses();
    ImportOption orShop = at -> delivered.includes(at) || at.contains("architecture/violations/");
    return new ClassFileImporter().withImportOption(orShop).importPackages("dev.purser");
  }

  private static Set<String> breaking(ArchitectureRule rule, JavaClasses classes) {
    var names = new TreeSet<String>();
    rule.rule()
        .evaluate(classes)
        .handleViolations((Collection<JavaClass> types, String message) ->
            types.forEach(type -> names.add(type.getName().substring(SHOP.length() + 1))));
    return names;
  }

  /** What breaks the rule. */
  record Planted(ArchitectureRule rule, Set<String> types) {
    Planted(ArchitectureRule rule, String... types) {
      this(rule, new TreeSet<>(Set.of(types)));
    }

    @Override
    public String toString() {
      return rule.name();
    }
  }
}
