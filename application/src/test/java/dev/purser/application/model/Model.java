package dev.purser.application.model;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a shop should do, as simply as it can be said: numbers in lists and maps, one command after
 * the other. It shares no code with the shop. Customers, orders and calls go by the order in which
 * they came, SKUs and references by the number of their name.
 */
final class Model {
  /** An account that does not exist. */
  static final int NOBODY = -1;

  /** The account of the house that grants come from. */
  static final int HOUSE = -2;

  private static final long MOST = 9_007_199_254_740_991L;
  private static final long MOST_PIECES = 1_000_000;

  final List<long[]> postedAndHeld = new ArrayList<>();
  final Map<Integer, long[]> onHandAndAllocated = new HashMap<>();
  final List<Sold> orders = new ArrayList<>();
  final List<Told> kept = new ArrayList<>();
  boolean houseIsKnown;

  private final Set<Integer> emails = new HashSet<>();
  private final Map<Integer, Article> articles = new HashMap<>();
  private final Set<Integer> references = new HashSet<>();

  private record Article(long price, boolean published) {}

  /** An order. */
  static final class Sold {
    final int payer;
    final long total;
    final Map<Integer, Long> pieces;
    String status = "PLACED";

    Sold(int payer, long total, Map<Integer, Long> pieces) {
      this.payer = payer;
      this.total = total;
      this.pieces = pieces;
    }
  }

  /** So much from one account to another. */
  record Move(int from, int to, long amount) {}

  /** So many of a SKU, at a price that is expected or at any. */
  record Wanted(int sku, long pieces, @Nullable Long price) {}

  Told signUp(int email) {
    if (!emails.add(email)) {
      return Told.refused("email-taken at email");
    }
    postedAndHeld.add(new long[2]);
    return Told.DONE;
  }

  Told create(int sku, long price, boolean published) {
    var why = new ArrayList<String>();
    if (!moves(price)) {
      why.add("amount-out-of-range at price/amount");
    }
    if (articles.containsKey(sku)) {
      why.add("sku-taken at sku");
    }
    if (why.isEmpty()) {
      articles.put(sku, new Article(price, published));
      return Told.DONE;
    }
    return Told.refused(why);
  }

  Told receive(int sku, boolean somewhere, long pieces) {
    var why = new ArrayList<String>();
    if (pieces < 1 || pieces > MOST_PIECES) {
      why.add("quantity-out-of-range at quantity");
    }
    if (!articles.containsKey(sku)) {
      why.add("unknown-sku at sku");
    }
    if (!somewhere) {
      why.add("unknown-location at location");
    }
    if (why.isEmpty()) {
      onHandAndAllocated.computeIfAbsent(sku, s -> new long[2])[0] += pieces;
    }
    return keep(why);
  }

  Told grant(int account, long amount, boolean inOtherAsset) {
    var why = new ArrayList<String>();
    if (!moves(amount)) {
      why.add("amount-out-of-range at amount");
    }
    if (account == NOBODY || account == HOUSE) {
      why.add("unknown-account at accountId");
    } else if (inOtherAsset) {
      why.add("asset-mismatch at amount");
    } else if (why.isEmpty() && postedAndHeld.get(account)[0] + amount > MOST) {
      why.add("amount-out-of-range at amount");
    }
    if (why.isEmpty()) {
      postedAndHeld.get(account)[0] += amount;
      houseIsKnown = true;
    }
    return keep(why);
  }

  Told transfer(List<Move> moves, @Nullable Integer reference) {
    var posted = postedAndHeld.stream().map(account -> account[0]).toArray(Long[]::new);
    var why = new ArrayList<String>();
    for (var leg = 0; leg < moves.size(); leg++) {
      move(moves.get(leg), "legs/" + leg + "/", posted, why);
    }
    if (reference != null && references.contains(reference)) {
      why.add("duplicate-reference at reference");
    }
    if (why.isEmpty()) {
      for (var account = 0; account < posted.length; account++) {
        postedAndHeld.get(account)[0] = posted[account];
      }
      if (reference != null) {
        references.add(reference);
      }
    }
    return keep(why);
  }

  private void move(Move move, String at, Long[] posted, List<String> why) {
    var movable = moves(move.amount());
    if (!movable) {
      why.add("amount-out-of-range at " + at + "amount");
    }
    if (!isCustomers(move.from())) {
      why.add("unknown-account at " + at + "from");
    }
    if (!isCustomers(move.to())) {
      why.add("unknown-account at " + at + "to");
    }
    if (move.from() == move.to()) {
      why.add("same-account at " + at + "to");
      return;
    }
    if (movable
        && isCustomers(move.from())
        && move.amount() > posted[move.from()] - held(move.from())) {
      why.add("insufficient-credit at " + at + "amount");
    }
    if (!why.isEmpty()) {
      return;
    }
    if (posted[move.to()] + move.amount() > MOST) {
      why.add("amount-out-of-range at " + at + "amount");
      return;
    }
    posted[move.from()] -= move.amount();
    posted[move.to()] += move.amount();
  }

  /** Clients name neither the house's accounts nor those that do not exist. */
  private static boolean isCustomers(int account) {
    return account >= 0;
  }

  /**
   * An order.
   *
   * @param payer an account other than the customer's; null for that
   */
  Told place(int customer, List<Wanted> lines, @Nullable Integer payer) {
    var why = new ArrayList<String>();
    var claimed = new HashMap<Integer, Long>();
    var totals = new ArrayList<Long>();
    for (var line = 0; line < lines.size(); line++) {
      price(lines.get(line), "lines/" + line + "/", claimed, totals, why);
    }
    var account = payer == null ? customer : payer;
    var pays = payer == null ? "customerId" : "accountId";
    if (customer < 0) {
      why.add("unknown-account at customerId");
    }
    if (account < 0) {
      if (payer != null) {
        why.add("unknown-account at accountId");
      }
      return keep(why);
    }
    long total = 0;
    for (var worth : totals) {
      total += worth;
      if (total > MOST) {
        why.add("amount-out-of-range at lines");
        return keep(why);
      }
    }
    if (total > postedAndHeld.get(account)[0] - held(account)) {
      why.add("insufficient-credit at " + pays);
    }
    if (why.isEmpty()) {
      claimed.forEach((sku, pieces) -> onHandAndAllocated.get(sku)[1] += pieces);
      postedAndHeld.get(account)[1] += total;
      orders.add(new Sold(account, total, claimed));
    }
    return keep(why);
  }

  private void price(
      Wanted line, String at, Map<Integer, Long> claimed, List<Long> totals, List<String> why) {
    var possible = line.pieces() >= 1 && line.pieces() <= MOST_PIECES;
    if (!possible) {
      why.add("quantity-out-of-range at " + at + "quantity");
    }
    var article = articles.get(line.sku());
    if (article == null) {
      why.add("unknown-sku at " + at + "sku");
      return;
    }
    if (!article.published()) {
      why.add("product-not-available at " + at + "sku");
    }
    if (line.price() != null && line.price() != article.price()) {
      why.add("price-changed at " + at + "expectedUnitPrice");
    }
    if (!possible || !article.published()) {
      return;
    }
    var stock = onHandAndAllocated.getOrDefault(line.sku(), new long[2]);
    var left = stock[0] - stock[1] - claimed.getOrDefault(line.sku(), 0L);
    if (line.pieces() > left) {
      why.add("out-of-stock at " + at + "quantity");
    } else {
      claimed.merge(line.sku(), line.pieces(), Long::sum);
    }
    if (article.price() > MOST / line.pieces()) {
      why.add("amount-out-of-range at " + at + "quantity");
    } else {
      totals.add(article.price() * line.pieces());
    }
  }

  Told fulfil(int order) {
    if (order == NOBODY) {
      return Told.NOT_FOUND;
    }
    var sold = orders.get(order);
    if (!sold.status.equals("PLACED")) {
      return keep(List.of("illegal-transition at "));
    }
    sold.status = "FULFILLED";
    sold.pieces.forEach((sku, pieces) -> {
      onHandAndAllocated.get(sku)[0] -= pieces;
      onHandAndAllocated.get(sku)[1] -= pieces;
    });
    postedAndHeld.get(sold.payer)[0] -= sold.total;
    postedAndHeld.get(sold.payer)[1] -= sold.total;
    return keep(List.of());
  }

  Told cancel(int order) {
    if (order == NOBODY) {
      return Told.NOT_FOUND;
    }
    var sold = orders.get(order);
    if (!sold.status.equals("PLACED")) {
      return keep(List.of("illegal-transition at "));
    }
    sold.status = "CANCELLED";
    sold.pieces.forEach((sku, pieces) -> onHandAndAllocated.get(sku)[1] -= pieces);
    postedAndHeld.get(sold.payer)[1] -= sold.total;
    return keep(List.of());
  }

  /** What is answered to a call that was made before. */
  Told again(int call) {
    return kept.get(call).again();
  }

  private Told keep(List<String> why) {
    var told = why.isEmpty() ? Told.DONE : Told.refused(why);
    kept.add(told);
    return told;
  }

  private long held(int account) {
    return postedAndHeld.get(account)[1];
  }

  private static boolean moves(long amount) {
    return amount >= 1 && amount <= MOST;
  }
}
