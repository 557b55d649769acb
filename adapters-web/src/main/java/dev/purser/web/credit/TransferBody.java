package dev.purser.web.credit;

import dev.purser.application.credit.TransferCredits;
import dev.purser.domain.credit.AccountId;
import dev.purser.domain.credit.Leg;
import dev.purser.domain.credit.Transfer;
import dev.purser.domain.shared.Attributes;
import dev.purser.web.shared.AmountJson;
import dev.purser.web.shared.input.Checked;
import dev.purser.web.shared.input.Items;
import dev.purser.web.shared.input.Text;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What moves: one leg, named by {@code from}, {@code to} and {@code amount}, or a list of them. */
record TransferBody(
    @Nullable UUID from,
    @Nullable UUID to,
    @Nullable AmountJson amount,
    @Items(min = 1, max = Transfer.MAX_LEGS) @Nullable List<LegBody> legs,
    @Text(min = 1, max = Transfer.MAX_REFERENCE) @Nullable String reference,
    @Nullable Map<String, @Nullable Object> metadata)
    implements Checked {

  /** One leg. */
  record LegBody(UUID from, UUID to, AmountJson amount) {
    Leg toLeg() {
      return new Leg(new AccountId(from), new AccountId(to), amount.toAmount());
    }
  }

  @Override
  public void check(Complaints complaints) {
    check("from", from, complaints);
    check("to", to, complaints);
    check("amount", amount, complaints);
  }

  TransferCredits.Request toRequest() {
    var named = legs == null ? List.of(single()) : legs;
    return new TransferCredits.Request(
        named.stream().map(LegBody::toLeg).toList(),
        legs != null,
        reference,
        metadata == null ? Attributes.NONE : new Attributes(metadata));
  }

  private void check(String field, @Nullable Object value, Complaints complaints) {
    if (legs == null && value == null) {
      complaints.add(field, "This field is required where there are no legs.");
    } else if (legs != null && value != null) {
      complaints.add(field, "This field is for a transfer without legs.");
    }
  }

  private LegBody single() {
    return new LegBody(
        Objects.requireNonNull(from), Objects.requireNonNull(to), Objects.requireNonNull(amount));
  }
}
