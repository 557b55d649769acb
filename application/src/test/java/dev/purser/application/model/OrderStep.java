package dev.purser.application.model;

import dev.purser.application.model.Bought.Doing;
import dev.purser.application.model.CreditModel.Fate;
import dev.purser.application.model.OrderModel.Move;
import dev.purser.application.model.OrderModel.Moving;
import dev.purser.application.model.OrderModel.Named;
import dev.purser.application.model.OrderModel.Ordering;
import dev.purser.application.model.OrderModel.Wanted;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Something that somebody does in the shop. The numbers of customers, accounts and calls are taken
 * round what there is, so that any steps in any order make sense. Those of orders are as well, the
 * newest coming first; from {@link #MANY} on they are of the orders with which it can be done.
 */
sealed interface OrderStep extends ModelStep<OrderModel, OrderWorld> {
  /** More than there are orders. */
  int MANY = 1_000;

  /** The account that the customer has in the other asset. */
  int OWN_OTHER = -3;

  /** As many credits as the giver can give. */
  long ALL_THERE_IS = -9;

  /** The price that the SKU has. */
  long RIGHT_PRICE = -7;

  /** Somebody signs up. */
  record SignsUp(int email) implements OrderStep {
    @Override
    public OrderStep among(OrderModel model) {
      return this;
    }

    @Override
    public Told expectedBy(OrderModel model) {
      return model.signUp(email);
    }

    @Override
    public Told toldBy(OrderWorld world) {
      return world.signUp(email);
    }
  }

  /** A customer gets an account in the other asset. */
  record Opens(int customer, long floor) implements OrderStep {
    @Override
    public OrderStep among(OrderModel model) {
      return new Opens(numberAmong(customer, model.books.customers.size()), floor);
    }

    @Override
    public Told expectedBy(OrderModel model) {
      return model.open(customer, floor);
    }

    @Override
    public Told toldBy(OrderWorld world) {
      return world.open(customer, floor);
    }
  }

  /** A product comes into the catalogue. */
  record Creates(int sku, long price, int asset, boolean published) implements OrderStep {
    @Override
    public OrderStep among(OrderModel model) {
      return this;
    }

    @Override
    public Told expectedBy(OrderModel model) {
      return model.create(sku, price, asset, published);
    }

    @Override
    public Told toldBy(OrderWorld world) {
      return world.create(sku, price, asset, published);
    }
  }

  /** A product gets another price, and is put on sale or taken off. */
  record Reprices(int sku, long price, boolean published) implements OrderStep {
    @Override
    public OrderStep among(OrderModel model) {
      return this;
    }

    @Override
    public Told expectedBy(OrderModel model) {
      return model.edit(sku, price, published);
    }

    @Override
    public Told toldBy(OrderWorld world) {
      return world.edit(sku, price, published);
    }
  }

  /** A product is given up. */
  record Deletes(int sku) implements OrderStep {
    @Override
    public OrderStep among(OrderModel model) {
      return this;
    }

    @Override
    public Told expectedBy(OrderModel model) {
      return model.delete(sku);
    }

    @Override
    public Told toldBy(OrderWorld world) {
      return world.delete(sku);
    }
  }

  /** A place is tried sooner or later than it was. */
  record Prefers(int place, int priority) implements OrderStep {
    @Override
    public OrderStep among(OrderModel model) {
      return this;
    }

    @Override
    public Told expectedBy(OrderModel model) {
      return model.prefer(place, priority);
    }

    @Override
    public Told toldBy(OrderWorld world) {
      return world.prefer(place, priority);
    }
  }

  /** Pieces move without an order. */
  record Moves(Moving moving, int sku, int place, int to, long pieces) implements OrderStep {
    @Override
    public OrderStep among(OrderModel model) {
      return new Moves(moving, sku, place, to == place ? elsewhere(place) : to, pieces);
    }

    @Override
    public Told expectedBy(OrderModel model) {
      return model.move(moving, sku, place, to, pieces);
    }

    @Override
    public Told toldBy(OrderWorld world) {
      return world.move(moving, sku, place, to, pieces);
    }
  }

  /** Somebody says how many may be sold that are not there, and how many are few. */
  record Limits(int sku, int place, long backorders, @Nullable Long few) implements OrderStep {
    @Override
    public OrderStep among(OrderModel model) {
      return this;
    }

    @Override
    public Told expectedBy(OrderModel model) {
      return model.limit(sku, place, backorders, few);
    }

    @Override
    public Told toldBy(OrderWorld world) {
      return world.limit(sku, place, backorders, few);
    }
  }

  /** The house grants credits; they end so many hours from the present one, if at all. */
  record Grants(
      int account,
      long amount,
      boolean inOtherAsset,
      @Nullable Integer priority,
      @Nullable Long hours)
      implements OrderStep {
    @Override
    public OrderStep among(OrderModel model) {
      var real = accountAmong(model, account);
      var asset = real < 0 ? 0 : model.books.accounts.get(real).asset();
      return new GrantsIn(
          inOtherAsset ? 1 - asset : asset,
          real,
          amount,
          priority,
          hours == null ? null : Hours.begin(model.clock, hours));
    }

    @Override
    public Told expectedBy(OrderModel model) {
      throw new IllegalStateException("the account is not asked yet");
    }

    @Override
    public Told toldBy(OrderWorld world) {
      throw new IllegalStateException("the account is not asked yet");
    }
  }

  /** The house grants credits of an asset, which end at a microsecond since the beginning. */
  record GrantsIn(
      int asset, int account, long amount, @Nullable Integer priority, @Nullable Long end)
      implements OrderStep {
    @Override
    public OrderStep among(OrderModel model) {
      return this;
    }

    @Override
    public Told expectedBy(OrderModel model) {
      return model.grant(account, amount, asset, priority, end);
    }

    @Override
    public Told toldBy(OrderWorld world) {
      return world.grant(account, amount, asset, priority, end);
    }
  }

  /** Credits move. */
  record Transfers(Move move) implements OrderStep {
    @Override
    public OrderStep among(OrderModel model) {
      var from = accountAmong(model, move.from());
      var isAll = move.amount() == ALL_THERE_IS && from >= 0;
      var amount =
          isAll ? model.books.accounts.get(from).purse().available(model.clock) : move.amount();
      return new Transfers(new Move(from, accountAmong(model, move.to()), amount));
    }

    @Override
    public Told expectedBy(OrderModel model) {
      return model.transfer(move);
    }

    @Override
    public Told toldBy(OrderWorld world) {
      return world.transfer(move);
    }
  }

  /** An account is taken out of business or back. */
  record Becomes(int account, Fate fate) implements OrderStep {
    @Override
    public OrderStep among(OrderModel model) {
      return new Becomes(numberAmong(account, model.books.accounts.size()), fate);
    }

    @Override
    public Told expectedBy(OrderModel model) {
      return model.becomes(account, fate);
    }

    @Override
    public Told toldBy(OrderWorld world) {
      return world.becomes(account, fate);
    }
  }

  /** Somebody lets the credits end that are over. */
  record ExpiresCredits() implements OrderStep {
    @Override
    public OrderStep among(OrderModel model) {
      return this;
    }

    @Override
    public Told expectedBy(OrderModel model) {
      return model.expireCredits();
    }

    @Override
    public Told toldBy(OrderWorld world) {
      return world.expireCredits();
    }
  }

  /** Somebody lets the reservations end that are due. */
  record ExpiresOrders() implements OrderStep {
    @Override
    public OrderStep among(OrderModel model) {
      return this;
    }

    @Override
    public Told expectedBy(OrderModel model) {
      return model.expireOrders();
    }

    @Override
    public Told toldBy(OrderWorld world) {
      return world.expireOrders();
    }
  }

  /** Time passes. */
  record Waits(int minutes, Hours.Stop stop) implements OrderStep {
    @Override
    public OrderStep among(OrderModel model) {
      return new ClockStands(stop.after(model.clock, minutes));
    }

    @Override
    public Told expectedBy(OrderModel model) {
      throw new IllegalStateException("the clock is not asked yet");
    }

    @Override
    public Told toldBy(OrderWorld world) {
      throw new IllegalStateException("the clock is not asked yet");
    }
  }

  /**
   * Time passes until a reservation ends, if it has not ended.
   *
   * @param missed whether what is done next is done when it has ended, or a microsecond before
   */
  record WaitsForDeadline(int order, boolean missed) implements OrderStep {
    @Override
    public OrderStep among(OrderModel model) {
      var real = orderAmong(model, order, Doing.CONFIRM);
      var deadline = real == OrderModel.NOBODY ? null : model.books.orders.get(real).deadline;
      var stop = deadline == null ? 0 : missed ? deadline - 1 : deadline - 2;
      return new ClockStands(Math.max(model.clock, stop));
    }

    @Override
    public Told expectedBy(OrderModel model) {
      throw new IllegalStateException("the clock is not asked yet");
    }

    @Override
    public Told toldBy(OrderWorld world) {
      throw new IllegalStateException("the clock is not asked yet");
    }
  }

  /** The clock stands at a microsecond since the beginning. */
  record ClockStands(long at) implements OrderStep {
    @Override
    public OrderStep among(OrderModel model) {
      return this;
    }

    @Override
    public Told expectedBy(OrderModel model) {
      model.clock = at;
      return Told.DONE;
    }

    @Override
    public Told toldBy(OrderWorld world) {
      world.setClock(at);
      return Told.DONE;
    }
  }

  /** A customer asks what an order comes to, and places it. */
  record Places(Ordering wanted) implements OrderStep {
    @Override
    public OrderStep among(OrderModel model) {
      var customer = numberAmong(wanted.customer(), model.books.customers.size());
      return new Places(
          new Ordering(
              customer,
              wantedAmong(model, wanted.lines()),
              wanted.payer() == null ? null : payerAmong(model, customer, wanted.payer()),
              wanted.confirmed(),
              wanted.paidAtOnce()));
    }

    @Override
    public Told expectedBy(OrderModel model) {
      return model.place(wanted);
    }

    @Override
    public Told toldBy(OrderWorld world) {
      return world.place(wanted);
    }
  }

  /** A reserved order is wanted. */
  record Confirms(int order) implements OrderStep {
    @Override
    public OrderStep among(OrderModel model) {
      return new Confirms(orderAmong(model, order, Doing.CONFIRM));
    }

    @Override
    public Told expectedBy(OrderModel model) {
      return model.confirm(order);
    }

    @Override
    public Told toldBy(OrderWorld world) {
      return world.confirm(order);
    }
  }

  /** An order becomes one of other things, or goes elsewhere; the order as it is, or as it was. */
  record Edits(int order, boolean isStale, @Nullable List<Wanted> lines) implements OrderStep {
    @Override
    public OrderStep among(OrderModel model) {
      return new Edits(
          orderAmong(model, order, Doing.EDIT),
          isStale,
          lines == null ? null : wantedAmong(model, lines));
    }

    @Override
    public Told expectedBy(OrderModel model) {
      return model.edit(order, isStale, lines);
    }

    @Override
    public Told toldBy(OrderWorld world) {
      return world.edit(order, isStale, lines);
    }
  }

  /** Pieces leave: all that are open, or some. */
  record Fulfils(int order, @Nullable List<Named> named) implements OrderStep {
    @Override
    public OrderStep among(OrderModel model) {
      return new Fulfils(
          orderAmong(model, order, Doing.FULFIL), namedAmong(model, order, Doing.FULFIL, named));
    }

    @Override
    public Told expectedBy(OrderModel model) {
      return model.fulfil(order, named);
    }

    @Override
    public Told toldBy(OrderWorld world) {
      return world.fulfil(order, named);
    }
  }

  /** Pieces are off: all that are open, or some. */
  record Cancels(int order, @Nullable List<Named> named) implements OrderStep {
    @Override
    public OrderStep among(OrderModel model) {
      return new Cancels(
          orderAmong(model, order, Doing.CANCEL), namedAmong(model, order, Doing.CANCEL, named));
    }

    @Override
    public Told expectedBy(OrderModel model) {
      return model.cancel(order, named);
    }

    @Override
    public Told toldBy(OrderWorld world) {
      return world.cancel(order, named);
    }
  }

  /**
   * Pieces come back: all that the customer has, or some; to where they came from, or elsewhere.
   */
  record TakesBack(int order, @Nullable List<Named> named, @Nullable Integer to, boolean restock)
      implements OrderStep {
    @Override
    public OrderStep among(OrderModel model) {
      return new TakesBack(
          orderAmong(model, order, Doing.RETURN),
          namedAmong(model, order, Doing.RETURN, named),
          to,
          restock);
    }

    @Override
    public Told expectedBy(OrderModel model) {
      return model.takeBack(order, named, to, restock);
    }

    @Override
    public Told toldBy(OrderWorld world) {
      return world.takeBack(order, named, to, restock);
    }
  }

  /** Somebody makes a call once more, under the same key. */
  record Repeats(int call) implements OrderStep {
    @Override
    public OrderStep among(OrderModel model) {
      return new Repeats(numberAmong(call, model.kept.size()));
    }

    @Override
    public Told expectedBy(OrderModel model) {
      return call == OrderModel.NOBODY ? Told.NOT_FOUND : model.again(call);
    }

    @Override
    public Told toldBy(OrderWorld world) {
      return call == OrderModel.NOBODY ? Told.NOT_FOUND : world.again(call);
    }
  }

  /** Somebody uses the key of a call for another one. */
  record ReusesKey(int call) implements OrderStep {
    @Override
    public OrderStep among(OrderModel model) {
      return new ReusesKey(numberAmong(call, model.kept.size()));
    }

    @Override
    public Told expectedBy(OrderModel model) {
      return call == OrderModel.NOBODY ? Told.NOT_FOUND : Told.KEY_REUSED;
    }

    @Override
    public Told toldBy(OrderWorld world) {
      return call == OrderModel.NOBODY ? Told.NOT_FOUND : world.reuseKey(call);
    }
  }

  private static int elsewhere(int place) {
    return place == Shelves.NOWHERE ? 0 : (place + 1) % OrderModel.PRIORITIES.size();
  }

  private static int accountAmong(OrderModel model, int number) {
    return number == OrderModel.HOUSE
        ? OrderModel.HOUSE
        : numberAmong(number, model.books.accounts.size());
  }

  private static int orderAmong(OrderModel model, int number, Doing doing) {
    var orders = model.books.orders;
    var newestFirst =
        IntStream.range(0, orders.size()).map(n -> orders.size() - 1 - n).boxed().toList();
    var possible =
        newestFirst.stream().filter(n -> orders.get(n).allows(doing, model.clock)).toList();
    var among = number < MANY || possible.isEmpty() ? newestFirst : possible;
    return number < 0 || among.isEmpty() ? OrderModel.NOBODY : among.get(number % among.size());
  }

  private static @Nullable List<Named> namedAmong(
      OrderModel model, int order, Doing doing, @Nullable List<Named> named) {
    var real = orderAmong(model, order, doing);
    if (named == null || real == OrderModel.NOBODY) {
      return null;
    }
    var lines = model.books.orders.get(real).lines.size();
    return named.stream()
        .map(some -> new Named(numberAmong(some.line(), lines), some.pieces(), some.place()))
        .toList();
  }

  private static List<Wanted> wantedAmong(OrderModel model, List<Wanted> wanted) {
    return wanted.stream()
        .map(line -> {
          var article = model.books.articles.get(line.sku());
          var isRight = line.price() != null && line.price() == RIGHT_PRICE;
          var price = isRight && article != null ? (Long) article.price() : line.price();
          return new Wanted(line.sku(), line.pieces(), price);
        })
        .toList();
  }

  private static @Nullable Integer payerAmong(OrderModel model, int customer, Integer payer) {
    if (payer != OWN_OTHER) {
      return accountAmong(model, payer);
    }
    var accounts = model.books.accounts;
    return IntStream.range(0, accounts.size())
        .filter(n -> accounts.get(n).asset() == 1 && accounts.get(n).customer() == customer)
        .boxed()
        .findFirst()
        .orElse(OrderModel.NOBODY);
  }

  private static int numberAmong(int number, int size) {
    return number < 0 || size == 0 ? OrderModel.NOBODY : number % size;
  }
}
