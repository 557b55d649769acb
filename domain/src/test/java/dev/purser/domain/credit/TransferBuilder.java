package dev.purser.domain.credit;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import dev.purser.domain.shared.Amount;
import dev.purser.domain.shared.Amounts;
import dev.purser.domain.shared.Attributes;
import dev.purser.domain.shared.FreshIds;
import dev.purser.domain.shared.Moments;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A transfer as a test needs it; without more said, 10 credits between two accounts. */
public final class TransferBuilder {
  private TransferId id = new TransferId(FreshIds.next());
  private TransferKind kind = TransferKind.TRANSFER;
  private final List<Leg> legs = new ArrayList<>();
  private UUID command = FreshIds.next();
  private String caller = "somebody";
  private @Nullable String reference;
  private @Nullable String reason;
  private Attributes metadata = Attributes.NONE;
  private @Nullable HoldId hold;
  private Transfer.@Nullable Reversal reverses;
  private @Nullable UUID managedBy;
  private Instant createdAt = Moments.NOON;

  private TransferBuilder() {}

  public static TransferBuilder aTransfer() {
    return new TransferBuilder();
  }

  @CanIgnoreReturnValue
  public TransferBuilder withId(TransferId value) {
    id = value;
    return this;
  }

  @CanIgnoreReturnValue
  public TransferBuilder ofKind(TransferKind value) {
    kind = value;
    return this;
  }

  @CanIgnoreReturnValue
  public TransferBuilder moving(AccountId from, AccountId to, Amount amount) {
    legs.add(new Leg(from, to, amount));
    return this;
  }

  /** Made by this submission. */
  @CanIgnoreReturnValue
  public TransferBuilder madeBy(UUID value) {
    command = value;
    return this;
  }

  /** It spends this hold. */
  @CanIgnoreReturnValue
  public TransferBuilder capturing(HoldId value) {
    hold = value;
    return this;
  }

  /** It takes this transfer back, for the how-manieth time. */
  @CanIgnoreReturnValue
  public TransferBuilder reversing(TransferId reversed, int number) {
    reverses = new Transfer.Reversal(reversed, number);
    return this;
  }

  @CanIgnoreReturnValue
  public TransferBuilder by(String value) {
    caller = value;
    return this;
  }

  @CanIgnoreReturnValue
  public TransferBuilder called(String value) {
    reference = value;
    return this;
  }

  @CanIgnoreReturnValue
  public TransferBuilder because(String value) {
    reason = value;
    return this;
  }

  @CanIgnoreReturnValue
  public TransferBuilder with(Attributes value) {
    metadata = value;
    return this;
  }

  @CanIgnoreReturnValue
  public TransferBuilder managedBy(UUID order) {
    managedBy = order;
    return this;
  }

  @CanIgnoreReturnValue
  public TransferBuilder createdAt(Instant instant) {
    createdAt = instant;
    return this;
  }

  public Transfer build() {
    if (legs.isEmpty()) {
      moving(new AccountId(FreshIds.next()), new AccountId(FreshIds.next()), Amounts.credits(10));
    }
    return new Transfer(
        id, kind, legs, command, caller, reference, reason, metadata, hold, reverses, managedBy,
        createdAt);
  }
}
