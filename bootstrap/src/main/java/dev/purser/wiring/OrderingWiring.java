package dev.purser.wiring;

import dev.purser.application.inventory.StockItems;
import dev.purser.application.inventory.StockRows;
import dev.purser.application.ordering.OrderPricing;
import dev.purser.application.ordering.OrderRules;
import dev.purser.application.ordering.OrderingFeature;
import dev.purser.application.ordering.OrderingKinds;
import dev.purser.application.ordering.StockExplanationQueries;
import dev.purser.application.shared.Clock;
import dev.purser.application.shared.Ids;
import dev.purser.application.shared.Transactions;
import dev.purser.application.shared.writepath.Inquiries;
import dev.purser.application.shared.writepath.RefusalExplainer;
import dev.purser.application.shared.writepath.WritePath;
import dev.purser.application.shared.writepath.WritePathSettings;
import dev.purser.domain.inventory.AllocationPolicy;
import dev.purser.domain.inventory.FewestLocations;
import dev.purser.wiring.ApplicationWiring.Kinds;
import java.util.function.Supplier;
import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.beans.factory.NoUniqueBeanDefinitionException;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The use cases of orders, and the rules that a shop may have of its own. */
@Configuration(proxyBeanMethods = false)
class OrderingWiring {
  /** Whoever declares a pricing or a policy has it instead of ours. */
  @Bean
  OrderRules orderRules(ListableBeanFactory beans, OrderSettings settings) {
    return new OrderRules(
        declared(beans, OrderPricing.class, OrderPricing::ofCatalogue),
        declared(beans, AllocationPolicy.class, FewestLocations::new),
        settings.reservation());
  }

  /**
   * The one that is declared, or ours. Two of a kind stop the start whatever they are called; if it
   * was injected, one that is called like the parameter would win unnoticed.
   */
  private static <T> T declared(
      ListableBeanFactory beans, Class<T> kind, Supplier<? extends T> ours) {
    var names = beans.getBeanNamesForType(kind);
    return switch (names.length) {
      case 0 -> ours.get();
      case 1 -> beans.getBean(names[0], kind);
      default -> throw new NoUniqueBeanDefinitionException(kind, names);
    };
  }

  /** Over the kinds of the write path, so that a question sees what a command would. */
  @Bean(destroyMethod = "close")
  Inquiries inquiries(
      WritePathSettings settings,
      Kinds kinds,
      RefusalExplainer explainer,
      Transactions transactions,
      Clock clock) {
    return Inquiries.start(settings, kinds.all(), explainer, transactions, clock);
  }

  @Bean
  OrderingFeature orderingFeature(
      WritePath writePath,
      Inquiries inquiries,
      OrderingKinds.Ports ports,
      OrderRules rules,
      Transactions transactions,
      Clock clock,
      Ids ids) {
    return OrderingFeature.over(writePath, inquiries, ports, rules, transactions, clock, ids);
  }

  @Bean
  StockExplanationQueries stockExplanationQueries(
      StockRows rows, StockItems items, OrderingKinds.Ports ports, Transactions transactions) {
    return OrderingFeature.stockExplanations(rows, items, ports.claims(), transactions);
  }
}
