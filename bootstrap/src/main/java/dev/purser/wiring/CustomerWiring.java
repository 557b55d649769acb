package dev.purser.wiring;

import dev.purser.application.credit.CreditFeature;
import dev.purser.application.credit.CreditKinds;
import dev.purser.application.customer.ChangeCustomer;
import dev.purser.application.customer.ChangePassword;
import dev.purser.application.customer.CustomerCare;
import dev.purser.application.customer.CustomerFeature;
import dev.purser.application.customer.CustomerRules;
import dev.purser.application.customer.DeleteCustomer;
import dev.purser.application.customer.EraseCustomer;
import dev.purser.application.customer.RestoreCustomer;
import dev.purser.application.customer.WriteProfile;
import dev.purser.application.ordering.BuyerTraces;
import dev.purser.application.ordering.OrderingFeature;
import dev.purser.application.shared.Clock;
import dev.purser.application.shared.Ids;
import dev.purser.application.shared.SimpleWrites;
import dev.purser.application.shared.Transactions;
import dev.purser.application.shared.writepath.IdempotencyRecords;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The use cases of those who have signed up, and which features are told when they leave. */
@Configuration(proxyBeanMethods = false)
class CustomerWiring {
  @Bean
  CustomerCare.Told toldOfWhoLeaves(
      CreditKinds.Ports credit, BuyerTraces traces, IdempotencyRecords records, Clock clock) {
    return new CustomerCare.Told(
        CreditFeature.accountMarking(credit.accounts()),
        OrderingFeature.buyerForgetting(traces, records, clock));
  }

  @Bean
  CustomerCare customerCare(
      CustomerFeature.Ports ports,
      CustomerRules rules,
      CustomerCare.Told told,
      SimpleWrites writes,
      Transactions transactions,
      Clock clock,
      Ids ids) {
    return CustomerCare.over(ports, rules, told, writes, transactions, clock, ids);
  }

  @Bean
  ChangeCustomer changeCustomer(CustomerCare care) {
    return care.changeCustomer();
  }

  @Bean
  ChangePassword changePassword(CustomerCare care) {
    return care.changePassword();
  }

  @Bean
  WriteProfile writeProfile(CustomerCare care) {
    return care.writeProfile();
  }

  @Bean
  DeleteCustomer deleteCustomer(CustomerCare care) {
    return care.deleteCustomer();
  }

  @Bean
  RestoreCustomer restoreCustomer(CustomerCare care) {
    return care.restoreCustomer();
  }

  @Bean
  EraseCustomer eraseCustomer(CustomerCare care) {
    return care.eraseCustomer();
  }
}
