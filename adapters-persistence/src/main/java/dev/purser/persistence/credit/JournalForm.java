package dev.purser.persistence.credit;

import dev.purser.persistence.credit.JournalledTransfer.EntryLine;
import dev.purser.persistence.credit.JournalledTransfer.LotLine;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Comparator;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The canonical form in which transfers are hashed, as docs/journal.md tells it to everybody. A
 * form never changes: links that were written in it are verified in it for ever. A further one gets
 * the next number.
 */
final class JournalForm {
  static final int CURRENT = 1;
  static final int DIGEST_BYTES = 32;

  private static final int TYPICAL_BYTES = 512;
  private static final int NULL_TEXT = -1;

  private static final Comparator<UUID> BYTE_BY_BYTE =
      Comparator.comparing(UUID::getMostSignificantBits, Long::compareUnsigned)
          .thenComparing(UUID::getLeastSignificantBits, Long::compareUnsigned);

  private static final Comparator<EntryLine> IN_ORDER =
      Comparator.comparingInt(EntryLine::leg)
          .thenComparingLong(EntryLine::change)
          .thenComparing(EntryLine::account, BYTE_BY_BYTE);

  private static final Comparator<LotLine> LOTS_IN_ORDER =
      Comparator.comparingInt(LotLine::leg).thenComparing(LotLine::lot, BYTE_BY_BYTE);

  private JournalForm() {}

  /** Where a chain begins: what the first link takes for the hash of the one before. */
  static byte[] beginning(int chain) {
    return sha256().digest(("Purser journal, chain " + chain).getBytes(StandardCharsets.UTF_8));
  }

  /** The hash of a link. */
  static byte[] hash(byte[] previous, int form, byte[] digests) {
    var sha256 = sha256();
    sha256.update(previous);
    for (var shift = Integer.SIZE - Byte.SIZE; shift >= 0; shift -= Byte.SIZE) {
      sha256.update((byte) (form >> shift));
    }
    return sha256.digest(digests);
  }

  /** The digest of a transfer in the current form. */
  static byte[] digest(JournalledTransfer transfer) {
    return sha256().digest(bytes(transfer));
  }

  static byte[] bytes(JournalledTransfer transfer) {
    var bytes = new ByteArrayOutputStream(TYPICAL_BYTES);
    try (var out = new DataOutputStream(bytes)) {
      write(transfer, out);
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return bytes.toByteArray();
  }

  private static void write(JournalledTransfer transfer, DataOutputStream out) throws IOException {
    write(transfer.id(), out);
    write(transfer.kind(), out);
    write(transfer.command(), out);
    write(transfer.caller(), out);
    write(transfer.reference(), out);
    write(transfer.reason(), out);
    write(transfer.metadata(), out);
    writeNullable(transfer.hold(), out);
    writeNullable(transfer.reverses(), out);
    out.writeInt(transfer.reversalNumber() == null ? 0 : transfer.reversalNumber());
    writeNullable(transfer.managedBy(), out);
    write(transfer.createdAt(), out);
    out.writeInt(transfer.entries().size());
    for (var entry : transfer.entries().stream().sorted(IN_ORDER).toList()) {
      write(entry, out);
    }
    out.writeInt(transfer.lots().size());
    for (var lot : transfer.lots().stream().sorted(LOTS_IN_ORDER).toList()) {
      write(lot, out);
    }
  }

  private static void write(EntryLine entry, DataOutputStream out) throws IOException {
    out.writeInt(entry.leg());
    out.writeLong(entry.change());
    write(entry.account(), out);
    var position = entry.position();
    out.writeBoolean(position != null);
    if (position != null) {
      out.writeLong(position.sequence());
      out.writeLong(position.balance());
      write(position.at(), out);
    }
  }

  private static void write(LotLine lot, DataOutputStream out) throws IOException {
    out.writeInt(lot.leg());
    out.writeLong(lot.change());
    write(lot.lot(), out);
    write(lot.account(), out);
    out.writeInt(lot.priority());
    out.writeBoolean(lot.expiresAt() != null);
    if (lot.expiresAt() != null) {
      write(lot.expiresAt(), out);
    }
    write(lot.createdAt(), out);
  }

  private static void write(UUID id, DataOutputStream out) throws IOException {
    out.writeLong(id.getMostSignificantBits());
    out.writeLong(id.getLeastSignificantBits());
  }

  private static void writeNullable(@Nullable UUID id, DataOutputStream out) throws IOException {
    out.writeBoolean(id != null);
    if (id != null) {
      write(id, out);
    }
  }

  private static void write(@Nullable String text, DataOutputStream out) throws IOException {
    if (text == null) {
      out.writeInt(NULL_TEXT);
      return;
    }
    var utf8 = text.getBytes(StandardCharsets.UTF_8);
    out.writeInt(utf8.length);
    out.write(utf8);
  }

  /** Microseconds since 1970, which is what the database keeps of it. */
  private static void write(Instant instant, DataOutputStream out) throws IOException {
    out.writeLong(
        Math.addExact(
            Math.multiplyExact(instant.getEpochSecond(), 1_000_000L), instant.getNano() / 1_000));
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException missing) {
      throw new IllegalStateException("every JDK has SHA-256", missing);
    }
  }
}
