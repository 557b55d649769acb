package dev.purser.application.credit;

import dev.purser.application.shared.Clock;
import dev.purser.application.shared.InMemoryStore;
import dev.purser.application.shared.Transactions;
import dev.purser.domain.credit.Transfer;
import dev.purser.domain.credit.TransferId;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** A journal in memory, of which only the first chain is used. */
public final class InMemoryJournal implements Journal {
  private static final int CHAIN = 0;
  private static final int HASH_BYTES = 32;

  private final InMemoryStore.Table<Integer, List<JournalItem>> links;

  public InMemoryJournal(InMemoryStore store) {
    this.links = store.table("journal links");
  }

  @Override
  public void append(List<JournalItem> added) {
    links.insert(all().size(), List.copyOf(added));
  }

  public boolean has(TransferId transfer) {
    return all().stream()
        .flatMap(List::stream)
        .anyMatch(item -> item.transfer().id().equals(transfer));
  }

  /** Holds the books to it, as far as they are in memory. */
  public JournalVerification verification(
      Transactions transactions, Clock clock, InMemoryTransfers transfers) {
    return noted -> transactions.snapshot(() -> report(clock, transfers, noted));
  }

  private JournalReport report(
      Clock clock, InMemoryTransfers transfers, Collection<JournalHead> noted) {
    var books =
        transfers.all().stream().collect(Collectors.toMap(Transfer::id, Function.identity()));
    var faults = new ArrayList<JournalFault>();
    faultOfLinks(books).or(() -> faultOfHeads(noted)).ifPresent(faults::add);
    var outside = books.keySet().stream().filter(id -> !has(id)).toList();
    if (!outside.isEmpty()) {
      var examples = outside.stream().limit(JournalFault.MAX_EXAMPLES).toList();
      faults.add(new JournalFault.NotJournalled(outside.size(), examples));
    }
    var heads =
        IntStream.range(0, CHAINS)
            .mapToObj(chain -> head(chain, chain == CHAIN ? all().size() : 0))
            .toList();
    var items = all().stream().flatMap(List::stream).toList();
    var entries =
        items.stream().mapToInt(item -> item.entries().size() + item.housePostings().size());
    return new JournalReport(
        clock.now(), heads, faults, all().size(), items.size(), entries.sum(), 0);
  }

  private Optional<JournalFault> faultOfLinks(Map<TransferId, Transfer> books) {
    for (var number = 1; number <= all().size(); number++) {
      for (var item : all().get(number - 1)) {
        var id = item.transfer().id();
        var kept = books.get(id);
        if (kept == null) {
          return Optional.of(new JournalFault.TransferMissing(CHAIN, number, id));
        }
        if (!kept.equals(item.transfer())) {
          return Optional.of(
              new JournalFault.TransferAltered(CHAIN, number, id, JournalFault.Sign.NONE));
        }
      }
    }
    return Optional.empty();
  }

  private Optional<JournalFault> faultOfHeads(Collection<JournalHead> noted) {
    for (var head : noted) {
      var length = head.chain() == CHAIN ? all().size() : 0;
      if (head.length() > length) {
        return Optional.of(new JournalFault.CutSince(head.chain(), length, head.length()));
      }
      if (!head.equals(head(head.chain(), (int) head.length()))) {
        return Optional.of(new JournalFault.RewrittenSince(head.chain(), head.length()));
      }
    }
    return Optional.empty();
  }

  /** What the chain's head was when it had so many links. */
  private JournalHead head(int chain, int length) {
    var hash = new byte[HASH_BYTES];
    var covered = chain + " " + all().subList(0, length);
    var name = UUID.nameUUIDFromBytes(covered.getBytes(StandardCharsets.UTF_8)).toString();
    var bytes = name.getBytes(StandardCharsets.UTF_8);
    System.arraycopy(bytes, 0, hash, 0, HASH_BYTES);
    return new JournalHead(chain, length, HexFormat.of().formatHex(hash));
  }

  private List<List<JournalItem>> all() {
    var count = (int) links.values().count();
    return IntStream.range(0, count).mapToObj(n -> links.find(n).orElseThrow()).toList();
  }
}
