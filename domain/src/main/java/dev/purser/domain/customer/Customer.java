package dev.purser.domain.customer;

import dev.purser.domain.shared.RefusedException;
import dev.purser.domain.shared.Role;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Somebody who signed up.
 *
 * @param deletedAt null for the living; who is deleted can be restored for a while
 * @param version counts the changes from 0
 */
public record Customer(
    CustomerId id,
    EmailAddress email,
    String name,
    Role role,
    Instant createdAt,
    @Nullable Instant deletedAt,
    long version) {
  public static final int MAX_NAME = 200;

  /** What a tombstone is called. */
  public static final String ERASED = "Erased";

  /** A domain that nobody can ever have (RFC 2606). */
  private static final String NOBODY = "@erased.invalid";

  public Customer {
    if (name.isBlank() || name.length() > MAX_NAME) {
      throw new IllegalArgumentException("a name has 1 to " + MAX_NAME + " characters");
    }
  }

  /** Somebody new. */
  public static Customer signedUp(
      CustomerId id, EmailAddress email, String name, Role role, Instant now) {
    return new Customer(id, email, name, role, now, null, 0);
  }

  /** The name in lower case, as it is looked for. */
  public String foldedName() {
    return name.toLowerCase(Locale.ROOT);
  }

  /** The same person as they now want to be known; the very same when nothing is different. */
  public Customer changed(EmailAddress newEmail, String newName, Role newRole) {
    return newEmail.equals(email) && newName.equals(name) && newRole == role
        ? this
        : new Customer(id, newEmail, newName, newRole, createdAt, deletedAt, version + 1);
  }

  /** The same person with another password, which is not kept here. */
  public Customer withOtherPassword() {
    return new Customer(id, email, name, role, createdAt, deletedAt, version + 1);
  }

  /** The same person, gone: they can be restored while the period lasts. */
  public Customer deleted(Instant now) {
    return new Customer(id, email, name, role, createdAt, now, version + 1);
  }

  /**
   * The same person, back again.
   *
   * @throws RefusedException {@link CustomerRefusal.RestorePeriodOver} when it is too late for that
   */
  public Customer restored(RestorePeriod period, Instant now) {
    var end = period.endOf(goneSince());
    if (!now.isBefore(end)) {
      throw new RefusedException(new CustomerRefusal.RestorePeriodOver(end));
    }
    return new Customer(id, email, name, role, createdAt, null, version + 1);
  }

  /**
   * The tombstone of the same person: what others refer to, and nothing that tells who it was.
   *
   * @throws RefusedException {@link CustomerRefusal.RestorePeriodRunning} while they can be
   *     restored
   */
  public Customer erased(RestorePeriod period, Instant now) {
    var end = period.endOf(goneSince());
    if (now.isBefore(end)) {
      throw new RefusedException(new CustomerRefusal.RestorePeriodRunning(end));
    }
    var nobody = new EmailAddress(id.value() + NOBODY);
    return new Customer(id, nobody, ERASED, role, createdAt, deletedAt, version + 1);
  }

  private Instant goneSince() {
    if (deletedAt == null) {
      throw new IllegalStateException("this customer is not deleted");
    }
    return deletedAt;
  }
}
