package dev.purser.application.customer;

import dev.purser.domain.customer.PasswordPolicy;
import dev.purser.domain.customer.RestorePeriod;

/** What an operator decides about customers. */
public record CustomerRules(PasswordPolicy passwords, RestorePeriod restoring) {}
