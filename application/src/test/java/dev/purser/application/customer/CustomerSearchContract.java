package dev.purser.application.customer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.purser.application.customer.WantedCustomers.Order;
import dev.purser.application.shared.Slice;
import dev.purser.application.testing.PortsContract;
import dev.purser.domain.customer.Customer;
import dev.purser.domain.customer.CustomerBuilder;
import dev.purser.domain.customer.CustomerId;
import dev.purser.domain.shared.Moments;
import dev.purser.domain.shared.Role;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Customers are found by parts of what they are called, in every order, page by page. */
public abstract class CustomerSearchContract extends PortsContract {
  /** Part of the address of everybody whom one test makes. */
  private final String mark = "m" + Math.floorMod(hashCode() * 31L + System.nanoTime(), 1L << 40);

  @Test
  void findsPartsOfAddressesAndNamesInWhateverCase() {
    var zoe = added("Zoe", mark + "Zoë Ångström", Role.CUSTOMER);
    var ann = added("Ann", "Ann", Role.CUSTOMER);

    assertThat(found(mark.toUpperCase() + "zoË")).containsExactly(zoe);
    assertThat(found("nn-" + mark.toUpperCase())).containsExactly(ann);
    assertThat(found(mark)).containsExactlyInAnyOrder(zoe, ann);
    assertThat(found("nobody-" + mark)).isEmpty();
  }

  @Test
  void takesNothingInATextForAWildcard() {
    var underscore = added("a_b", "One", Role.CUSTOMER);
    var percent = added("a%b", "50% \\ off " + mark, Role.CUSTOMER);

    assertThat(found("a_b-" + mark)).containsExactly(underscore);
    assertThat(found("a%b-" + mark)).containsExactly(percent);
    assertThat(found("% \\ off " + mark)).containsExactly(percent);
    assertThat(found("%" + mark)).isEmpty();
  }

  @Test
  void findsTheBeginningOnlyWhereATextIsShort() {
    var ann = added("qx", "Somebody", Role.CUSTOMER);

    assertThat(found("QX")).contains(ann);
    assertThat(found("x-")).doesNotContain(ann);
  }

  @Test
  void findsThoseOfARole() {
    var staff = added("a", "A", Role.SUPPORT);
    var customer = added("b", "B", Role.CUSTOMER);

    assertThat(found(new WantedCustomers(mark, Role.SUPPORT, false, Order.OLDEST)))
        .containsExactly(staff);
    assertThat(found(new WantedCustomers(mark, Role.CUSTOMER, false, Order.OLDEST)))
        .containsExactly(customer);
    assertThat(found(new WantedCustomers(mark, Role.ADMIN, false, Order.OLDEST))).isEmpty();
  }

  @Test
  void keepsTheDeletedApartAndTheErasedOut() {
    var living = added("a", "A", Role.CUSTOMER);
    var gone = added("b", "B", Role.CUSTOMER).deleted(Moments.EVENING);
    change(() -> ports().customers().update(gone));

    assertThat(found(mark)).containsExactly(living);
    assertThat(found(new WantedCustomers(mark, null, true, Order.OLDEST))).containsExactly(gone);
  }

  @ParameterizedTest
  @EnumSource
  void goesThroughAllOfThemInEveryOrder(Order order) {
    var all = new ArrayList<Customer>();
    for (var name : List.of("b", "d", "a", "e", "c")) {
      all.add(added(name, name, Role.CUSTOMER));
    }
    all.sort(comparator(order));
    var wanted = new WantedCustomers(mark, null, false, order);

    var seen = new ArrayList<Customer>();
    @Nullable CustomerPosition after = null;
    for (var page = 0; page < 3; page++) {
      var slice = Slice.after(after, 2);
      var rows = read(() -> search().list(wanted, slice));
      seen.addAll(rows.subList(0, Math.min(2, rows.size())));
      after = CustomerPosition.of(seen.getLast());
    }

    assertThat(seen).isEqualTo(all);
    assertThat(read(() -> search().list(wanted, new Slice.Numbered<>(2, 2))))
        .isEqualTo(all.subList(2, 4));
    assertThat(read(() -> search().count(wanted))).isEqualTo(5);
  }

  private static Comparator<Customer> comparator(Order order) {
    var byId = Comparator.<Customer, String>comparing(c -> c.id().value().toString());
    var byEmail = Comparator.<Customer, String>comparing(c -> c.email().folded());
    return switch (order) {
      case OLDEST -> byId;
      case NEWEST -> byId.reversed();
      case EMAIL -> byEmail;
      case EMAIL_DESCENDING -> byEmail.reversed();
    };
  }

  private List<Customer> found(String... texts) {
    return Arrays.stream(texts)
        .flatMap(text -> found(new WantedCustomers(text, null, false, Order.OLDEST)).stream())
        .toList();
  }

  private List<Customer> found(WantedCustomers wanted) {
    return read(() -> search().list(wanted, Slice.first(200)));
  }

  private Customer added(String local, String name, Role role) {
    var customer =
        CustomerBuilder.aCustomer()
            .withId(new CustomerId(ports().ids().next()))
            .at(local + "-" + mark + "@Example.org")
            .called(name)
            .being(role)
            .build();
    change(() -> ports().customers().add(customer, null));
    return customer;
  }

  private CustomerSearch search() {
    return ports().customer().customerSearch();
  }
}
