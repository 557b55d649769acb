package dev.purser.application.credit;

import dev.purser.application.shared.Reply;
import dev.purser.application.shared.writepath.Call;
import dev.purser.domain.credit.Leg;
import dev.purser.domain.credit.Transfer;
import dev.purser.domain.shared.Attributes;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Moves credits between accounts: one or more legs, each covered when its turn comes, all of them
 * or none. Customers spend from accounts of their own only; others' do not exist for them to spend
 * from. Of the house's accounts, those for revenue and the general ones exist for whoever moves
 * everybody's credits, and no other does for anybody. Refused, with all reasons that apply, with
 * {@code amount-out-of-range}, {@code unknown-account}, {@code same-account}, {@code
 * asset-mismatch}, {@code account-frozen}, {@code account-closed}, {@code insufficient-credit} and
 * {@code duplicate-reference}.
 */
public interface TransferCredits {
  Reply<Transfer> transfer(Call call, Request request);

  /**
   * What moves.
   *
   * @param legs 1 to {@link Transfer#MAX_LEGS}
   * @param listed whether the client named the legs as a list; refusals then tell the place in it
   * @param reference the client's own name for it, unique per caller; null without one
   */
  record Request(List<Leg> legs, boolean listed, @Nullable String reference, Attributes metadata) {
    public Request {
      legs = List.copyOf(legs);
      if (legs.isEmpty() || legs.size() > Transfer.MAX_LEGS) {
        throw new IllegalArgumentException("somebody asks for 1 to " + Transfer.MAX_LEGS + " legs");
      }
    }
  }
}
