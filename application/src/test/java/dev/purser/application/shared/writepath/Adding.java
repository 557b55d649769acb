package dev.purser.application.shared.writepath;

import dev.purser.domain.shared.Figures;
import dev.purser.domain.shared.FreshIds;
import dev.purser.domain.shared.LocatedRefusal;
import dev.purser.domain.shared.Refusal;
import dev.purser.domain.shared.RefusedException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** Adds one to some tallies, which it makes where there are none; or does something else. */
record Adding(
    UUID id,
    Call call,
    List<String> tallies,
    Decides decides,
    int weight,
    Set<String> claimed,
    UUID resource)
    implements Command<Tally> {

  static final List<LocatedRefusal> REFUSALS =
      List.of(new LocatedRefusal("amount", new TooMany(3)), new LocatedRefusal("", new TooMany(3)));

  /** What it comes to. */
  enum Decides {
    TO_ADD,
    TO_ADD_AND_TELL_REFUSALS,
    TO_REFUSE,
    THAT_ALL_OF_IT_IS_REFUSED,
    TO_NOTE_ONLY,
    THAT_THERE_IS_NOTHING,
    NOTHING_BUT_FAILS
  }

  static Adding to(String... tallies) {
    return new Adding(
        FreshIds.next(),
        Calls.aCall(),
        List.of(tallies),
        Decides.TO_ADD,
        1,
        Set.of(),
        FreshIds.next());
  }

  Adding deciding(Decides what) {
    return new Adding(id, call, tallies, what, weight, claimed, resource);
  }

  Adding under(Call other) {
    return new Adding(id, other, tallies, decides, weight, claimed, resource);
  }

  Adding weighing(int rows) {
    return new Adding(id, call, tallies, decides, rows, claimed, resource);
  }

  Adding claiming(String... names) {
    return new Adding(id, call, tallies, decides, weight, Set.of(names), resource);
  }

  /** Another submission of the same call. */
  Adding again() {
    return new Adding(FreshIds.next(), call, tallies, decides, weight, claimed, FreshIds.next());
  }

  @Override
  public String operation() {
    return "add";
  }

  @Override
  public OutcomeType<Tally> outcomeType() {
    return Tally.TYPE;
  }

  @Override
  public Collection<?> claims() {
    return claimed;
  }

  @Override
  public void needs(WorkingSet known, Needs needs) {
    needs.ofAll(Tally.TALLIES, tallies);
  }

  @Override
  public Decision<Tally> decide(WorkingSet loaded, Instant now) {
    return switch (decides) {
      case TO_ADD, TO_ADD_AND_TELL_REFUSALS -> add(loaded, now);
      case TO_REFUSE -> new Decision.Refused<>(REFUSALS);
      case THAT_ALL_OF_IT_IS_REFUSED -> throw new RefusedException(new TooMany(3));
      case TO_NOTE_ONLY -> note(now);
      case THAT_THERE_IS_NOTHING -> new Decision.NotFound<>();
      case NOTHING_BUT_FAILS -> throw new IllegalStateException("a bug in deciding");
    };
  }

  private Decision<Tally> note(Instant now) {
    var noted = new Tally(tallies.getFirst(), 100, now);
    var changes = new Changes().note(Tally.TALLIES, noted.name(), noted);
    return new Decision.Accepted<>(noted, changes);
  }

  @Override
  public List<LocatedRefusal> refusalsIn(Tally outcome) {
    return decides == Decides.TO_ADD_AND_TELL_REFUSALS ? REFUSALS : List.of();
  }

  /** Adds the figures of the refusals, so that they can be told. */
  @Override
  public Decision.Accepted<Tally> telling(Tally outcome, List<LocatedRefusal> refusals) {
    var figures = refusals.stream().mapToLong(told -> ((TooMany) told.refusal()).most()).sum();
    var telling = outcome.plus(figures, outcome.changedAt());
    return new Decision.Accepted<>(
        telling, new Changes().put(Tally.TALLIES, outcome.name(), telling));
  }

  private Decision<Tally> add(WorkingSet loaded, Instant now) {
    var changes = new Changes();
    for (var name : tallies) {
      var before = loaded.find(Tally.TALLIES, name).orElse(new Tally(name, 0, now));
      changes.put(Tally.TALLIES, name, before.plus(1, now));
    }
    var first = loaded.find(Tally.TALLIES, tallies.getFirst()).map(Tally::value).orElse(0L);
    return new Decision.Accepted<>(new Tally(tallies.getFirst(), first + 1, now), changes);
  }

  /** A refusal with a figure. */
  record TooMany(long most) implements Refusal {
    @Override
    public String code() {
      return "too-many";
    }

    @Override
    public String explanation() {
      return "Too many.";
    }

    @Override
    public Figures figures() {
      return Figures.of("most", most);
    }
  }
}
