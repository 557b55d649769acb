package dev.purser.persistence.credit;

import dev.purser.application.credit.JournalFault;
import dev.purser.application.credit.JournalFault.Sign;
import dev.purser.application.credit.JournalHead;
import dev.purser.domain.credit.TransferId;
import dev.purser.persistence.credit.JournalRows.Link;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Walks along one chain from its beginning and stops at the first link that does not fit. */
final class ChainWalk {
  /** How many links are read at once. */
  private static final int MAX_LINKS = 500;

  /** From how many transfers on those of further links are read by themselves. */
  private static final int MANY_TRANSFERS = 2_000;

  private final JournalRows rows;
  private final Set<UUID> houseAccounts;
  private final int chain;
  private final @Nullable JournalHead head;
  private final @Nullable JournalHead noted;

  private byte[] hash;
  private long length;
  private long transfers;
  private long entries;

  /**
   * A walk that has not begun.
   *
   * @param head where the chain is said to end; null when nothing is said
   * @param noted what the chain must run through; null when nothing is known
   */
  ChainWalk(
      JournalRows rows,
      Set<UUID> houseAccounts,
      int chain,
      @Nullable JournalHead head,
      @Nullable JournalHead noted) {
    this.rows = rows;
    this.houseAccounts = houseAccounts;
    this.chain = chain;
    this.head = head;
    this.noted = noted;
    this.hash = JournalForm.beginning(chain);
  }

  /** How far it came, and what stopped it. */
  record Outcome(
      JournalHead end, Optional<JournalFault> fault, long links, long transfers, long entries) {}

  Outcome walk() {
    var fault = isAsNoted() ? faultOfLinks() : Optional.of(rewritten());
    return new Outcome(end(), fault.or(this::faultOfEnd), length, transfers, entries);
  }

  private Optional<JournalFault> faultOfLinks() {
    var links = rows.links(chain, length, MAX_LINKS);
    while (!links.isEmpty()) {
      for (var some : inParts(links)) {
        var fault = faultOf(some);
        if (fault.isPresent()) {
          return fault;
        }
      }
      links = rows.links(chain, length, MAX_LINKS);
    }
    return Optional.empty();
  }

  /** The links, as many together as have about so many transfers as are read at once. */
  private static List<List<Link>> inParts(List<Link> links) {
    var parts = new ArrayList<List<Link>>();
    var begin = 0;
    var many = 0;
    for (var i = 0; i < links.size(); i++) {
      many += links.get(i).transfers().size();
      if (many >= MANY_TRANSFERS || i == links.size() - 1) {
        parts.add(links.subList(begin, i + 1));
        begin = i + 1;
        many = 0;
      }
    }
    return parts;
  }

  private Optional<JournalFault> faultOf(List<Link> links) {
    var ids = links.stream().flatMap(link -> link.transfers().stream()).toList();
    var books = rows.transfers(ids, houseAccounts);
    for (var link : links) {
      var fault = faultOf(link).or(() -> faultOf(link, books));
      if (fault.isPresent()) {
        return fault;
      }
    }
    return Optional.empty();
  }

  /** Takes the link if it follows the one before. */
  private Optional<JournalFault> faultOf(Link link) {
    var number = length + 1;
    if (link.number() != number) {
      return Optional.of(new JournalFault.LinkMissing(chain, number));
    }
    if (link.form() > JournalForm.CURRENT) {
      return Optional.of(new JournalFault.FormUnknown(chain, number, link.form()));
    }
    var expected = JournalForm.hash(hash, link.form(), link.digests());
    if (!Arrays.equals(link.hash(), expected)) {
      return Optional.of(new JournalFault.LinkAltered(chain, number));
    }
    hash = expected;
    length = number;
    return isAsNoted() ? Optional.empty() : Optional.of(rewritten());
  }

  private Optional<JournalFault> faultOf(Link link, Map<UUID, JournalledTransfer> books) {
    var newest = Instant.MIN;
    for (var i = 0; i < link.transfers().size(); i++) {
      var id = new TransferId(link.transfers().get(i));
      var transfer = books.get(id.value());
      if (transfer == null) {
        return Optional.of(new JournalFault.TransferMissing(chain, link.number(), id));
      }
      if (!isDigest(link, i, JournalForm.digest(transfer))) {
        return Optional.of(
            new JournalFault.TransferAltered(chain, link.number(), id, sign(transfer)));
      }
      newest = transfer.createdAt().isAfter(newest) ? transfer.createdAt() : newest;
      entries += transfer.entries().size();
    }
    transfers += link.transfers().size();
    var more = link.digests().length > link.transfers().size() * JournalForm.DIGEST_BYTES;
    return more || !newest.equals(link.at())
        ? Optional.of(new JournalFault.LinkAltered(chain, link.number()))
        : Optional.empty();
  }

  private static boolean isDigest(Link link, int place, byte[] digest) {
    var begin = place * JournalForm.DIGEST_BYTES;
    var end = begin + JournalForm.DIGEST_BYTES;
    return end <= link.digests().length
        && Arrays.equals(link.digests(), begin, end, digest, 0, JournalForm.DIGEST_BYTES);
  }

  private static Sign sign(JournalledTransfer transfer) {
    if (transfer.entries().isEmpty()) {
      return Sign.NO_ENTRIES;
    }
    return transfer.sum() == 0 ? Sign.NONE : Sign.ENTRIES_DO_NOT_SUM_TO_ZERO;
  }

  private Optional<JournalFault> faultOfEnd() {
    if (noted != null && noted.length() > length) {
      return Optional.of(new JournalFault.CutSince(chain, length, noted.length()));
    }
    return end().equals(head)
        ? Optional.empty()
        : Optional.of(
            new JournalFault.HeadDiffers(chain, length, head == null ? 0 : head.length()));
  }

  private boolean isAsNoted() {
    return noted == null || noted.length() != length || noted.equals(end());
  }

  private JournalFault rewritten() {
    return new JournalFault.RewrittenSince(chain, length);
  }

  private JournalHead end() {
    return new JournalHead(chain, length, HexFormat.of().formatHex(hash));
  }
}
