package dev.purser.domain.customer;

import dev.purser.domain.customer.CustomerRefusal.PasswordTooWeak;
import dev.purser.domain.customer.CustomerRefusal.PasswordTooWeak.Weakness;
import java.util.Collection;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Which passwords are taken: 8 to 200 characters, none that many people have, and not what the
 * person is called. Neither case nor digits and punctuation at the end make a difference. Nothing
 * is asked about kinds of characters, which only makes people write their passwords down (NIST SP
 * 800-63B, section 5.1.1.2).
 */
public final class PasswordPolicy {
  public static final int MIN_LENGTH = 8;
  public static final int MAX_LENGTH = 200;

  private static final Pattern DECORATION = Pattern.compile("[\\p{Digit}\\p{Punct}]{1,4}$");

  private final Set<String> common;

  /**
   * A policy with these common passwords.
   *
   * @param common in whatever case
   */
  public PasswordPolicy(Collection<String> common) {
    this.common =
        common.stream().map(PasswordPolicy::folded).collect(Collectors.toUnmodifiableSet());
  }

  /** What is wrong with a password for somebody who is called so. */
  public Optional<CustomerRefusal> judge(String password, EmailAddress email, String name) {
    var folded = folded(password);
    var bare = bare(folded);
    if (common.contains(folded) || common.contains(bare)) {
      return Optional.of(new PasswordTooWeak(Weakness.COMMON));
    }
    return namesOf(email, name)
            .anyMatch(called -> called.equals(folded) || bare(called).equals(bare))
        ? Optional.of(new PasswordTooWeak(Weakness.PERSONAL))
        : Optional.empty();
  }

  private static Stream<String> namesOf(EmailAddress email, String name) {
    var address = email.folded();
    return Stream.of(address, address.substring(0, address.indexOf('@')), folded(name));
  }

  /**
   * Without what is put at the end of a word to make a password of it; nothing else is left out.
   */
  private static String bare(String folded) {
    var bare = DECORATION.matcher(folded).replaceFirst("");
    return bare.isEmpty() ? folded : bare;
  }

  private static String folded(String text) {
    return text.strip().toLowerCase(Locale.ROOT);
  }
}
