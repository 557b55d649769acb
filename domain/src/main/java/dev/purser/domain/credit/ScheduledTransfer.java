package dev.purser.domain.credit;

import dev.purser.domain.shared.Attributes;
import dev.purser.domain.shared.LocatedRefusal;
import dev.purser.domain.shared.RefusedException;
import dev.purser.domain.shared.Role;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A transfer that somebody asked for and that is to be made later, at most once. Whether it can be
 * made is decided when its time comes, for whoever asked for it as they then were; what came of it
 * is kept, whichever way it ends.
 *
 * @param caller who asked for it
 * @param role what they were when they asked, and as what it is made
 * @param runAt from when on it is made, in microseconds
 * @param transfer what was made; null unless it is done
 * @param refusals why it was not made; empty unless it is refused
 * @param changedAt when it was asked for, or when it ended
 */
public record ScheduledTransfer(
    ScheduledTransferId id,
    String caller,
    Role role,
    Plan plan,
    Instant runAt,
    ScheduledTransferStatus status,
    @Nullable TransferId transfer,
    List<LocatedRefusal> refusals,
    Instant createdAt,
    Instant changedAt) {

  public ScheduledTransfer {
    refusals = List.copyOf(refusals);
    runAt = runAt.truncatedTo(ChronoUnit.MICROS);
  }

  /**
   * What is to move.
   *
   * @param legs 1 to {@link Transfer#MAX_LEGS}
   * @param listed whether they were named as a list; refusals then tell the place in it
   * @param reference the caller's own name for the transfer; null without one
   */
  public record Plan(
      List<Leg> legs, boolean listed, @Nullable String reference, Attributes metadata) {
    public Plan {
      legs = List.copyOf(legs);
    }
  }

  /** A transfer that waits. */
  public static ScheduledTransfer schedule(
      ScheduledTransferId id, String caller, Role role, Plan plan, Instant runAt, Instant now) {
    return new ScheduledTransfer(
        id,
        caller,
        role,
        plan,
        runAt,
        ScheduledTransferStatus.SCHEDULED,
        null,
        List.of(),
        now,
        now);
  }

  public boolean isWaiting() {
    return status == ScheduledTransferStatus.SCHEDULED;
  }

  /** Whether its time has come. */
  public boolean isDue(Instant now) {
    return isWaiting() && !now.isBefore(runAt);
  }

  /** When its time came and it was made or refused; null before that, and for what never ran. */
  public @Nullable Instant ranAt() {
    return switch (status) {
      case DONE, REFUSED -> changedAt;
      case SCHEDULED, CANCELLED -> null;
    };
  }

  /** The transfer was made. */
  public ScheduledTransfer done(TransferId made, Instant now) {
    return become(ScheduledTransferStatus.DONE, made, List.of(), now);
  }

  /** The transfer was refused, for reasons of which there is at least one. */
  public ScheduledTransfer refuse(List<LocatedRefusal> reasons, Instant now) {
    if (reasons.isEmpty()) {
      throw new IllegalArgumentException("a refusal has a reason");
    }
    return become(ScheduledTransferStatus.REFUSED, null, reasons, now);
  }

  /** The same, which was refused for these reasons in the place of its own. */
  public ScheduledTransfer telling(List<LocatedRefusal> reasons) {
    return new ScheduledTransfer(
        id, caller, role, plan, runAt, status, transfer, reasons, createdAt, changedAt);
  }

  /**
   * The transfer is off.
   *
   * @throws RefusedException {@link CreditRefusal.ScheduledTransferEnded} unless it waits
   */
  public ScheduledTransfer cancel(Instant now) {
    return become(ScheduledTransferStatus.CANCELLED, null, List.of(), now);
  }

  private ScheduledTransfer become(
      ScheduledTransferStatus next,
      @Nullable TransferId made,
      List<LocatedRefusal> reasons,
      Instant now) {
    if (!status.canBecome(next)) {
      throw new RefusedException(new CreditRefusal.ScheduledTransferEnded(id, status, next));
    }
    return new ScheduledTransfer(
        id, caller, role, plan, runAt, next, made, reasons, createdAt, now);
  }
}
