package dev.purser.application.credit;

import dev.purser.domain.credit.LotEntry;
import dev.purser.domain.credit.Portion;
import dev.purser.domain.credit.Reversible;
import dev.purser.domain.credit.Reversible.Trace;
import dev.purser.domain.credit.Transfer;
import dev.purser.domain.credit.TransferId;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.LongPredicate;
import java.util.stream.IntStream;

/** What reversals have left of transfers, worked out from everything that is in memory. */
public final class InMemoryReversibleTransfers implements ReversibleTransfers {
  private static final Comparator<Portion> BURNING_ORDER =
      Comparator.comparing(portion -> Objects.requireNonNull(portion.lot()).terms());

  private final InMemoryTransfers transfers;
  private final InMemoryLotEntries lotEntries;
  private final InMemoryAccounts accounts;

  public InMemoryReversibleTransfers(
      InMemoryTransfers transfers, InMemoryLotEntries lotEntries, InMemoryAccounts accounts) {
    this.transfers = transfers;
    this.lotEntries = lotEntries;
    this.accounts = accounts;
  }

  @Override
  public Map<TransferId, Reversible> load(Set<TransferId> keys) {
    var found = new HashMap<TransferId, Reversible>();
    transfers.find(keys).forEach((id, transfer) -> found.put(id, reversible(transfer)));
    return found;
  }

  private Reversible reversible(Transfer transfer) {
    var reversals =
        transfers.all().stream()
            .filter(t -> t.reverses() != null && t.reverses().of().equals(transfer.id()))
            .toList();
    var reversed =
        reversals.stream().mapToLong(t -> t.legs().getFirst().amount().minorUnits()).sum();
    var traces =
        IntStream.range(0, transfer.legs().size())
            .mapToObj(leg -> trace(transfer, leg, reversals))
            .toList();
    return new Reversible(transfer, reversals.size(), reversed, traces);
  }

  private Trace trace(Transfer transfer, int leg, List<Transfer> reversals) {
    return new Trace(
        portions(transfer, leg, reversals, change -> change < 0),
        portions(transfer, leg, reversals, change -> change > 0));
  }

  private List<Portion> portions(
      Transfer transfer, int leg, List<Transfer> reversals, LongPredicate side) {
    return lotEntries.all().stream()
        .filter(entry -> entry.transfer().equals(transfer.id()) && entry.leg() == leg)
        .filter(entry -> side.test(entry.change()))
        .map(entry -> new Rest(entry, entry.change() + undone(entry, reversals)))
        .filter(rest -> side.test(rest.change()))
        .map(rest ->
            new Portion(accounts.lot(rest.entry().lot()).orElseThrow(), Math.abs(rest.change())))
        .sorted(BURNING_ORDER)
        .toList();
  }

  private long undone(LotEntry entry, List<Transfer> reversals) {
    return lotEntries.all().stream()
        .filter(other -> other.leg() == 0 && other.lot().equals(entry.lot()))
        .filter(other -> reversals.stream().anyMatch(t -> t.id().equals(other.transfer())))
        .mapToLong(LotEntry::change)
        .sum();
  }

  private record Rest(LotEntry entry, long change) {}
}
