package dev.purser.benchmarks.stage;

import dev.purser.application.credit.TransferCredits;
import dev.purser.application.shared.Reply;
import dev.purser.application.shared.writepath.Call;
import dev.purser.domain.credit.Transfer;
import dev.purser.domain.credit.TransferId;
import dev.purser.domain.credit.TransferKind;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;

/** Answers a transfer as if it were done, and keeps nothing. */
final class InMemoryTransfers implements TransferCredits {
  @Override
  public Reply<Transfer> transfer(Call call, Request request) {
    var random = ThreadLocalRandom.current();
    var transfer =
        new Transfer(
            new TransferId(new UUID(random.nextLong(), random.nextLong())),
            TransferKind.TRANSFER,
            request.legs(),
            new UUID(random.nextLong(), random.nextLong()),
            call.actor().caller(),
            request.reference(),
            null,
            request.metadata(),
            null,
            null,
            null,
            Instant.now().truncatedTo(ChronoUnit.MICROS));
    return new Reply.Done<>(transfer, false);
  }
}
