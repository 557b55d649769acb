package dev.purser.domain.shared;

/** What somebody may do; the contract's section on access says what that is. */
public enum Role {
  CUSTOMER,
  SUPPORT,
  ADMIN,
  SERVICE,
  ANALYST
}
