package dev.purser.application.model;

import dev.purser.application.model.Bought.Doing;
import dev.purser.application.model.Bought.Line;
import dev.purser.application.model.Bought.Taken;
import dev.purser.application.model.CreditModel.Fate;
import dev.purser.application.model.OrderBooks.Article;
import dev.purser.application.model.OrderBooks.Kept;
import dev.purser.application.model.Purse.Impossible;
import dev.purser.application.model.Shelves.Part;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * What a shop should do, as simply as it can be said: every command works on a copy of everything,
 * which is thrown away when it is refused. It shares no code with the shop. Customers, accounts,
 * orders and calls go by the order in which they came, SKUs by the number of their name, places by
 * theirs, and times are microseconds since the beginning.
 */
final class OrderModel {
  /** Something that does not exist. */
  static final int NOBODY = -1;

  /** The account of the house that grants come from. */
  static final int HOUSE = -2;

  /** How long an order waits to be confirmed. */
  static final long RESERVATION = 45 * Hours.MINUTE;

  /** In what order the places are tried in the beginning. */
  static final List<Integer> PRIORITIES = List.of(100, 50, 100);

  private static final BigInteger MOST = BigInteger.valueOf(9_007_199_254_740_991L);
  private static final long MOST_PIECES = 1_000_000;

  final List<Told> kept = new ArrayList<>();
  long clock;
  OrderBooks books = new OrderBooks(PRIORITIES);

  private final Set<Integer> emails = new HashSet<>();

  /** So many of a SKU, at a price that is expected or at any. */
  record Wanted(int sku, long pieces, @Nullable Long price) {}

  /** So many pieces of a line, and of which place if that is said. */
  record Named(int line, long pieces, @Nullable Integer place) {}

  /**
   * What somebody orders.
   *
   * @param payer an account other than the customer's; null for that
   */
  record Ordering(
      int customer,
      List<Wanted> lines,
      @Nullable Integer payer,
      boolean confirmed,
      boolean paidAtOnce) {}

  /** So much from one account to another, of what the first has. */
  record Move(int from, int to, long amount) {}

  /** Whoever makes the next step makes it a little later. */
  void tick() {
    clock++;
  }

  Told signUp(int email) {
    if (!emails.add(email)) {
      return Told.refused("email-taken at email");
    }
    books.customers.add(books.accounts.size());
    books.accounts.add(new Kept(books.customers.size() - 1, 0, new Purse(0, 0, false)));
    return Told.DONE;
  }

  /** Opens an account in the other asset. */
  Told open(int customer, long floor) {
    var after = copy();
    var why = new ArrayList<String>();
    if (floor > 0 || floor < -MOST.longValueExact()) {
      why.add("amount-out-of-range at floor");
    }
    if (customer == NOBODY) {
      why.add("unknown-account at ownerId");
    }
    if (books.accounts.stream().anyMatch(a -> a.customer() == customer && a.asset() == 1)) {
      why.add("account-exists at asset");
    }
    after.accounts.add(new Kept(customer, 1, new Purse(1, floor, false)));
    return commit(after, why);
  }

  Told create(int sku, long price, int asset, boolean published) {
    var why = new ArrayList<String>();
    if (!moves(price)) {
      why.add("amount-out-of-range at price/amount");
    }
    if (books.articles.containsKey(sku)) {
      why.add("sku-taken at sku");
    }
    if (why.isEmpty()) {
      books.articles.put(sku, new Article(price, asset, published));
      return Told.DONE;
    }
    return Told.refused(why);
  }

  /** Gives an article another price, and puts it on sale or takes it off. */
  Told edit(int sku, long price, boolean published) {
    var article = books.articles.get(sku);
    if (article == null) {
      return Told.NOT_FOUND;
    }
    if (!moves(price)) {
      return Told.refused("amount-out-of-range at price/amount");
    }
    books.articles.put(sku, new Article(price, article.asset(), published));
    return Told.DONE;
  }

  Told delete(int sku) {
    return books.articles.remove(sku) == null ? Told.NOT_FOUND : Told.DONE;
  }

  Told prefer(int place, int priority) {
    books.shelves.priorities.set(place, priority);
    return Told.DONE;
  }

  /** How pieces move without an order. */
  enum Moving {
    RECEIVE,
    SHIP,
    RETURN,
    ADJUST,
    WRITE_OFF,
    TRANSFER
  }

  Told move(Moving moving, int sku, int place, int to, long pieces) {
    var after = copy();
    var why = new ArrayList<String>();
    checkStock(after, sku, place, why);
    if (moving == Moving.TRANSFER && !after.shelves.isThere(to)) {
      why.add("unknown-location at toLocation");
    }
    var size = moving == Moving.ADJUST ? Math.abs(pieces) : pieces;
    if (size < 1 || size > MOST_PIECES) {
      why.add("quantity-out-of-range at quantity");
    }
    if (why.isEmpty()) {
      var shelf = after.shelves.at(sku, place);
      switch (moving) {
        case RECEIVE, RETURN -> shelf.change(clock, moving.name(), pieces);
        case SHIP -> {
          if (pieces > shelf.there - shelf.promised) {
            why.add("out-of-stock at quantity");
          }
          shelf.change(clock, "SHIP", -pieces);
        }
        case ADJUST -> {
          if (pieces < 0) {
            checkLoss(shelf, -pieces, why);
          }
          shelf.change(clock, "ADJUST", pieces);
        }
        case WRITE_OFF -> {
          checkLoss(shelf, pieces, why);
          shelf.change(clock, "WRITE_OFF", -pieces);
        }
        case TRANSFER -> {
          checkLoss(shelf, pieces, why);
          shelf.change(clock, "TRANSFER", -pieces);
          after.shelves.at(sku, to).change(clock, "TRANSFER", pieces);
        }
      }
    }
    return commit(after, why);
  }

  private static void checkStock(OrderBooks after, int sku, int place, List<String> why) {
    if (!after.articles.containsKey(sku)) {
      why.add("unknown-sku at sku");
    }
    if (!after.shelves.isThere(place)) {
      why.add("unknown-location at location");
    }
  }

  private static void checkLoss(Shelves.Shelf shelf, long pieces, List<String> why) {
    if (pieces > shelf.there) {
      why.add("out-of-stock at quantity");
    } else if (!shelf.keeps(shelf.there - pieces, shelf.limit)) {
      why.add("stock-allocated at quantity");
    }
  }

  /** Says how many more than there are may be sold, and how many are few; null for none. */
  Told limit(int sku, int place, long backorders, @Nullable Long few) {
    if (!books.articles.containsKey(sku)) {
      return Told.NOT_FOUND;
    }
    var after = copy();
    var why = new ArrayList<String>();
    checkStock(after, sku, place, why);
    if (backorders < 0 || backorders > MOST_PIECES) {
      why.add("quantity-out-of-range at backorderLimit");
    }
    if (few != null && (few < 0 || few > MOST_PIECES)) {
      why.add("quantity-out-of-range at lowStockThreshold");
    }
    if (why.isEmpty()) {
      var shelf = after.shelves.at(sku, place);
      if (!shelf.keeps(shelf.there, backorders)) {
        why.add("stock-allocated at backorderLimit");
      }
      shelf.limit = backorders;
      shelf.few = few;
    }
    return commit(after, why);
  }

  Told grant(int account, long amount, int asset, @Nullable Integer priority, @Nullable Long end) {
    var after = copy();
    var why = new ArrayList<String>();
    if (!moves(amount)) {
      why.add("amount-out-of-range at amount");
    }
    if (account < 0) {
      why.add("unknown-account at accountId");
    } else {
      var kept = after.accounts.get(account);
      if (kept.purse().status.equals("CLOSED")) {
        why.add("account-closed at accountId");
      }
      if (kept.asset() != asset) {
        why.add("asset-mismatch at amount");
      }
    }
    if (end != null && end <= clock) {
      why.add("expiry-passed at expiresAt");
    }
    if (why.isEmpty()) {
      after.sweep(account);
      var purse = after.accounts.get(account).purse();
      attempt(
          "amount",
          why,
          () -> {
            if (priority == null && end == null) {
              var _ = purse.receive(amount, List.of(), after::next);
            } else {
              purse.open(after.next(priority == null ? 50 : priority, end), amount);
            }
          });
    }
    return commit(after, why);
  }

  /** Moves credits in the asset of the giver. */
  Told transfer(Move move) {
    var after = copy();
    var why = new ArrayList<String>();
    if (!moves(move.amount())) {
      why.add("amount-out-of-range at legs/0/amount");
    }
    if (move.from() < 0) {
      why.add("unknown-account at legs/0/from");
    }
    if (move.to() < 0) {
      why.add("unknown-account at legs/0/to");
    }
    if (move.from() == move.to()) {
      why.add("same-account at legs/0/to");
      return commit(after, why);
    }
    var isSameAsset =
        assetOf(after, move.to(), assetOf(after, move.from(), 0)) == assetOf(after, move.from(), 0);
    if (!isSameAsset) {
      why.add("asset-mismatch at legs/0/amount");
    }
    if (move.to() >= 0) {
      after.sweep(move.to());
      if (after.accounts.get(move.to()).purse().status.equals("CLOSED")) {
        why.add("account-closed at legs/0/to");
      }
    }
    if (move.from() >= 0) {
      after.sweep(move.from());
      var giver = after.accounts.get(move.from()).purse();
      if (!giver.status.equals("OPEN")) {
        why.add("account-" + giver.status.toLowerCase() + " at legs/0/from");
      }
      if (moves(move.amount()) && isSameAsset && move.amount() > giver.available(clock)) {
        why.add("insufficient-credit at legs/0/amount");
      }
    }
    if (why.isEmpty()) {
      attempt(
          "legs/0/amount",
          why,
          () -> {
            var giver = after.accounts.get(move.from()).purse();
            var burnt = giver.spend(move.amount(), clock);
            var _ =
                after
                    .accounts
                    .get(move.to())
                    .purse()
                    .receive(move.amount(), giver.taken(burnt), after::next);
          });
    }
    return commit(after, why);
  }

  private static int assetOf(OrderBooks after, int account, int otherwise) {
    return account < 0 ? otherwise : after.accounts.get(account).asset();
  }

  Told becomes(int account, Fate fate) {
    if (account < 0) {
      return Told.NOT_FOUND;
    }
    var after = copy();
    after.sweep(account);
    var purse = after.accounts.get(account).purse();
    var why = new ArrayList<String>();
    var isPossible =
        switch (fate) {
          case FROZEN -> purse.status.equals("OPEN");
          case OPEN -> purse.status.equals("FROZEN");
          case CLOSED -> !purse.status.equals("CLOSED");
        };
    if (!isPossible) {
      why.add("illegal-transition at ");
    } else if (fate == Fate.CLOSED
        && (purse.rest != 0 || purse.held() != 0 || !purse.burning().isEmpty())) {
      why.add("account-not-empty at ");
    }
    purse.status = fate.name();
    return commit(after, why);
  }

  /** Somebody lets the credits end that are over. */
  Told expireCredits() {
    var after = copy();
    for (var account = 0; account < after.accounts.size(); account++) {
      var _ = after.sweep(account);
    }
    books = after;
    return Told.DONE;
  }

  /** Somebody lets the reservations end that are due. */
  Told expireOrders() {
    var after = copy();
    for (var order : after.orders) {
      if (order.isDue(clock)) {
        var pieces = order.lines.stream().map(line -> line.openAt(null)).toList();
        giveUp(after, order);
        order.status = "EXPIRED";
        var why = new ArrayList<String>();
        settle(after, order, "EXPIRED", pieces, "", why);
        if (!why.isEmpty()) {
          throw new IllegalStateException("an order cannot but expire: " + why);
        }
      }
    }
    books = after;
    return Told.DONE;
  }

  /** What can be ordered of what somebody wants. */
  private static final class Draft {
    final List<Line> lines = new ArrayList<>();
    final List<Long> adjustments = new ArrayList<>();
    boolean isOfOneAsset;

    BigInteger sum() {
      return lines.stream()
          .map(line -> BigInteger.valueOf(line.total))
          .reduce(BigInteger.ZERO, BigInteger::add);
    }

    boolean isPayableIn(int asset) {
      return isOfOneAsset
          && !lines.isEmpty()
          && lines.getFirst().asset == asset
          && !isTooMuch(sum());
    }
  }

  Told place(Ordering wanted) {
    var after = copy();
    var why = new ArrayList<String>();
    var draft = draft(after, wanted.lines(), why);
    var pays = wanted.payer() == null ? "customerId" : "accountId";
    if (wanted.customer() == NOBODY) {
      why.add("unknown-account at customerId");
    }
    if (wanted.payer() != null && wanted.payer() < 0) {
      why.add("unknown-account at accountId");
    }
    var payer = wanted.payer() != null ? wanted.payer() : ownAccount(after, wanted.customer());
    if (payer < 0) {
      checkSum(draft, why);
    } else {
      checkPayer(after, payer, draft, pays, why);
    }
    if (why.isEmpty()) {
      var deadline = wanted.confirmed() ? null : clock + RESERVATION;
      var order =
          new Bought(
              wanted.customer(),
              wanted.paidAtOnce(),
              new Tab(payer),
              deadline,
              draft.lines,
              draft.adjustments);
      after.orders.add(order);
      attempt(pays, why, () -> order.tab.settle(order.toSetAside(), order.toSpend(), after));
      order.note(wanted.confirmed() ? "PLACED" : "RESERVED", order.allPieces(), null);
    }
    return commit(after, why);
  }

  private static int ownAccount(OrderBooks after, int customer) {
    return customer < 0 ? NOBODY : after.customers.get(customer);
  }

  /** Takes what is wanted from the shelves and prices it, as far as that can be done. */
  private static Draft draft(OrderBooks after, List<Wanted> wanted, List<String> why) {
    var draft = new Draft();
    var buyable = new ArrayList<Line>();
    var isPriced = true;
    for (var n = 0; n < wanted.size(); n++) {
      var line = wanted.get(n);
      var at = "lines/" + n + "/";
      var isPossible = line.pieces() >= 1 && line.pieces() <= MOST_PIECES;
      if (!isPossible) {
        why.add("quantity-out-of-range at " + at + "quantity");
      }
      var article = after.articles.get(line.sku());
      if (article == null) {
        why.add("unknown-sku at " + at + "sku");
        continue;
      }
      if (!article.published()) {
        why.add("product-not-available at " + at + "sku");
      }
      if (isPossible && line.price() != null && line.price() != article.price()) {
        why.add("price-changed at " + at + "expectedUnitPrice");
      }
      if (isPossible && article.published()) {
        var parts = after.shelves.promise(line.sku(), line.pieces());
        if (parts.isEmpty()) {
          why.add("out-of-stock at " + at + "quantity");
        }
        if (isTooMuch(new Bill.Line(line.pieces(), article.price()).comesTo())) {
          why.add("amount-out-of-range at " + at + "quantity");
          isPriced = false;
        }
        buyable.add(
            new Line(
                line.sku(),
                article.asset(),
                line.pieces(),
                article.price(),
                0,
                parts.orElse(List.of())));
      }
    }
    draft.isOfOneAsset = buyable.stream().map(line -> line.asset).distinct().count() == 1;
    if (isPriced) {
      price(draft, buyable, why);
    }
    return draft;
  }

  private static void price(Draft draft, List<Line> buyable, List<String> why) {
    var lines = buyable.stream().map(line -> new Bill.Line(line.pieces, line.price)).toList();
    var bill = draft.isOfOneAsset ? Bill.of(lines) : Bill.plain(lines);
    if (bill.totals.stream().anyMatch(OrderModel::isTooMuch)) {
      why.add("amount-out-of-range at lines");
      return;
    }
    bill.adjustments.forEach(amount -> draft.adjustments.add(amount.longValueExact()));
    for (var n = 0; n < buyable.size(); n++) {
      var line = buyable.get(n);
      var total = bill.totals.get(n).longValueExact();
      draft.lines.add(new Line(line.sku, line.asset, line.pieces, line.price, total, line.open));
    }
  }

  private static void checkPayer(
      OrderBooks after, int account, Draft draft, String pays, List<String> why) {
    var payer = after.accounts.get(account);
    var purse = payer.purse();
    if (!purse.status.equals("OPEN")) {
      why.add("account-" + purse.status.toLowerCase() + " at " + pays);
    }
    var sum = BigInteger.ZERO;
    for (var line : draft.lines) {
      if (line.asset == payer.asset()) {
        sum = sum.add(BigInteger.valueOf(line.total));
      } else {
        why.add("asset-mismatch at " + pays);
      }
    }
    if (isTooMuch(sum)) {
      why.add("amount-out-of-range at lines");
    } else if (sum.longValueExact() > purse.available(after.now)) {
      why.add("insufficient-credit at " + pays);
    }
  }

  private static void checkSum(Draft draft, List<String> why) {
    if (draft.isOfOneAsset && isTooMuch(draft.sum())) {
      why.add("amount-out-of-range at lines");
    }
  }

  Told confirm(int order) {
    return step(
        order,
        Doing.CONFIRM,
        (after, reserved, why) -> {
          reserved.status = "PLACED";
          reserved.deadline = null;
          settle(after, reserved, "CONFIRMED", List.of(), "", why);
        });
  }

  /**
   * Makes an order one of other things.
   *
   * @param lines null when only is said where it goes
   */
  Told edit(int number, boolean isStale, @Nullable List<Wanted> lines) {
    if (number != NOBODY && isStale) {
      return Told.STALE;
    }
    return step(
        number,
        Doing.EDIT,
        (after, order, why) -> {
          if (lines != null) {
            giveUp(after, order);
            var draft = draft(after, lines, why);
            var asset = after.accounts.get(order.tab.payer).asset();
            draft.lines.stream()
                .map(line -> line.asset)
                .filter(other -> other != asset)
                .distinct()
                .forEach(other -> why.add("asset-mismatch at lines"));
            checkSum(draft, why);
            if (!draft.isPayableIn(asset)) {
              return;
            }
            order.lines = draft.lines;
            order.adjustments = draft.adjustments;
          }
          settle(after, order, "EDITED", order.allPieces(), "lines", why);
        });
  }

  /** Where a line is named first. */
  private static String whereNamed(int line, @Nullable List<Named> named) {
    for (var i = 0; named != null && i < named.size(); i++) {
      if (named.get(i).line() == line) {
        return "lines/" + i + "/quantity";
      }
    }
    return "";
  }

  /**
   * Sends pieces.
   *
   * @param named null for all that is open
   */
  Told fulfil(int number, @Nullable List<Named> named) {
    return step(
        number,
        Doing.FULFIL,
        (after, order, why) -> {
          var pieces = named == null ? allOpen(order) : open(order, named, false, why);
          for (var some : pieces) {
            var line = order.lines.get(some.line());
            var shelf = after.shelves.at(line.sku, some.place());
            line.fulfilled += some.pieces();
            line.away = with(line.away, new Part(some.place(), some.pieces()));
            if (some.pieces() > shelf.there) {
              why.add("out-of-stock at " + whereNamed(some.line(), named));
            } else {
              shelf.promised -= some.pieces();
              shelf.change(clock, "SHIP", -some.pieces());
            }
          }
          if (why.isEmpty()) {
            order.follow();
            order.sent.add(pieces);
            settle(after, order, "FULFILLED", perLine(order, pieces), "", why);
          }
        });
  }

  /**
   * Calls pieces off.
   *
   * @param named null for all that is open
   */
  Told cancel(int number, @Nullable List<Named> named) {
    return step(
        number,
        Doing.CANCEL,
        (after, order, why) -> {
          var pieces = named == null ? allOpen(order) : open(order, named, true, why);
          for (var some : pieces) {
            var line = order.lines.get(some.line());
            line.cancelled += some.pieces();
            after.shelves.at(line.sku, some.place()).promised -= some.pieces();
          }
          if (why.isEmpty()) {
            order.follow();
            settle(after, order, "CANCELLED", perLine(order, pieces), "", why);
          }
        });
  }

  /**
   * Takes pieces back.
   *
   * @param named null for all that the customer has
   * @param to null for where they came from
   */
  Told takeBack(int number, @Nullable List<Named> named, @Nullable Integer to, boolean restock) {
    if (number == NOBODY) {
      return Told.NOT_FOUND;
    }
    var unknown = new ArrayList<String>();
    if (to != null && !books.shelves.isThere(to)) {
      unknown.add("unknown-location at location");
    }
    return step(
        number,
        Doing.RETURN,
        unknown,
        (after, order, why) -> {
          var pieces = named == null ? allAway(order, to) : away(order, named, to, why);
          if (pieces.isEmpty() && why.isEmpty()) {
            why.add("illegal-transition at ");
          }
          if (!why.isEmpty()) {
            return;
          }
          for (var some : pieces) {
            var shelf = after.shelves.at(order.lines.get(some.line()).sku, some.place());
            shelf.change(clock, "RETURN", some.pieces());
            if (!restock) {
              shelf.change(clock, "WRITE_OFF", -some.pieces());
            }
          }
          settle(after, order, "RETURNED", perLine(order, pieces), "", why);
          if (why.isEmpty()) {
            var change = order.history.getLast();
            order.back.add(new Bought.Back(pieces, restock, change.back(), change.expired()));
          }
        });
  }

  /** What is answered to a call that was made before. */
  Told again(int call) {
    return kept.get(call).again();
  }

  /** What is done with an order. */
  private interface Step {
    void take(OrderBooks after, Bought order, List<String> why);
  }

  private Told step(int number, Doing doing, Step step) {
    return number == NOBODY ? Told.NOT_FOUND : step(number, doing, List.of(), step);
  }

  private Told step(int number, Doing doing, List<String> wrong, Step step) {
    var after = copy();
    var order = after.orders.get(number);
    var why = new ArrayList<>(wrong);
    if (order.allows(doing, clock)) {
      step.take(after, order, why);
    } else {
      why.add("illegal-transition at ");
    }
    return commit(after, why);
  }

  /** Pays what is owed after a step, and notes the step. */
  private static void settle(
      OrderBooks after, Bought order, String kind, List<Long> pieces, String at, List<String> why) {
    var before = new Tab(order.tab);
    attempt(at, why, () -> order.tab.settle(order.toSetAside(), order.toSpend(), after));
    order.version++;
    order.note(kind, pieces, before);
  }

  /** Gives all that is open back to the shelves. */
  private static void giveUp(OrderBooks after, Bought order) {
    for (var line : order.lines) {
      for (var part : line.open) {
        after.shelves.at(line.sku, part.place()).promised -= part.pieces();
        line.cancelled += part.pieces();
      }
      line.open = List.of();
    }
  }

  /** Takes all that is open off the lines. */
  private static List<Taken> allOpen(Bought order) {
    var all = new ArrayList<Taken>();
    for (var n = 0; n < order.lines.size(); n++) {
      var line = order.lines.get(n);
      for (var part : line.open) {
        all.add(new Taken(n, part.place(), part.pieces()));
      }
      line.open = List.of();
    }
    return all;
  }

  /** Takes what is named off what is open, each after those before it. */
  private static List<Taken> open(
      Bought order, List<Named> named, boolean lastFirst, List<String> why) {
    var taken = new ArrayList<Taken>();
    for (var n = 0; n < named.size(); n++) {
      var some = named.get(n);
      if (isThere(order, some, n, why)) {
        var line = order.lines.get(some.line());
        if (isLeft(some, line.openAt(some.place()), n, why)) {
          var from = lastFirst ? line.open.reversed() : line.open;
          var parts = first(from, some.pieces(), some.place());
          line.open = without(line.open, parts);
          parts.forEach(part -> taken.add(new Taken(some.line(), part.place(), part.pieces())));
        }
      }
    }
    return together(taken);
  }

  private static List<Taken> allAway(Bought order, @Nullable Integer to) {
    var all =
        IntStream.range(0, order.lines.size())
            .filter(n -> sum(order.lines.get(n).away) > 0)
            .mapToObj(n -> new Named(n, sum(order.lines.get(n).away), null))
            .toList();
    return away(order, all, to, new ArrayList<>());
  }

  /** Takes what is named of what the customer has, what left last before the rest. */
  private static List<Taken> away(
      Bought order, List<Named> named, @Nullable Integer to, List<String> why) {
    var taken = new ArrayList<Taken>();
    for (var n = 0; n < named.size(); n++) {
      var some = named.get(n);
      if (isThere(order, some, n, why)) {
        var line = order.lines.get(some.line());
        if (isLeft(some, sum(line.away), n, why)) {
          var parts = first(line.away.reversed(), some.pieces(), null);
          line.away = without(line.away.reversed(), parts).reversed();
          line.returned += some.pieces();
          for (var part : parts) {
            taken.add(new Taken(some.line(), to == null ? part.place() : to, part.pieces()));
          }
        }
      }
    }
    return together(taken);
  }

  private static boolean isThere(Bought order, Named named, int n, List<String> why) {
    if (named.line() < 0 || named.line() >= order.lines.size()) {
      why.add("unknown-line at lines/" + n + "/lineId");
      return false;
    }
    return true;
  }

  private static boolean isLeft(Named named, long left, int n, List<String> why) {
    if (named.pieces() < 1 || named.pieces() > MOST_PIECES) {
      why.add("quantity-out-of-range at lines/" + n + "/quantity");
      return false;
    }
    if (named.pieces() > left) {
      why.add("quantity-exceeds-open at lines/" + n + "/quantity");
      return false;
    }
    return true;
  }

  /** The first so many of the parts, those at a place if that is said. */
  private static List<Part> first(List<Part> parts, long pieces, @Nullable Integer place) {
    var first = new ArrayList<Part>();
    var wanted = pieces;
    for (var part : parts) {
      var some = Math.min(wanted, part.pieces());
      if (some > 0 && (place == null || part.place() == place)) {
        first.add(new Part(part.place(), some));
        wanted -= some;
      }
    }
    return first;
  }

  /** What is left of the parts without others, each of which is of the first at its place. */
  private static List<Part> without(List<Part> parts, List<Part> others) {
    var gone = new ArrayList<>(others);
    var left = new ArrayList<Part>();
    for (var part : parts) {
      var rest = part.pieces();
      for (var n = 0; n < gone.size(); n++) {
        var other = gone.get(n);
        var some = other.place() == part.place() ? Math.min(rest, other.pieces()) : 0;
        gone.set(n, new Part(other.place(), other.pieces() - some));
        rest -= some;
      }
      if (rest > 0) {
        left.add(new Part(part.place(), rest));
      }
    }
    return left;
  }

  private static List<Part> with(List<Part> parts, Part more) {
    var all = new ArrayList<>(parts);
    all.add(more);
    return all;
  }

  private static long sum(List<Part> parts) {
    return parts.stream().mapToLong(Part::pieces).sum();
  }

  /** Each line and place once. */
  private static List<Taken> together(List<Taken> taken) {
    var sums = new LinkedHashMap<List<Integer>, Long>();
    taken.forEach(some -> sums.merge(List.of(some.line(), some.place()), some.pieces(), Long::sum));
    return sums.entrySet().stream()
        .map(sum -> new Taken(sum.getKey().getFirst(), sum.getKey().getLast(), sum.getValue()))
        .toList();
  }

  private static List<Long> perLine(Bought order, List<Taken> pieces) {
    return IntStream.range(0, order.lines.size())
        .mapToObj(
            n -> pieces.stream().filter(some -> some.line() == n).mapToLong(Taken::pieces).sum())
        .toList();
  }

  /** Does what may turn out to be impossible. */
  private interface Attempt {
    void run() throws Impossible;
  }

  private static void attempt(String at, List<String> why, Attempt attempt) {
    try {
      attempt.run();
    } catch (Impossible impossible) {
      why.add(impossible.code + " at " + at);
    }
  }

  private OrderBooks copy() {
    return new OrderBooks(books, clock);
  }

  private Told commit(OrderBooks after, List<String> why) {
    if (why.isEmpty()) {
      books = after;
    }
    var told = why.isEmpty() ? Told.DONE : Told.refused(why);
    kept.add(told);
    return told;
  }

  private static boolean isTooMuch(BigInteger amount) {
    return amount.compareTo(MOST) > 0;
  }

  private static boolean moves(long amount) {
    return amount >= 1 && amount <= MOST.longValueExact();
  }
}
