package dev.purser.application.customer;

import dev.purser.application.customer.IdentifyingPersons.LocalAccess;
import dev.purser.application.customer.SigningIn.Proofs;
import dev.purser.application.shared.Clock;
import dev.purser.application.shared.Ids;
import dev.purser.application.shared.NewOwners;
import dev.purser.application.shared.SimpleWrites;
import dev.purser.application.shared.Transactions;

/** The use cases of customers and of whoever else proves who they are. */
public record CustomerFeature(
    SignUp signUp,
    CustomerQueries queries,
    SignIn signIn,
    AppointFirstAdmin appointFirstAdmin,
    IdentifyPerson identifyPerson,
    IdentifyMachine identifyMachine,
    ManageMachineClients manageMachineClients,
    ForgetSessions forgetSessions) {

  /** The ports of the feature. */
  public record Ports(
      Customers customers,
      Passwords passwords,
      Credentials credentials,
      Secrets secrets,
      Sessions sessions,
      MachineClients machineClients,
      ExternalIdentities externalIdentities,
      FormerCustomers formerCustomers,
      CustomerSearch customerSearch,
      Profiles profiles) {}

  public static CustomerFeature over(
      Ports ports,
      CustomerRules rules,
      NewOwners newOwners,
      SimpleWrites writes,
      Transactions transactions,
      Clock clock,
      Ids ids) {
    var surroundings = new Surroundings(writes, transactions, clock, ids);
    var newcomers = new Newcomers(ports.customers(), newOwners, clock);
    var proofs = new Proofs(ports.credentials(), ports.passwords(), ports.secrets());
    return new CustomerFeature(
        new SigningUp(newcomers, ports.passwords(), rules.passwords(), surroundings),
        new StoredCustomers(
            ports.customers(), ports.customerSearch(), ports.profiles(), transactions),
        new SigningIn(proofs, ports.customers(), ports.sessions(), surroundings),
        new AppointingFirstAdmin(
            newcomers, ports.credentials(), ports.passwords(), rules.passwords(), surroundings),
        new IdentifyingPersons(
            ports.externalIdentities(),
            ports.customers(),
            new LocalAccess(ports.credentials(), ports.sessions()),
            newcomers,
            surroundings),
        new IdentifyingMachines(ports.machineClients(), ports.secrets(), surroundings),
        new ManagingMachineClients(ports.machineClients(), ports.secrets(), surroundings),
        new ForgettingSessions(ports.sessions(), surroundings));
  }
}
