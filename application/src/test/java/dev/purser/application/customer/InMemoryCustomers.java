package dev.purser.application.customer;

import dev.purser.application.customer.WantedCustomers.Order;
import dev.purser.application.shared.InMemoryStore;
import dev.purser.application.shared.Slice;
import dev.purser.application.shared.TransactionFault;
import dev.purser.domain.customer.Customer;
import dev.purser.domain.customer.CustomerId;
import dev.purser.domain.customer.EmailAddress;
import dev.purser.domain.customer.PasswordHash;
import dev.purser.domain.shared.Role;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Customers in memory. */
public final class InMemoryCustomers implements Customers {
  private final InMemoryStore.Table<CustomerId, Customer> customers;
  private final InMemoryStore.Table<CustomerId, PasswordHash> passwords;
  private final InMemoryStore.Table<CustomerId, Instant> erasures;

  public InMemoryCustomers(InMemoryStore store) {
    this.customers = store.table("customers");
    this.passwords = store.table("passwords");
    this.erasures = store.table("erasures");
  }

  @Override
  public void add(Customer customer, @Nullable PasswordHash password) {
    customers.unique(!hasEmail(customer.email()), customer.email());
    customers.insert(customer.id(), customer);
    if (password != null) {
      passwords.insert(customer.id(), password);
    }
  }

  @Override
  public void update(Customer changed) {
    requireVersionBefore(changed);
    var nobodyElse =
        findByEmail(changed.email()).stream().allMatch(other -> other.id().equals(changed.id()));
    customers.unique(changed.deletedAt() != null || nobodyElse, changed.email());
    customers.update(changed.id(), changed);
  }

  @Override
  public Map<CustomerId, Customer> find(Collection<CustomerId> ids) {
    return customers.findAll(ids).values().stream()
        .filter(customer -> customer.deletedAt() == null)
        .collect(Collectors.toMap(Customer::id, Function.identity()));
  }

  /** How these customers sign in. */
  public Credentials credentials() {
    return new PasswordsOfCustomers();
  }

  /** Those of them who are deleted. */
  public FormerCustomers former() {
    return new Former();
  }

  /** Finds them by what is known of them. */
  public CustomerSearch search() {
    return new Search();
  }

  @Override
  public Optional<Customer> findByEmail(EmailAddress email) {
    return living().filter(c -> c.email().folded().equals(email.folded())).findFirst();
  }

  @Override
  public boolean hasEmail(EmailAddress email) {
    return findByEmail(email).isPresent();
  }

  @Override
  public Set<CustomerId> lock(Role role) {
    return living().filter(c -> c.role() == role).map(Customer::id).collect(Collectors.toSet());
  }

  private Stream<Customer> living() {
    return customers.values().filter(customer -> customer.deletedAt() == null);
  }

  private Stream<Customer> deleted() {
    return customers
        .values()
        .filter(customer -> customer.deletedAt() != null)
        .filter(customer -> erasures.find(customer.id()).isEmpty());
  }

  private void requireVersionBefore(Customer changed) {
    var before = customers.find(changed.id());
    if (before.isEmpty() || before.get().version() != changed.version() - 1) {
      throw new TransactionFault.Overtaken(new IllegalStateException("in another version"));
    }
  }

  private final class Former implements FormerCustomers {
    @Override
    public Optional<Customer> find(CustomerId id) {
      return deleted().filter(customer -> customer.id().equals(id)).findFirst();
    }

    @Override
    public Optional<Customer> findErased(CustomerId id) {
      return erasures.find(id).flatMap(at -> customers.find(id));
    }

    @Override
    public void erase(Customer tombstone, Instant now) {
      update(tombstone);
      passwords.remove(tombstone.id());
      erasures.insert(tombstone.id(), now);
    }
  }

  private final class Search implements CustomerSearch {
    @Override
    public List<Customer> list(WantedCustomers wanted, Slice<CustomerPosition> slice) {
      var order = order(wanted.order());
      var after = slice.position();
      return wanted(wanted)
          .filter(c -> after == null || order.compare(CustomerPosition.of(c), after) > 0)
          .sorted(Comparator.comparing(CustomerPosition::of, order))
          .skip(slice.offset())
          .limit(slice.rows())
          .toList();
    }

    @Override
    public long count(WantedCustomers wanted) {
      return wanted(wanted).count();
    }

    private Stream<Customer> wanted(WantedCustomers wanted) {
      return (wanted.deleted() ? deleted() : living())
          .filter(c -> wanted.role() == null || c.role() == wanted.role())
          .filter(c -> wanted.text() == null || isLike(c, wanted.text()));
    }

    private static boolean isLike(Customer customer, String text) {
      var folded = text.toLowerCase(Locale.ROOT);
      var known = Stream.of(customer.email().folded(), customer.foldedName());
      return text.length() < WantedCustomers.MIN_PART
          ? known.anyMatch(called -> called.startsWith(folded))
          : known.anyMatch(called -> called.contains(folded));
    }

    private static Comparator<CustomerPosition> order(Order order) {
      var byId =
          Comparator.<CustomerPosition, String>comparing(
              position -> position.id().value().toString());
      var byEmail = Comparator.comparing(CustomerPosition::emailFolded).thenComparing(byId);
      return switch (order) {
        case OLDEST -> byId;
        case NEWEST -> byId.reversed();
        case EMAIL -> byEmail;
        case EMAIL_DESCENDING -> byEmail.reversed();
      };
    }
  }

  private final class PasswordsOfCustomers implements Credentials {
    @Override
    public Optional<Credential> find(EmailAddress email) {
      return findByEmail(email).flatMap(customer -> find(customer.id()));
    }

    @Override
    public Optional<Credential> find(CustomerId id) {
      return living()
          .filter(customer -> customer.id().equals(id))
          .findFirst()
          .flatMap(customer ->
              passwords.find(id).map(password -> new Credential(id, customer.role(), password)));
    }

    @Override
    public Optional<Credential> lock(CustomerId id) {
      return find(id);
    }

    @Override
    public void replace(Customer changed, PasswordHash password) {
      requireVersionBefore(changed);
      customers.update(changed.id(), changed);
      passwords.put(changed.id(), password);
    }

    @Override
    public void withdraw(CustomerId id) {
      passwords.remove(id);
    }

    @Override
    public boolean anybodyIs(Role role) {
      return living().anyMatch(customer -> customer.role() == role);
    }
  }
}
