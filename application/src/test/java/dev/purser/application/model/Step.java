package dev.purser.application.model;

import dev.purser.application.model.Model.Move;
import dev.purser.application.model.Model.Wanted;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Something that somebody does in the shop. The numbers of customers, orders and calls are taken
 * round what there is, so that any steps in any order make sense.
 */
sealed interface Step extends ModelStep<Model, World> {

  /** Somebody signs up. */
  record SignsUp(int email) implements Step {
    @Override
    public Step among(Model model) {
      return this;
    }

    @Override
    public Told expectedBy(Model model) {
      return model.signUp(email);
    }

    @Override
    public Told toldBy(World world) {
      return world.signUp(email);
    }
  }

  /** A product comes into the catalogue. */
  record Creates(int sku, long price, boolean published) implements Step {
    @Override
    public Step among(Model model) {
      return this;
    }

    @Override
    public Told expectedBy(Model model) {
      return model.create(sku, price, published);
    }

    @Override
    public Told toldBy(World world) {
      return world.create(sku, price, published);
    }
  }

  /** Goods come in. */
  record Receives(int sku, boolean somewhere, long pieces) implements Step {
    @Override
    public Step among(Model model) {
      return this;
    }

    @Override
    public Told expectedBy(Model model) {
      return model.receive(sku, somewhere, pieces);
    }

    @Override
    public Told toldBy(World world) {
      return world.receive(sku, somewhere, pieces);
    }
  }

  /** The house grants credits. */
  record Grants(int account, long amount, boolean inOtherAsset) implements Step {
    @Override
    public Step among(Model model) {
      return new Grants(accountAmong(model, account), amount, inOtherAsset);
    }

    @Override
    public Told expectedBy(Model model) {
      return model.grant(account, amount, inOtherAsset);
    }

    @Override
    public Told toldBy(World world) {
      return world.grant(account, amount, inOtherAsset);
    }
  }

  /** Credits move. */
  record Transfers(List<Move> moves, @Nullable Integer reference) implements Step {
    @Override
    public Step among(Model model) {
      var real =
          moves.stream()
              .map(move ->
                  new Move(
                      accountAmong(model, move.from()),
                      accountAmong(model, move.to()),
                      move.amount()))
              .toList();
      return new Transfers(real, reference);
    }

    @Override
    public Told expectedBy(Model model) {
      return model.transfer(moves, reference);
    }

    @Override
    public Told toldBy(World world) {
      return world.transfer(moves, reference);
    }
  }

  /** A customer places an order. */
  record Places(int customer, List<Wanted> lines, @Nullable Integer payer) implements Step {
    @Override
    public Step among(Model model) {
      return new Places(
          numberAmong(customer, model.postedAndHeld.size()),
          lines,
          payer == null ? null : accountAmong(model, payer));
    }

    @Override
    public Told expectedBy(Model model) {
      return model.place(customer, lines, payer);
    }

    @Override
    public Told toldBy(World world) {
      return world.place(customer, lines, payer);
    }
  }

  /** An order leaves. */
  record Fulfils(int order) implements Step {
    @Override
    public Step among(Model model) {
      return new Fulfils(numberAmong(order, model.orders.size()));
    }

    @Override
    public Told expectedBy(Model model) {
      return model.fulfil(order);
    }

    @Override
    public Told toldBy(World world) {
      return world.fulfil(order);
    }
  }

  /** An order is off. */
  record Cancels(int order) implements Step {
    @Override
    public Step among(Model model) {
      return new Cancels(numberAmong(order, model.orders.size()));
    }

    @Override
    public Told expectedBy(Model model) {
      return model.cancel(order);
    }

    @Override
    public Told toldBy(World world) {
      return world.cancel(order);
    }
  }

  /** Somebody makes a call once more, under the same key. */
  record Repeats(int call) implements Step {
    @Override
    public Step among(Model model) {
      return new Repeats(numberAmong(call, model.kept.size()));
    }

    @Override
    public Told expectedBy(Model model) {
      return call == Model.NOBODY ? Told.NOT_FOUND : model.again(call);
    }

    @Override
    public Told toldBy(World world) {
      return call == Model.NOBODY ? Told.NOT_FOUND : world.again(call);
    }
  }

  /** Somebody uses the key of a call for another one. */
  record ReusesKey(int call) implements Step {
    @Override
    public Step among(Model model) {
      return new ReusesKey(numberAmong(call, model.kept.size()));
    }

    @Override
    public Told expectedBy(Model model) {
      return call == Model.NOBODY ? Told.NOT_FOUND : Told.KEY_REUSED;
    }

    @Override
    public Told toldBy(World world) {
      return call == Model.NOBODY ? Told.NOT_FOUND : world.reuseKey(call);
    }
  }

  private static int accountAmong(Model model, int number) {
    if (number == Model.HOUSE) {
      return model.houseIsKnown ? Model.HOUSE : Model.NOBODY;
    }
    return numberAmong(number, model.postedAndHeld.size());
  }

  private static int numberAmong(int number, int size) {
    return number < 0 || size == 0 ? Model.NOBODY : number % size;
  }
}
