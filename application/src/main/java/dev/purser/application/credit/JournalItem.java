package dev.purser.application.credit;

import dev.purser.domain.credit.AccountId;
import dev.purser.domain.credit.Entry;
import dev.purser.domain.credit.HousePosting;
import dev.purser.domain.credit.Ledger;
import dev.purser.domain.credit.Lot;
import dev.purser.domain.credit.LotEntry;
import dev.purser.domain.credit.LotId;
import dev.purser.domain.credit.Transfer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * All that was written of one transfer.
 *
 * @param entries those of customers' accounts
 * @param housePostings what becomes entries of the house's accounts
 */
public record JournalItem(
    Transfer transfer,
    List<Entry> entries,
    List<HousePosting> housePostings,
    List<LotChange> lotChanges) {
  public JournalItem {
    entries = List.copyOf(entries);
    housePostings = List.copyOf(housePostings);
    lotChanges = List.copyOf(lotChanges);
  }

  /**
   * What a leg did to a lot.
   *
   * @param lot of which only counts what never changes: its terms and when it came
   */
  public record LotChange(LotEntry entry, AccountId account, Lot lot) {}

  /**
   * One for each transfer, with what the ledger has of it.
   *
   * @throws IllegalArgumentException when the ledger has something of another transfer, too
   */
  public static List<JournalItem> of(List<Transfer> made, Ledger ledger) {
    var entries = ledger.entries().stream().collect(Collectors.groupingBy(Entry::transfer));
    var postings =
        ledger.housePostings().stream().collect(Collectors.groupingBy(HousePosting::transfer));
    var ids = made.stream().map(Transfer::id).collect(Collectors.toSet());
    if (!ids.containsAll(entries.keySet()) || !ids.containsAll(postings.keySet())) {
      throw new IllegalArgumentException("entries of a transfer that is not among those made");
    }
    var lotChanges =
        lotChanges(ledger).stream()
            .collect(Collectors.groupingBy(change -> change.entry().transfer()));
    return made.stream()
        .map(transfer ->
            new JournalItem(
                transfer,
                entries.getOrDefault(transfer.id(), List.of()),
                postings.getOrDefault(transfer.id(), List.of()),
                lotChanges.getOrDefault(transfer.id(), List.of())))
        .toList();
  }

  private static List<LotChange> lotChanges(Ledger ledger) {
    if (ledger.lotEntries().isEmpty()) {
      return List.of();
    }
    var owned = owned(ledger);
    return ledger.lotEntries().stream()
        .map(entry -> {
          var found = owned.get(entry.lot());
          if (found == null) {
            throw new IllegalStateException(entry + " is of no account that was changed");
          }
          return new LotChange(entry, found.account(), found.lot());
        })
        .toList();
  }

  private record Owned(AccountId account, Lot lot) {}

  /** The lots of the accounts that were changed, also those that are spent by now. */
  private static Map<LotId, Owned> owned(Ledger ledger) {
    var owned = new HashMap<LotId, Owned>();
    for (var account : ledger.changedAccounts()) {
      account.lots().all().forEach(lot -> owned.put(lot.id(), new Owned(account.id(), lot)));
      account.lots().changed().forEach(lot -> owned.put(lot.id(), new Owned(account.id(), lot)));
    }
    return owned;
  }
}
