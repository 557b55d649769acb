package dev.purser.domain.credit;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import dev.purser.domain.credit.ScheduledTransfer.Plan;
import dev.purser.domain.shared.Amount;
import dev.purser.domain.shared.Amounts;
import dev.purser.domain.shared.Attributes;
import dev.purser.domain.shared.FreshIds;
import dev.purser.domain.shared.Moments;
import dev.purser.domain.shared.Role;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A scheduled transfer as a test needs it; without more said, 10 credits in the evening. */
public final class ScheduledTransferBuilder {
  private ScheduledTransferId id = new ScheduledTransferId(FreshIds.next());
  private String caller = "somebody";
  private Role role = Role.SERVICE;
  private final List<Leg> legs = new ArrayList<>();
  private boolean listed;
  private @Nullable String reference;
  private Attributes metadata = Attributes.NONE;
  private Instant runAt = Moments.EVENING;

  private ScheduledTransferBuilder() {}

  public static ScheduledTransferBuilder aScheduledTransfer() {
    return new ScheduledTransferBuilder();
  }

  @CanIgnoreReturnValue
  public ScheduledTransferBuilder withId(ScheduledTransferId value) {
    id = value;
    return this;
  }

  @CanIgnoreReturnValue
  public ScheduledTransferBuilder by(String someone, Role as) {
    caller = someone;
    role = as;
    return this;
  }

  @CanIgnoreReturnValue
  public ScheduledTransferBuilder moving(AccountId from, AccountId to, Amount amount) {
    legs.add(new Leg(from, to, amount));
    return this;
  }

  @CanIgnoreReturnValue
  public ScheduledTransferBuilder listed() {
    listed = true;
    return this;
  }

  @CanIgnoreReturnValue
  public ScheduledTransferBuilder called(String value) {
    reference = value;
    return this;
  }

  @CanIgnoreReturnValue
  public ScheduledTransferBuilder with(Attributes value) {
    metadata = value;
    return this;
  }

  @CanIgnoreReturnValue
  public ScheduledTransferBuilder runAt(Instant instant) {
    runAt = instant;
    return this;
  }

  public ScheduledTransfer build() {
    if (legs.isEmpty()) {
      moving(new AccountId(FreshIds.next()), new AccountId(FreshIds.next()), Amounts.credits(10));
    }
    var plan = new Plan(legs, listed, reference, metadata);
    return ScheduledTransfer.schedule(id, caller, role, plan, runAt, Moments.NOON);
  }
}
