package dev.purser.application.model;

import dev.purser.application.model.CreditModel.Fate;
import dev.purser.application.model.CreditModel.Move;
import dev.purser.application.model.CreditModel.Wanted;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Something that somebody does with credits. Times are told in hours from the present one. */
sealed interface CreditStep extends ModelStep<CreditModel, CreditWorld> {
  /** Somebody opens an account. */
  record Opens(int asset, long floor) implements CreditStep {
    @Override
    public CreditStep among(CreditModel model) {
      return this;
    }

    @Override
    public Told expectedBy(CreditModel model) {
      return model.open(asset, floor);
    }

    @Override
    public Told toldBy(CreditWorld world) {
      return world.open(asset, floor);
    }
  }

  /** Time passes. */
  record Waits(int minutes, Hours.Stop stop) implements CreditStep {
    @Override
    public CreditStep among(CreditModel model) {
      return new ClockStands(stop.after(model.clock, minutes));
    }

    @Override
    public Told expectedBy(CreditModel model) {
      throw new IllegalStateException("the clock is not asked yet");
    }

    @Override
    public Told toldBy(CreditWorld world) {
      throw new IllegalStateException("the clock is not asked yet");
    }
  }

  /** The clock stands at a microsecond since the beginning. */
  record ClockStands(long at) implements CreditStep {
    @Override
    public CreditStep among(CreditModel model) {
      return this;
    }

    @Override
    public Told expectedBy(CreditModel model) {
      model.clock = at;
      return Told.DONE;
    }

    @Override
    public Told toldBy(CreditWorld world) {
      world.setClock(at);
      return Told.DONE;
    }
  }

  /** The house grants credits. */
  record Grants(int account, long amount, int asset, @Nullable Integer priority, @Nullable Long end)
      implements CreditStep {
    @Override
    public CreditStep among(CreditModel model) {
      var receiver = accountAmong(model, account);
      return new Grants(
          receiver,
          amount,
          assetAmong(model, asset, receiver),
          priority,
          end == null ? null : Hours.begin(model.clock, end));
    }

    @Override
    public Told expectedBy(CreditModel model) {
      return model.grant(account, amount, asset, priority, end);
    }

    @Override
    public Told toldBy(CreditWorld world) {
      return world.grant(account, amount, asset, priority, end);
    }
  }

  /** The house grants lots until an account has as many as it may. */
  record FillsUp(int account, int lots, int asset) implements CreditStep {
    static FillsUp of(int account) {
      return new FillsUp(account, 0, CreditModel.ITS_OWN);
    }

    @Override
    public CreditStep among(CreditModel model) {
      var full = accountAmong(model, account);
      return new FillsUp(full, model.lotsToCome(full), model.assetOf(full));
    }

    @Override
    public Told expectedBy(CreditModel model) {
      return model.fill(account, lots);
    }

    @Override
    public Told toldBy(CreditWorld world) {
      return world.fill(account, lots, asset);
    }
  }

  /** Credits move. */
  record Transfers(Wanted wanted) implements CreditStep {
    @Override
    public CreditStep among(CreditModel model) {
      return new Transfers(wantedAmong(model, wanted));
    }

    @Override
    public Told expectedBy(CreditModel model) {
      return model.transfer(wanted.moves(), wanted.reference());
    }

    @Override
    public Told toldBy(CreditWorld world) {
      return world.transfer(wanted);
    }
  }

  /** Credits move in many transfers. */
  record Batches(List<Wanted> wanted, boolean allOrNothing) implements CreditStep {
    @Override
    public CreditStep among(CreditModel model) {
      return new Batches(
          wanted.stream().map(one -> wantedAmong(model, one)).toList(), allOrNothing);
    }

    @Override
    public Told expectedBy(CreditModel model) {
      return model.batch(wanted, allOrNothing);
    }

    @Override
    public Told toldBy(CreditWorld world) {
      return world.batch(wanted, allOrNothing);
    }
  }

  /** A transfer is taken back. */
  record Reverses(int transfer, @Nullable Long part, int asset) implements CreditStep {
    static Reverses of(int transfer, @Nullable Long part) {
      return new Reverses(transfer, part, CreditModel.ITS_OWN);
    }

    @Override
    public CreditStep among(CreditModel model) {
      var past = numberAmong(transfer, model.books.moved.size());
      return new Reverses(past, part, model.assetOfTransfer(past));
    }

    @Override
    public Told expectedBy(CreditModel model) {
      return model.reverse(transfer, part);
    }

    @Override
    public Told toldBy(CreditWorld world) {
      return world.reverse(transfer, part, asset);
    }
  }

  /** Credits are set aside. */
  record Holds(Move move, long deadline) implements CreditStep {
    @Override
    public CreditStep among(CreditModel model) {
      return new Holds(moveAmong(model, move), Hours.begin(model.clock, deadline));
    }

    @Override
    public Told expectedBy(CreditModel model) {
      return model.hold(move, deadline);
    }

    @Override
    public Told toldBy(CreditWorld world) {
      return world.hold(move, deadline);
    }
  }

  /** What was set aside is spent. */
  record Captures(int hold, @Nullable Long part, int asset) implements CreditStep {
    static Captures of(int hold, @Nullable Long part) {
      return new Captures(hold, part, CreditModel.ITS_OWN);
    }

    @Override
    public CreditStep among(CreditModel model) {
      var held = numberAmong(hold, model.books.holds.size());
      return new Captures(held, part, model.assetOfHold(held));
    }

    @Override
    public Told expectedBy(CreditModel model) {
      return model.capture(hold, part);
    }

    @Override
    public Told toldBy(CreditWorld world) {
      return world.capture(hold, part, asset);
    }
  }

  /** What was set aside is given back. */
  record Voids(int hold) implements CreditStep {
    @Override
    public CreditStep among(CreditModel model) {
      return new Voids(numberAmong(hold, model.books.holds.size()));
    }

    @Override
    public Told expectedBy(CreditModel model) {
      return model.voidHold(hold);
    }

    @Override
    public Told toldBy(CreditWorld world) {
      return world.voidHold(hold);
    }
  }

  /** What is due expires. */
  record Expires() implements CreditStep {
    @Override
    public CreditStep among(CreditModel model) {
      return this;
    }

    @Override
    public Told expectedBy(CreditModel model) {
      return model.expire();
    }

    @Override
    public Told toldBy(CreditWorld world) {
      return world.expire();
    }
  }

  /**
   * Credits are to move later. One transfer waits at a time, since those that come due together are
   * made in no order: where one waits, it is cancelled.
   */
  record Schedules(Wanted wanted, long runAt) implements CreditStep {
    @Override
    public CreditStep among(CreditModel model) {
      return model
          .waiting()
          .<CreditStep>map(CancelsScheduled::new)
          .orElseGet(
              () -> new Schedules(wantedAmong(model, wanted), Hours.begin(model.clock, runAt)));
    }

    @Override
    public Told expectedBy(CreditModel model) {
      return model.schedule(wanted, runAt);
    }

    @Override
    public Told toldBy(CreditWorld world) {
      return world.schedule(wanted, runAt);
    }
  }

  /** A transfer that waits is off. */
  record CancelsScheduled(int scheduled) implements CreditStep {
    @Override
    public CreditStep among(CreditModel model) {
      return new CancelsScheduled(numberAmong(scheduled, model.books.scheduled.size()));
    }

    @Override
    public Told expectedBy(CreditModel model) {
      return model.cancel(scheduled);
    }

    @Override
    public Told toldBy(CreditWorld world) {
      return world.cancel(scheduled);
    }
  }

  /** What is to move by now moves. */
  record RunsScheduled() implements CreditStep {
    @Override
    public CreditStep among(CreditModel model) {
      return this;
    }

    @Override
    public Told expectedBy(CreditModel model) {
      return model.runScheduled();
    }

    @Override
    public Told toldBy(CreditWorld world) {
      return world.runScheduled();
    }
  }

  /** An account is taken out of business or back. */
  record Becomes(int account, Fate fate) implements CreditStep {
    @Override
    public CreditStep among(CreditModel model) {
      return new Becomes(accountAmong(model, account), fate);
    }

    @Override
    public Told expectedBy(CreditModel model) {
      return model.becomes(account, fate);
    }

    @Override
    public Told toldBy(CreditWorld world) {
      return world.becomes(account, fate);
    }
  }

  /** Somebody makes a call once more, under the same key. */
  record Repeats(int call) implements CreditStep {
    @Override
    public CreditStep among(CreditModel model) {
      return new Repeats(numberAmong(call, model.kept.size()));
    }

    @Override
    public Told expectedBy(CreditModel model) {
      return call == CreditModel.NOBODY ? Told.NOT_FOUND : model.again(call);
    }

    @Override
    public Told toldBy(CreditWorld world) {
      return call == CreditModel.NOBODY ? Told.NOT_FOUND : world.again(call);
    }
  }

  /** Somebody uses the key of a call for another one. */
  record ReusesKey(int call) implements CreditStep {
    @Override
    public CreditStep among(CreditModel model) {
      return new ReusesKey(numberAmong(call, model.kept.size()));
    }

    @Override
    public Told expectedBy(CreditModel model) {
      return call == CreditModel.NOBODY ? Told.NOT_FOUND : Told.KEY_REUSED;
    }

    @Override
    public Told toldBy(CreditWorld world) {
      return call == CreditModel.NOBODY ? Told.NOT_FOUND : world.reuseKey(call);
    }
  }

  private static Wanted wantedAmong(CreditModel model, Wanted wanted) {
    return new Wanted(
        wanted.moves().stream().map(move -> moveAmong(model, move)).toList(), wanted.reference());
  }

  private static Move moveAmong(CreditModel model, Move move) {
    var from = accountAmong(model, move.from());
    return new Move(
        from, accountAmong(model, move.to()), move.amount(), assetAmong(model, move.asset(), from));
  }

  private static int assetAmong(CreditModel model, int asset, int account) {
    return asset == CreditModel.ITS_OWN ? model.assetOf(account) : asset;
  }

  private static int accountAmong(CreditModel model, int number) {
    return numberAmong(number, model.books.accounts.size());
  }

  private static int numberAmong(int number, int size) {
    return number < 0 || size == 0 ? CreditModel.NOBODY : number % size;
  }
}
