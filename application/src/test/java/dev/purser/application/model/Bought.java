package dev.purser.application.model;

import dev.purser.application.model.Shelves.Part;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** An order of the model. */
final class Bought {
  /** What can be done with an order. */
  enum Doing {
    CONFIRM,
    EDIT,
    FULFIL,
    CANCEL,
    RETURN
  }

  final int customer;
  final boolean isPaidAtOnce;
  final Tab tab;
  String status;
  @Nullable Long deadline;
  long version = 1;
  List<Line> lines;
  List<Long> adjustments;
  final List<List<Taken>> sent = new ArrayList<>();
  final List<Back> back = new ArrayList<>();
  final List<Change> history = new ArrayList<>();

  Bought(
      int customer,
      boolean isPaidAtOnce,
      Tab tab,
      @Nullable Long deadline,
      List<Line> lines,
      List<Long> adjustments) {
    this.customer = customer;
    this.isPaidAtOnce = isPaidAtOnce;
    this.tab = tab;
    this.status = deadline == null ? "PLACED" : "RESERVED";
    this.deadline = deadline;
    this.lines = lines;
    this.adjustments = adjustments;
  }

  Bought(Bought other) {
    this(
        other.customer,
        other.isPaidAtOnce,
        new Tab(other.tab),
        other.deadline,
        other.lines.stream().map(Line::new).toList(),
        other.adjustments);
    status = other.status;
    version = other.version;
    sent.addAll(other.sent);
    back.addAll(other.back);
    history.addAll(other.history);
  }

  /** So many of a SKU. */
  static final class Line {
    final int sku;
    final int asset;
    final long pieces;
    final long price;
    final long total;
    long fulfilled;
    long cancelled;
    long returned;

    /** What is open, by where it is promised, in the order in which it was. */
    List<Part> open;

    /** What the customer has, by where it came from, in the order in which it left. */
    List<Part> away = List.of();

    Line(int sku, int asset, long pieces, long price, long total, List<Part> open) {
      this.sku = sku;
      this.asset = asset;
      this.pieces = pieces;
      this.price = price;
      this.total = total;
      this.open = open;
    }

    private Line(Line other) {
      this(other.sku, other.asset, other.pieces, other.price, other.total, other.open);
      fulfilled = other.fulfilled;
      cancelled = other.cancelled;
      returned = other.returned;
      away = other.away;
    }

    /** So much of the total as pieces of all pieces, rounded down. */
    long worth(long some) {
      return BigInteger.valueOf(total)
          .multiply(BigInteger.valueOf(some))
          .divide(BigInteger.valueOf(pieces))
          .longValueExact();
    }

    long openAt(@Nullable Integer place) {
      return open.stream()
          .filter(part -> place == null || part.place() == place)
          .mapToLong(Part::pieces)
          .sum();
    }
  }

  /** So many pieces of a line, from or to a place. */
  record Taken(int line, int place, long pieces) {}

  /** What came back, and what that brought the customer. */
  record Back(List<Taken> pieces, boolean restock, long refunded, long expired) {}

  /** What was done with the order, and what was different for that. */
  record Change(
      long version,
      String kind,
      List<String> pieces,
      long total,
      long aside,
      long spent,
      long back,
      long expired) {}

  boolean allows(Doing doing, long now) {
    return !isDue(now)
        && switch (doing) {
          case CONFIRM -> is("RESERVED");
          case EDIT -> is("RESERVED", "PLACED");
          case FULFIL -> is("PLACED", "PARTIALLY_FULFILLED");
          case CANCEL -> is("RESERVED", "PLACED", "PARTIALLY_FULFILLED");
          case RETURN -> is("PARTIALLY_FULFILLED", "FULFILLED");
        };
  }

  private boolean is(String... oneOf) {
    return Arrays.asList(oneOf).contains(status);
  }

  boolean isDue(long now) {
    return status.equals("RESERVED") && deadline != null && deadline <= now;
  }

  long total() {
    return lines.stream().mapToLong(line -> line.total).sum();
  }

  /** What should be set aside for it as it stands. */
  long toSetAside() {
    return isPaidAtOnce && !status.equals("RESERVED")
        ? 0
        : lines.stream()
            .mapToLong(
                line -> line.worth(line.pieces - line.cancelled) - line.worth(line.fulfilled))
            .sum();
  }

  /** What should be spent on it and not have come back as it stands. */
  long toSpend() {
    if (!isPaidAtOnce) {
      return lines.stream().mapToLong(line -> line.worth(line.fulfilled - line.returned)).sum();
    }
    return status.equals("RESERVED")
        ? 0
        : lines.stream()
            .mapToLong(line -> line.worth(line.pieces - line.cancelled - line.returned))
            .sum();
  }

  /** Becomes what it is with so much open and so much sent. */
  void follow() {
    var isOpen = lines.stream().anyMatch(line -> line.openAt(null) > 0);
    var isSent = lines.stream().anyMatch(line -> line.fulfilled > 0);
    if (isOpen && isSent) {
      status = "PARTIALLY_FULFILLED";
    } else if (!isOpen) {
      status = isSent ? "FULFILLED" : "CANCELLED";
    }
    if (!status.equals("RESERVED")) {
      deadline = null;
    }
  }

  /**
   * Notes what was done, beside what it was like before.
   *
   * @param pieces how many of each line it was about; empty when it was about none
   */
  void note(String kind, List<Long> pieces, @Nullable Tab before) {
    var was = before == null ? new Tab(tab.payer) : before;
    history.add(
        new Change(
            version,
            kind,
            told(pieces),
            total(),
            tab.aside() - was.aside(),
            tab.spent - was.spent,
            tab.back - was.back,
            tab.expired - was.expired));
  }

  private List<String> told(List<Long> pieces) {
    return IntStream.range(0, pieces.size())
        .filter(n -> pieces.get(n) > 0)
        .mapToObj(n -> pieces.get(n) + " of " + lines.get(n).sku)
        .toList();
  }

  List<Long> allPieces() {
    return lines.stream().map(line -> line.pieces).toList();
  }
}
