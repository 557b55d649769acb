package dev.purser.application.model;

import dev.purser.application.model.Purse.Heap;
import dev.purser.application.model.Purse.Impossible;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * What the ledger should do, as simply as it can be said: every command works on a copy of
 * everything, which is thrown away when it is refused. It shares no code with the ledger. Accounts,
 * holds, transfers and calls go by the order in which they came, and times are microseconds since
 * the beginning.
 */
final class CreditModel {
  /** Something that does not exist. */
  static final int NOBODY = -1;

  /** In each the house has an account for what was earned, and they come before all others. */
  static final int ASSETS = 2;

  /** The asset of whoever pays, or receives what is granted. */
  static final int ITS_OWN = -1;

  private static final long MOST = 9_007_199_254_740_991L;

  final List<Told> kept = new ArrayList<>();
  long clock;
  Books books = new Books();

  /** Everything that is written down. */
  static final class Books {
    final List<Purse> accounts = new ArrayList<>();
    final List<Held> holds = new ArrayList<>();
    final List<Moved> moved = new ArrayList<>();
    final List<Later> scheduled = new ArrayList<>();
    final Set<Integer> references = new HashSet<>();
    final long[] breakage = new long[ASSETS];
    int heaps;

    private Books() {
      for (var asset = 0; asset < ASSETS; asset++) {
        accounts.add(new Purse(asset, 0, true));
      }
    }

    private Books(Books other) {
      other.accounts.forEach(account -> accounts.add(new Purse(account)));
      other.holds.forEach(hold -> holds.add(new Held(hold)));
      other.moved.forEach(transfer -> moved.add(new Moved(transfer)));
      scheduled.addAll(other.scheduled);
      references.addAll(other.references);
      System.arraycopy(other.breakage, 0, breakage, 0, ASSETS);
      heaps = other.heaps;
    }

    private void sweep(int account, long now) {
      var purse = accounts.get(account);
      breakage[purse.asset] += purse.sweep(now);
    }

    private Heap next(int priority, @Nullable Long end) {
      heaps++;
      return new Heap(heaps, priority, end);
    }
  }

  /** What is set aside. */
  static final class Held {
    final int from;
    final int to;
    final long deadline;
    final long amount;
    final Map<Integer, Long> shares;
    long captured;
    long expired;
    String status = "OPEN";

    private Held(int from, int to, long deadline, long amount, Map<Integer, Long> shares) {
      this.from = from;
      this.to = to;
      this.deadline = deadline;
      this.amount = amount;
      this.shares = new LinkedHashMap<>(shares);
    }

    private Held(Held other) {
      this(other.from, other.to, other.deadline, other.amount, other.shares);
      captured = other.captured;
      expired = other.expired;
      status = other.status;
    }

    long left() {
      return status.equals("OPEN") ? amount - captured : 0;
    }

    private boolean isDue(long now) {
      return status.equals("OPEN") && deadline <= now;
    }

    /** Takes so much away: of the heaps first, in their order, then of the rest. */
    private Map<Integer, Long> take(long part) {
      var taken = new LinkedHashMap<Integer, Long>();
      var wanted = part;
      for (var share : shares.entrySet()) {
        var some = Math.min(wanted, share.getValue());
        if (some > 0) {
          taken.put(share.getKey(), some);
          share.setValue(share.getValue() - some);
          wanted -= some;
        }
      }
      return taken;
    }
  }

  /** A transfer, and what may be taken back of it. */
  static final class Moved {
    final List<Trace> legs = new ArrayList<>();
    final boolean takesBack;
    boolean taken;

    private Moved(boolean takesBack) {
      this.takesBack = takesBack;
    }

    private Moved(Moved other) {
      this(other.takesBack);
      other.legs.forEach(leg -> legs.add(new Trace(leg)));
      taken = other.taken;
    }

    private boolean isGone() {
      return taken || (legs.size() == 1 && legs.getFirst().left == 0);
    }
  }

  /** What is left of a leg: how much, and what of it was of which heaps on both sides. */
  private static final class Trace {
    final int from;
    final int to;
    long left;
    final Map<Integer, Long> burnt;
    final Map<Integer, Long> filled;

    private Trace(
        int from, int to, long left, Map<Integer, Long> burnt, Map<Integer, Long> filled) {
      this.from = from;
      this.to = to;
      this.left = left;
      this.burnt = new LinkedHashMap<>(burnt);
      this.filled = new HashMap<>(filled);
    }

    private Trace(Trace other) {
      this(other.from, other.to, other.left, other.burnt, other.filled);
    }

    /** Of the rest first, then of the heaps, the last burnt first. */
    private Map<Integer, Long> back(long amount) {
      var back = new LinkedHashMap<Integer, Long>();
      var wanted = amount - Math.min(amount, left - sum(burnt));
      for (var number : new ArrayList<>(burnt.keySet()).reversed()) {
        var some = Math.min(wanted, burnt.get(number));
        if (some > 0) {
          back.put(number, some);
          wanted -= some;
        }
      }
      return back;
    }
  }

  /** So much of an asset from one account to another. */
  record Move(int from, int to, long amount, int asset) {}

  /** A transfer that is made later, and why it was not if it was refused. */
  record Later(Wanted wanted, long runAt, String status, List<String> refusals) {
    private boolean isDue(long now) {
      return status.equals("SCHEDULED") && runAt <= now;
    }

    private Later become(String next, List<String> why) {
      return new Later(wanted, runAt, next, why);
    }
  }

  /** A transfer of a batch. */
  record Wanted(List<Move> moves, @Nullable Integer reference) {}

  /** What becomes of an account. */
  enum Fate {
    FROZEN,
    OPEN,
    CLOSED
  }

  /** Whoever makes the next step makes it a little later. */
  void tick() {
    clock++;
  }

  Told open(int asset, long floor) {
    if (floor > 0 || floor < -MOST) {
      return keep(List.of("amount-out-of-range at floor"));
    }
    books.accounts.add(new Purse(asset, floor, false));
    return keep(List.of());
  }

  /** How many lots an account does not have yet. */
  int lotsToCome(int account) {
    return isCustomers(account) ? books.accounts.get(account).lotsToCome() : 1;
  }

  /** So many lots of one each. */
  Told fill(int account, int lots) {
    var told = Told.NOT_FOUND;
    for (var lot = 0; lot < lots; lot++) {
      told = grant(account, 1, assetOf(account), 60, null);
    }
    return told;
  }

  Told grant(int account, long amount, int asset, @Nullable Integer priority, @Nullable Long end) {
    var after = new Books(books);
    var why = new ArrayList<String>();
    if (!moves(amount)) {
      why.add("amount-out-of-range at amount");
    }
    if (!isCustomers(account)) {
      why.add("unknown-account at accountId");
    } else {
      if (isClosed(after, account)) {
        why.add("account-closed at accountId");
      }
      if (assetOf(account) != asset) {
        why.add("asset-mismatch at amount");
      }
    }
    if (end != null && end <= clock) {
      why.add("expiry-passed at expiresAt");
    }
    if (why.isEmpty()) {
      after.sweep(account, clock);
      attempt("amount", why, () -> after.moved.add(granted(after, account, amount, priority, end)));
    }
    return commit(after, why);
  }

  private static Moved granted(
      Books after, int account, long amount, @Nullable Integer priority, @Nullable Long end)
      throws Impossible {
    var filled = new HashMap<Integer, Long>();
    if (priority == null && end == null) {
      var _ = after.accounts.get(account).receive(amount, List.of(), after::next);
    } else {
      var heap = after.next(priority == null ? 50 : priority, end);
      after.accounts.get(account).open(heap, amount);
      filled.put(heap.number, amount);
    }
    var moved = new Moved(false);
    moved.legs.add(new Trace(NOBODY, account, amount, Map.of(), filled));
    return moved;
  }

  Told transfer(List<Move> moves, @Nullable Integer reference) {
    var after = new Books(books);
    var why = transfer(after, new Wanted(moves, reference), "");
    return commit(after, why);
  }

  /** Each for itself, or all of them or none. */
  Told batch(List<Wanted> wanted, boolean allOrNothing) {
    return allOrNothing ? together(wanted) : eachForItself(wanted);
  }

  private Told eachForItself(List<Wanted> wanted) {
    var refused = new ArrayList<String>();
    for (var number = 0; number < wanted.size(); number++) {
      var after = new Books(books);
      var why = transfer(after, wanted.get(number), "");
      if (why.isEmpty()) {
        books = after;
      }
      for (var reason : why) {
        refused.add(number + ": " + reason);
      }
    }
    var told = Told.done(refused);
    kept.add(told);
    return told;
  }

  /** One that follows a refused one is judged as if that had not been asked for. */
  private Told together(List<Wanted> wanted) {
    var after = new Books(books);
    var refused = new ArrayList<String>();
    var named = new HashSet<Integer>();
    for (var number = 0; number < wanted.size(); number++) {
      var one = wanted.get(number);
      var path = "transfers/" + number + "/";
      var why = new ArrayList<String>();
      if (one.reference() != null && !named.add(one.reference())) {
        why.add("duplicate-reference at " + path + "reference");
        one = new Wanted(one.moves(), null);
      }
      var left = new Books(after);
      var others = transfer(left, one, path);
      if (others.isEmpty()) {
        after = left;
      }
      why.addAll(others);
      refused.addAll(why);
    }
    return commit(after, refused);
  }

  private List<String> transfer(Books after, Wanted wanted, String path) {
    var why = new ArrayList<String>();
    var moved = new Moved(false);
    for (var leg = 0; leg < wanted.moves().size(); leg++) {
      move(wanted.moves().get(leg), path + "legs/" + leg + "/", after, moved, why);
    }
    if (wanted.reference() != null && !after.references.add(wanted.reference())) {
      why.add("duplicate-reference at " + path + "reference");
    }
    if (why.isEmpty()) {
      after.moved.add(moved);
    }
    return why;
  }

  private void move(Move move, String at, Books after, Moved moved, List<String> why) {
    checkSides(after, move, at, why, isThere(move.from()));
    if (why.isEmpty()) {
      attempt(at + "amount", why, () -> moved.legs.add(carryOut(move, after)));
    }
  }

  /** What cannot be received was not given either, as far as the legs after it are concerned. */
  private Trace carryOut(Move move, Books after) throws Impossible {
    var giver = new Purse(after.accounts.get(move.from()));
    var receiver = new Purse(after.accounts.get(move.to()));
    var burnt = giver.spend(move.amount(), clock);
    var filled = receiver.receive(move.amount(), giver.taken(burnt), after::next);
    after.accounts.set(move.from(), giver);
    after.accounts.set(move.to(), receiver);
    return new Trace(move.from(), move.to(), move.amount(), burnt, filled);
  }

  /** Notes all that is wrong with moving or setting aside so much. */
  private void checkSides(Books after, Move move, String at, List<String> why, boolean mayGive) {
    if (!moves(move.amount())) {
      why.add("amount-out-of-range at " + at + "amount");
    }
    if (!mayGive) {
      why.add("unknown-account at " + at + "from");
    }
    if (!isThere(move.to())) {
      why.add("unknown-account at " + at + "to");
    }
    if (move.from() == move.to()) {
      why.add("same-account at " + at + "to");
      return;
    }
    var isOfAsset =
        (!mayGive || isOfAsset(move.from(), move, at, why))
            & (!isThere(move.to()) || isOfAsset(move.to(), move, at, why));
    if (mayGive) {
      after.sweep(move.from(), clock);
      checkGiver(after.accounts.get(move.from()), isOfAsset, move.amount(), at, why);
    }
    if (isThere(move.to())) {
      after.sweep(move.to(), clock);
      if (isClosed(after, move.to())) {
        why.add("account-closed at " + at + "to");
      }
    }
  }

  private boolean isOfAsset(int account, Move move, String at, List<String> why) {
    if (assetOf(account) != move.asset()) {
      why.add("asset-mismatch at " + at + "amount");
    }
    return assetOf(account) == move.asset();
  }

  private void checkGiver(
      Purse giver, boolean isOfAsset, long amount, String at, List<String> why) {
    if (!giver.status.equals("OPEN")) {
      why.add("account-" + giver.status.toLowerCase() + " at " + at + "from");
    }
    if (moves(amount) && isOfAsset && isShort(giver, amount)) {
      why.add("insufficient-credit at " + at + "amount");
    }
  }

  Told hold(Move move, long deadline) {
    var after = new Books(books);
    var why = new ArrayList<String>();
    checkSides(after, move, "", why, isCustomers(move.from()));
    if (deadline <= clock) {
      why.add("expiry-passed at expiresAt");
    }
    if (why.isEmpty()) {
      var shares = after.accounts.get(move.from()).hold(move.amount(), clock);
      after.holds.add(new Held(move.from(), move.to(), deadline, move.amount(), shares));
    }
    return commit(after, why);
  }

  /**
   * Spends what was set aside.
   *
   * @param part null for all that is left
   */
  Told capture(int number, @Nullable Long part) {
    if (number == NOBODY) {
      return Told.NOT_FOUND;
    }
    var after = new Books(books);
    var hold = after.holds.get(number);
    var why = new ArrayList<String>();
    if (hold.status.equals("EXPIRED") || hold.isDue(clock)) {
      why.add("hold-expired at ");
    }
    if (!hold.status.equals("OPEN")) {
      why.add("hold-closed at ");
    }
    if (part != null && !moves(part)) {
      why.add("amount-out-of-range at amount");
    } else if (part != null && hold.status.equals("OPEN") && part > hold.left()) {
      why.add("hold-exceeded at amount");
    }
    if (why.isEmpty()) {
      attempt("", why, () -> after.moved.add(captured(after, hold, part)));
    }
    return commit(after, why);
  }

  private Moved captured(Books after, Held hold, @Nullable Long part) throws Impossible {
    after.sweep(hold.from, clock);
    after.sweep(hold.to, clock);
    var amount = part == null ? hold.left() : part;
    var payer = after.accounts.get(hold.from);
    var shares = hold.take(amount);
    payer.unhold(shares, amount - sum(shares), true);
    hold.captured += amount;
    hold.status = hold.captured == hold.amount ? "CAPTURED" : "OPEN";
    var filled = after.accounts.get(hold.to).receive(amount, payer.taken(shares), after::next);
    var moved = new Moved(false);
    moved.legs.add(new Trace(hold.from, hold.to, amount, shares, filled));
    return moved;
  }

  Told voidHold(int number) {
    if (number == NOBODY) {
      return Told.NOT_FOUND;
    }
    if (!books.holds.get(number).status.equals("OPEN")) {
      return keep(List.of("hold-closed at "));
    }
    release(books, books.holds.get(number), "VOIDED");
    return keep(List.of());
  }

  private void release(Books after, Held hold, String status) {
    after.sweep(hold.from, clock);
    var payer = after.accounts.get(hold.from);
    var left = hold.left();
    var shares = hold.take(left);
    payer.unhold(shares, left - sum(shares), false);
    hold.expired = payer.expired(clock);
    hold.status = status;
    after.sweep(hold.from, clock);
  }

  /** Somebody lets all end that is due. */
  Told expire() {
    books.holds.stream()
        .filter(hold -> hold.isDue(clock))
        .forEach(hold -> release(books, hold, "EXPIRED"));
    for (var account = 0; account < books.accounts.size(); account++) {
      books.sweep(account, clock);
    }
    return Told.DONE;
  }

  /** Only what no time can heal is refused now. */
  Told schedule(Wanted wanted, long runAt) {
    var why = new ArrayList<String>();
    for (var leg = 0; leg < wanted.moves().size(); leg++) {
      var move = wanted.moves().get(leg);
      if (!moves(move.amount())) {
        why.add("amount-out-of-range at transfer/legs/" + leg + "/amount");
      }
      if (move.from() == move.to()) {
        why.add("same-account at transfer/legs/" + leg + "/to");
      }
    }
    if (why.isEmpty()) {
      books.scheduled.add(new Later(wanted, runAt, "SCHEDULED", List.of()));
    }
    return keep(why);
  }

  /** The one that waits. */
  Optional<Integer> waiting() {
    return IntStream.range(0, books.scheduled.size())
        .filter(number -> books.scheduled.get(number).status().equals("SCHEDULED"))
        .boxed()
        .findFirst();
  }

  Told cancel(int number) {
    if (number == NOBODY) {
      return Told.NOT_FOUND;
    }
    var later = books.scheduled.get(number);
    if (!later.status().equals("SCHEDULED")) {
      return keep(List.of("illegal-transition at "));
    }
    books.scheduled.set(number, later.become("CANCELLED", List.of()));
    return keep(List.of());
  }

  /** Somebody makes what is due; nobody is told of it but whoever asks. */
  Told runScheduled() {
    waiting()
        .filter(number -> books.scheduled.get(number).isDue(clock))
        .ifPresent(number -> {
          var later = books.scheduled.get(number);
          var after = new Books(books);
          var why = transfer(after, later.wanted(), "transfer/");
          books = why.isEmpty() ? after : books;
          books.scheduled.set(number, later.become(why.isEmpty() ? "DONE" : "REFUSED", why));
        });
    return Told.DONE;
  }

  /**
   * Takes a transfer back.
   *
   * @param part null for all that is left
   */
  Told reverse(int number, @Nullable Long part) {
    if (number == NOBODY) {
      return Told.NOT_FOUND;
    }
    var after = new Books(books);
    var past = after.moved.get(number);
    var why = new ArrayList<String>();
    if (past.takesBack) {
      why.add("not-reversible at ");
    } else if (past.isGone()) {
      why.add("already-reversed at ");
    } else if (part != null && past.legs.size() > 1) {
      why.add("not-reversible at amount");
    } else if (part != null && !moves(part)) {
      why.add("amount-out-of-range at amount");
    } else if (part != null && part > past.legs.getFirst().left) {
      why.add("reversal-exceeds at amount");
    } else {
      takeBack(after, past, part, why);
    }
    return commit(after, why);
  }

  private void takeBack(Books after, Moved past, @Nullable Long part, List<String> why) {
    for (var leg : past.legs) {
      sweep(after, leg.from);
      sweep(after, leg.to);
    }
    for (var leg : past.legs.reversed()) {
      if (why.isEmpty()) {
        takeBack(after, leg, part == null ? leg.left : part, why);
      }
    }
    past.taken = past.legs.size() > 1;
    past.legs.stream().map(leg -> leg.from).distinct().forEach(giver -> sweep(after, giver));
    after.moved.add(new Moved(true));
  }

  private void takeBack(Books after, Trace leg, long amount, List<String> why) {
    var receiver = after.accounts.get(leg.to);
    if (receiver.status.equals("CLOSED") || isClosed(after, leg.from)) {
      why.add("account-closed at ");
      return;
    }
    if (isShort(receiver, amount)) {
      why.add("insufficient-credit at ");
      return;
    }
    attempt(
        "",
        why,
        () -> {
          var back = leg.back(amount);
          var taken = receiver.spend(amount, leg.filled, clock);
          if (leg.from != NOBODY) {
            after.accounts.get(leg.from).giveBack(amount, back);
          }
          taken.forEach(
              (heap, some) -> leg.filled.computeIfPresent(heap, (_, had) -> less(had, some)));
          back.forEach(
              (heap, some) -> leg.burnt.computeIfPresent(heap, (_, had) -> less(had, some)));
          leg.left -= amount;
        });
  }

  private static long less(long had, long some) {
    return Math.max(0, had - some);
  }

  private void sweep(Books after, int account) {
    if (account != NOBODY) {
      after.sweep(account, clock);
    }
  }

  Told becomes(int account, Fate fate) {
    if (account == NOBODY) {
      return Told.NOT_FOUND;
    }
    var after = new Books(books);
    after.sweep(account, clock);
    var purse = after.accounts.get(account);
    var why = new ArrayList<String>();
    if (!canBecome(purse, fate)) {
      why.add("illegal-transition at ");
    } else if (fate == Fate.CLOSED && !isIdle(after, account)) {
      why.add("account-not-empty at ");
    }
    purse.status = fate.name();
    return commit(after, why);
  }

  private static boolean canBecome(Purse purse, Fate fate) {
    return !purse.isHouse
        && !purse.status.equals("CLOSED")
        && (fate != Fate.OPEN || purse.status.equals("FROZEN"))
        && (fate != Fate.FROZEN || purse.status.equals("OPEN"));
  }

  private static boolean isIdle(Books after, int account) {
    var purse = after.accounts.get(account);
    return purse.rest == 0
        && purse.burning().isEmpty()
        && after.holds.stream()
            .filter(hold -> hold.status.equals("OPEN"))
            .noneMatch(hold -> hold.from == account || hold.to == account);
  }

  /** What is answered to a call that was made before. */
  Told again(int call) {
    return kept.get(call).again();
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

  private Told commit(Books after, List<String> why) {
    if (why.isEmpty()) {
      books = after;
    }
    return keep(why);
  }

  private Told keep(List<String> why) {
    var told = why.isEmpty() ? Told.DONE : Told.refused(why);
    kept.add(told);
    return told;
  }

  private boolean isThere(int account) {
    return account >= 0 && account < books.accounts.size();
  }

  private boolean isCustomers(int account) {
    return account >= ASSETS && account < books.accounts.size();
  }

  int assetOfHold(int number) {
    return number == NOBODY ? 0 : assetOf(books.holds.get(number).from);
  }

  /** The asset of its last leg; what takes back has none that could be named. */
  int assetOfTransfer(int number) {
    var legs = number == NOBODY ? List.<Trace>of() : books.moved.get(number).legs;
    return legs.isEmpty() ? 0 : assetOf(legs.getLast().to);
  }

  /** The asset of an account; the first where there is no such account. */
  int assetOf(int account) {
    return isThere(account) ? books.accounts.get(account).asset : 0;
  }

  private static boolean isClosed(Books after, int account) {
    return account != NOBODY && after.accounts.get(account).status.equals("CLOSED");
  }

  private boolean isShort(Purse purse, long amount) {
    return !purse.isHouse && amount > purse.available(clock);
  }

  static long sum(Map<Integer, Long> parts) {
    return parts.values().stream().mapToLong(Long::longValue).sum();
  }

  private static boolean moves(long amount) {
    return amount >= 1 && amount <= MOST;
  }
}
