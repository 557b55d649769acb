package dev.purser.application.customer;

import dev.purser.application.shared.Clock;
import dev.purser.application.shared.ErasedOwners;
import dev.purser.application.shared.FormerOwners;
import dev.purser.application.shared.Ids;
import dev.purser.application.shared.SimpleWrites;
import dev.purser.application.shared.Transactions;

/** The use cases of those who have signed up, from their first change to their erasure. */
public record CustomerCare(
    ChangeCustomer changeCustomer,
    ChangePassword changePassword,
    WriteProfile writeProfile,
    DeleteCustomer deleteCustomer,
    RestoreCustomer restoreCustomer,
    EraseCustomer eraseCustomer) {

  /** The features that are told of who leaves. */
  public record Told(FormerOwners formerOwners, ErasedOwners erasedOwners) {}

  public static CustomerCare over(
      CustomerFeature.Ports ports,
      CustomerRules rules,
      Told told,
      SimpleWrites writes,
      Transactions transactions,
      Clock clock,
      Ids ids) {
    var surroundings = new Surroundings(writes, transactions, clock, ids);
    var customers = ports.customers();
    return new CustomerCare(
        new ChangingCustomers(customers, surroundings),
        new ChangingPasswords(ports, rules.passwords(), surroundings),
        new WritingProfiles(customers, ports.profiles(), surroundings),
        new DeletingCustomers(customers, ports.sessions(), told.formerOwners(), surroundings),
        new RestoringCustomers(
            customers,
            ports.formerCustomers(),
            told.formerOwners(),
            rules.restoring(),
            surroundings),
        new ErasingCustomers(ports, told.erasedOwners(), rules.restoring(), surroundings));
  }
}
