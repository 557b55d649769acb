package dev.purser.application.customer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.purser.application.shared.TransactionFault;
import dev.purser.application.testing.PortsContract;
import dev.purser.domain.customer.Customer;
import dev.purser.domain.customer.CustomerBuilder;
import dev.purser.domain.customer.PasswordHash;
import dev.purser.domain.customer.RestorePeriod;
import dev.purser.domain.shared.Moments;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Who is deleted is found among the former ones, until only a tombstone is left. */
public abstract class FormerCustomersContract extends PortsContract {
  private static final RestorePeriod OVER = new RestorePeriod(Duration.ZERO);

  @Test
  void findsWhoIsDeleted() {
    var living = added();
    var gone = deleted();

    assertThat(read(() -> former().find(gone.id()))).contains(gone);
    assertThat(read(() -> former().find(living.id()))).isEmpty();
    assertThat(read(() -> former().findErased(gone.id()))).isEmpty();
  }

  @Test
  void leavesTheAddressToOthersAndRefusesToTakeItBack() {
    var gone = deleted();
    var other = CustomerBuilder.aCustomer().at(gone.email().value().toUpperCase()).build();
    change(() -> ports().customers().add(other, null));
    var back = gone.restored(RestorePeriod.DEFAULT, Moments.EVENING);

    assertThatThrownBy(() -> change(() -> ports().customers().update(back)))
        .isInstanceOf(TransactionFault.ConstraintViolated.class);

    assertThat(read(() -> former().find(gone.id()))).contains(gone);
  }

  @Test
  void leavesOnlyTheTombstoneOfWhoIsErased() {
    var gone = deleted();
    var tombstone = gone.erased(OVER, Moments.EVENING);

    change(() -> former().erase(tombstone, Moments.EVENING));

    assertThat(read(() -> former().find(gone.id()))).isEmpty();
    assertThat(read(() -> former().findErased(gone.id()))).contains(tombstone);
    assertThat(read(() -> ports().customers().find(List.of(gone.id())))).isEmpty();
    assertThat(read(() -> ports().customers().hasEmail(tombstone.email()))).isFalse();
  }

  @Test
  void erasesNobodyWhoWasRestoredMeanwhile() {
    var gone = deleted();
    change(() -> ports().customers().update(gone.restored(RestorePeriod.DEFAULT, Moments.EVENING)));

    assertThatThrownBy(
            () -> change(() -> former().erase(gone.erased(OVER, Moments.EVENING), Moments.EVENING)))
        .isInstanceOf(TransactionFault.Conflict.class);

    assertThat(read(() -> ports().customers().find(List.of(gone.id())))).hasSize(1);
  }

  private Customer added() {
    var customer = CustomerBuilder.aCustomer().build();
    change(() -> ports().customers().add(customer, new PasswordHash("$argon2id$v=19$one")));
    return customer;
  }

  private Customer deleted() {
    var gone = added().deleted(Moments.EVENING);
    change(() -> ports().customers().update(gone));
    return gone;
  }

  private FormerCustomers former() {
    return ports().customer().formerCustomers();
  }
}
