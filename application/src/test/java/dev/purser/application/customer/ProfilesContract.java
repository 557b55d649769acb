package dev.purser.application.customer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.purser.application.shared.TransactionFault;
import dev.purser.application.testing.PortsContract;
import dev.purser.domain.customer.CustomerId;
import dev.purser.domain.customer.PostalAddress;
import dev.purser.domain.customer.Profile;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A profile is found as it was written, in its version. */
public abstract class ProfilesContract extends PortsContract {
  private static final PostalAddress ADDRESS =
      new PostalAddress("1 Main Street", "rear", "Zürich", "ZH", "8001", "CH");

  private static final Profile.Details RICH =
      new Profile.Details("Zoë 茶", UNICODE, "https://example.org/a?b=c#d", "+41 44 123", ADDRESS);

  private static final Profile.Details POOR =
      new Profile.Details(
          null, null, null, null, new PostalAddress("Hut 1", null, "Oslo", null, null, "NO"));

  @Test
  void findsProfilesAsTheyWereWritten() {
    var first = Profile.empty(given().customer()).changed(RICH);

    save(first);

    assertThat(find(first.customer())).contains(first);
    var second = first.changed(POOR);
    save(second);
    assertThat(find(first.customer())).contains(second);
    var third = second.changed(Profile.Details.NONE);
    save(third);
    assertThat(find(first.customer())).contains(third);
  }

  @Test
  void findsNoneThatWasNotWritten() {
    assertThat(find(given().customer())).isEmpty();
  }

  @Test
  void writesNothingOverAnotherVersion() {
    var first = Profile.empty(given().customer()).changed(RICH);
    save(first);
    var second = first.changed(POOR);
    save(second);

    assertThatThrownBy(() -> save(first.changed(Profile.Details.NONE)))
        .isInstanceOf(TransactionFault.Conflict.class);
    assertThatThrownBy(() -> save(first)).isInstanceOf(TransactionFault.ConstraintViolated.class);

    assertThat(find(first.customer())).contains(second);
  }

  @Test
  void removesThem() {
    var first = Profile.empty(given().customer()).changed(RICH);
    save(first);

    change(() -> profiles().remove(first.customer()));
    change(() -> profiles().remove(first.customer()));

    assertThat(find(first.customer())).isEmpty();
  }

  private void save(Profile changed) {
    change(() -> profiles().save(changed));
  }

  private Optional<Profile> find(CustomerId customer) {
    return read(() -> profiles().find(customer));
  }

  private Profiles profiles() {
    return ports().customer().profiles();
  }
}
