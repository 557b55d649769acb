package dev.purser.application.model;

import dev.purser.application.model.Purse.Impossible;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;

/** What an order of the model has set aside and spent of an account, and of which of its heaps. */
final class Tab {
  private static final long MOST = 9_007_199_254_740_991L;

  final int payer;

  /** All that was ever spent, and what of that came back. */
  long spent;

  long back;

  /** What went to the house when it was given back, since it was over by then. */
  long expired;

  /** Of which heaps, in the order in which they burn; what is of none is of the rest. */
  private final SequencedMap<Integer, Share> shares = new LinkedHashMap<>();

  private final Share rest = new Share();

  Tab(int payer) {
    this.payer = payer;
  }

  Tab(Tab other) {
    this(other.payer);
    spent = other.spent;
    back = other.back;
    expired = other.expired;
    other.shares.forEach((heap, share) -> shares.put(heap, new Share(share)));
    rest.aside = other.rest.aside;
    rest.spent = other.rest.spent;
  }

  /** What is set aside and what is spent of one heap. */
  private static final class Share {
    long aside;
    long spent;

    private Share() {}

    private Share(Share other) {
      aside = other.aside;
      spent = other.spent;
    }
  }

  long aside() {
    return rest.aside + shares.values().stream().mapToLong(share -> share.aside).sum();
  }

  /** Brings what is set aside and what is spent to what it should be. */
  void settle(long toSetAside, long toSpend, OrderBooks books) throws Impossible {
    var more = toSetAside + Math.max(0, toSpend - (spent - back)) - aside();
    if (more > 0) {
      setAside(more, books);
    }
    if (toSpend > spent - back) {
      spend(toSpend - (spent - back), books);
    }
    if (aside() > toSetAside) {
      release(aside() - toSetAside, books);
    }
    if (toSpend < spent - back) {
      refund(spent - back - toSpend, books);
    }
  }

  private void setAside(long amount, OrderBooks books) throws Impossible {
    books.sweep(payer);
    var purse = books.accounts.get(payer).purse();
    if (!purse.status.equals("OPEN")) {
      throw new Impossible("account-" + purse.status.toLowerCase());
    }
    if (amount > purse.available(books.now)) {
      throw new Impossible("insufficient-credit");
    }
    if (spent + aside() + amount > MOST) {
      throw new Impossible("amount-out-of-range");
    }
    var of = purse.hold(amount, books.now);
    of.forEach((heap, some) -> shares.computeIfAbsent(heap, h -> new Share()).aside += some);
    rest.aside += amount - CreditModel.sum(of);
    for (var heap : purse.burning(List.copyOf(shares.keySet()))) {
      shares.putLast(heap, shares.get(heap));
    }
  }

  /** Of the heaps in their order, and then of the rest. */
  private void spend(long amount, OrderBooks books) {
    books.sweep(payer);
    var of = new LinkedHashMap<Integer, Long>();
    var wanted = amount;
    for (var share : shares.entrySet()) {
      var some = Math.min(wanted, share.getValue().aside);
      share.getValue().aside -= some;
      share.getValue().spent += some;
      of.put(share.getKey(), some);
      wanted -= some;
    }
    rest.aside -= wanted;
    rest.spent += wanted;
    books.accounts.get(payer).purse().unhold(of, wanted, true);
    books.earn(payer, amount);
    spent += amount;
  }

  /** Of the rest, and then of the heaps, the last before the others. */
  private void release(long amount, OrderBooks books) {
    books.sweep(payer);
    var ofRest = Math.min(amount, rest.aside);
    rest.aside -= ofRest;
    var of = new LinkedHashMap<Integer, Long>();
    var wanted = amount - ofRest;
    for (var heap : new ArrayList<>(shares.keySet()).reversed()) {
      var share = shares.get(heap);
      var some = Math.min(wanted, share.aside);
      share.aside -= some;
      of.put(heap, some);
      wanted -= some;
    }
    books.accounts.get(payer).purse().unhold(of, ofRest, false);
    expired += books.sweep(payer);
  }

  /** What was spent last comes back first: of the rest, and then of the heaps, the last first. */
  private void refund(long amount, OrderBooks books) throws Impossible {
    books.sweep(payer);
    var purse = books.accounts.get(payer).purse();
    if (purse.status.equals("CLOSED")) {
      throw new Impossible("account-closed");
    }
    var ofRest = Math.min(amount, rest.spent);
    rest.spent -= ofRest;
    var into = new LinkedHashMap<Integer, Long>();
    var wanted = amount - ofRest;
    for (var heap : new ArrayList<>(shares.keySet()).reversed()) {
      var share = shares.get(heap);
      var some = Math.min(wanted, share.spent);
      share.spent -= some;
      if (some > 0) {
        into.put(heap, some);
      }
      wanted -= some;
    }
    books.earn(payer, -amount);
    purse.giveBack(amount, into);
    back += amount;
    expired += books.sweep(payer);
  }
}
