package dev.purser.persistence.credit;

import dev.purser.application.credit.JournalItem;
import dev.purser.application.credit.JournalItem.LotChange;
import dev.purser.domain.credit.Entry;
import dev.purser.domain.credit.HousePosting;
import dev.purser.persistence.shared.AttributesJson;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What the journal covers of a transfer, column by column as the tables have it: also rows that no
 * longer make a transfer have a digest.
 */
record JournalledTransfer(
    UUID id,
    String kind,
    UUID command,
    String caller,
    @Nullable String reference,
    @Nullable String reason,
    @Nullable String metadata,
    @Nullable UUID hold,
    @Nullable UUID reverses,
    @Nullable Integer reversalNumber,
    @Nullable UUID managedBy,
    Instant createdAt,
    List<EntryLine> entries,
    List<LotLine> lots) {

  /**
   * One entry.
   *
   * @param position what comes of it in a customer's account; null in one of the house
   */
  record EntryLine(UUID account, int leg, long change, @Nullable Position position) {}

  /** Where an entry stands in its account. */
  record Position(long sequence, long balance, Instant at) {}

  /** What a leg did to a lot, and what of the lot never changes. */
  record LotLine(
      UUID lot,
      int leg,
      long change,
      UUID account,
      int priority,
      @Nullable Instant expiresAt,
      Instant createdAt) {}

  static JournalledTransfer of(JournalItem item) {
    var transfer = item.transfer();
    var entries = new ArrayList<EntryLine>(item.entries().size() + item.housePostings().size());
    item.entries().forEach(entry -> entries.add(line(entry)));
    item.housePostings().forEach(posting -> entries.add(line(posting)));
    var reverses = transfer.reverses();
    return new JournalledTransfer(
        transfer.id().value(),
        transfer.kind().name(),
        transfer.command(),
        transfer.caller(),
        transfer.reference(),
        transfer.reason(),
        AttributesJson.write(transfer.metadata()),
        transfer.hold() == null ? null : transfer.hold().value(),
        reverses == null ? null : reverses.of().value(),
        reverses == null ? null : reverses.number(),
        transfer.managedBy(),
        transfer.createdAt(),
        entries,
        item.lotChanges().stream().map(JournalledTransfer::line).toList());
  }

  long sum() {
    return entries.stream().mapToLong(EntryLine::change).sum();
  }

  private static EntryLine line(Entry entry) {
    var position = new Position(entry.sequence(), entry.balance(), entry.at());
    return new EntryLine(entry.account().value(), entry.leg(), entry.change(), position);
  }

  private static LotLine line(LotChange change) {
    var entry = change.entry();
    var lot = change.lot();
    return new LotLine(
        entry.lot().value(),
        entry.leg(),
        entry.change(),
        change.account().value(),
        lot.terms().priority(),
        lot.terms().expiresAt(),
        lot.createdAt());
  }

  private static EntryLine line(HousePosting posting) {
    return new EntryLine(posting.account().value(), posting.leg(), posting.change(), null);
  }
}
