package dev.purser.application.model;

import dev.purser.application.credit.AccountStanding;
import dev.purser.application.model.CreditModel.Held;
import dev.purser.domain.credit.CustomerAccount;
import dev.purser.domain.credit.Hold;
import dev.purser.domain.credit.HouseRole;
import dev.purser.domain.credit.ScheduledTransfer;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Takes the same steps in a ledger and in the model, and tells the first difference. */
final class CreditComparison extends Lockstep<CreditModel, CreditWorld> {
  private final CreditModel model;
  private final CreditWorld world;

  private CreditComparison(CreditModel model, CreditWorld world) {
    super(model, world);
    this.model = model;
    this.world = world;
  }

  /** What differs, if anything does. */
  static Optional<String> of(List<CreditStep> steps, CreditWorld.Site site) {
    return new CreditComparison(new CreditModel(), new CreditWorld(site)).run(steps);
  }

  /** Everything is done a little later than what was done before. */
  @Override
  protected void beforeStep() {
    model.tick();
    world.setClock(model.clock);
  }

  @Override
  protected Optional<String> state() {
    return standings().or(this::lots).or(this::holds).or(this::scheduled);
  }

  private Optional<String> standings() {
    var standings = world.standings();
    var sums =
        standings.stream()
            .collect(
                Collectors.groupingBy(
                    AccountStanding::asset, Collectors.summingLong(AccountStanding::posted)));
    if (sums.values().stream().anyMatch(sum -> sum != 0)) {
      return Optional.of("all accounts sum to %s: %s".formatted(sums, standings));
    }
    return standings.stream()
        .filter(standing -> !expected(standing).equals(told(standing)))
        .map(standing ->
            "account %d should be %s, is %s"
                .formatted(world.number(standing), expected(standing), standing))
        .findFirst();
  }

  /** Posted, held, expired, available and status; what the house issued follows from the rest. */
  private List<?> expected(AccountStanding standing) {
    if (standing.role() == HouseRole.BREAKAGE) {
      return List.of(model.books.breakage[world.asset(standing)], 0L, 0L, "OPEN");
    }
    var number = world.number(standing);
    if (number < 0) {
      return told(standing);
    }
    var purse = model.books.accounts.get(number);
    var now = model.clock;
    return purse.isHouse
        ? List.of(purse.rest, 0L, 0L, "OPEN")
        : List.of(
            purse.posted(), purse.held(), purse.expired(now), purse.available(now), purse.status);
  }

  private static List<?> told(AccountStanding standing) {
    return Stream.of(
            standing.posted(),
            standing.held(),
            standing.expired(),
            standing.available(),
            standing.status().name())
        .filter(Objects::nonNull)
        .toList();
  }

  private Optional<String> lots() {
    var accounts = world.accountsNow();
    return IntStream.range(CreditModel.ASSETS, model.books.accounts.size())
        .mapToObj(
            number -> lots(number, Objects.requireNonNull(accounts.get(world.account(number)))))
        .flatMap(Optional::stream)
        .findFirst();
  }

  private Optional<String> lots(int number, CustomerAccount account) {
    var expected =
        model.books.accounts.get(number).burning().stream()
            .map(heap ->
                lot(
                    heap.priority,
                    heap.end == null ? null : world.instant(heap.end),
                    heap.left,
                    heap.held))
            .toList();
    var found =
        account.lots().all().stream()
            .map(lot ->
                lot(lot.terms().priority(), lot.terms().expiresAt(), lot.remaining(), lot.held()))
            .toList();
    return expected.equals(found)
        ? Optional.empty()
        : Optional.of("account %d should have lots %s, has %s".formatted(number, expected, found));
  }

  private static String lot(int priority, @Nullable Instant end, long left, long held) {
    return "%d (%d held) at %d until %s".formatted(left, held, priority, end);
  }

  private Optional<String> holds() {
    var found = world.holdsNow();
    return IntStream.range(0, model.books.holds.size())
        .filter(number -> !expected(model.books.holds.get(number)).equals(told(found.get(number))))
        .mapToObj(number ->
            "hold %d should be %s, is %s"
                .formatted(number, expected(model.books.holds.get(number)), found.get(number)))
        .findFirst();
  }

  private Optional<String> scheduled() {
    var expected = model.books.scheduled.stream().map(CreditComparison::expected).toList();
    var found = world.scheduledNow().stream().map(CreditComparison::told).toList();
    return expected.equals(found)
        ? Optional.empty()
        : Optional.of("scheduled transfers should be %s, are %s".formatted(expected, found));
  }

  private static String expected(CreditModel.Later later) {
    return later.status() + later.refusals().stream().sorted().toList();
  }

  private static String told(ScheduledTransfer scheduled) {
    return scheduled.status()
        + scheduled.refusals().stream().map(Told::of).sorted().toList().toString();
  }

  /** Status, and how much was captured, is left, of lots and in all, and has expired. */
  private static List<?> expected(Held hold) {
    return List.of(
        hold.status, hold.captured, hold.left(), CreditModel.sum(hold.shares), hold.expired);
  }

  private static List<?> told(Hold hold) {
    return List.of(
        hold.status().name(),
        hold.captured(),
        hold.remaining().minorUnits(),
        hold.shares().stream().mapToLong(Hold.Share::held).sum(),
        hold.expired());
  }

  @Override
  protected Optional<String> histories() {
    return IntStream.range(CreditModel.ASSETS, model.books.accounts.size())
        .mapToObj(this::history)
        .flatMap(Optional::stream)
        .findFirst();
  }

  /** What is done at once, as much that is due is, has no order. */
  private Optional<String> history(int number) {
    var expected =
        model.books.accounts.get(number).history.stream()
            .map(change -> change(world.instant(change.at()), change.amount()))
            .sorted()
            .toList();
    var found =
        world.entriesNow(number).stream()
            .map(entry -> change(entry.at(), entry.change()))
            .sorted()
            .toList();
    return expected.equals(found)
        ? Optional.empty()
        : Optional.of(
            "account %d should have come about by %s, has by %s"
                .formatted(number, expected, found));
  }

  private static String change(Instant at, long amount) {
    return at + ": " + amount;
  }
}
