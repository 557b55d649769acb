package dev.purser.architecture;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The rules of Purser's architecture, for Purser itself and for every module that extends it:
 *
 * <pre>{@code
 * var classes = ProductionClasses.under("com.acme.shop", "dev.purser");
 *
 * PurserArchitecture.of("com.acme.shop")
 *     .extending("dev.purser")
 *     .withFeature("loyalty", "credit", "customer")
 *     .rules()
 *     .forEach(rule -> rule.checkWhereItApplies(classes));
 * }</pre>
 *
 * They expect packages {@code <root>.<layer>.<feature>} with the layers {@code domain}, {@code
 * application}, {@code persistence}, {@code web} and {@code observation}; whatever else stands
 * under the root puts these together. Ports and use cases are told from the code: an interface of
 * the application that something outside it implements, that nobody implements, or that is a {@code
 * Source} of the write path, is an output port; another interface in a feature's package with an
 * implementation beside it is an input port; and that implementation is a use case.
 */
public final class PurserArchitecture {
  private final Layout layout;

  private PurserArchitecture(Layout layout) {
    this.layout = layout;
  }

  /** The rules for the code under this package, with the features of Purser. */
  public static PurserArchitecture of(String root) {
    return new PurserArchitecture(Layout.of(root));
  }

  /** What stands under the other root is known to the rules and not judged by them. */
  public PurserArchitecture extending(String otherRoot) {
    return new PurserArchitecture(layout.extending(otherRoot));
  }

  /** One more feature, which may use the named ones (and {@code shared}, as all may). */
  public PurserArchitecture withFeature(String name, String... uses) {
    return new PurserArchitecture(layout.withFeature(name, Set.of(uses)));
  }

  /** One more layer that is an adapter, as {@code web} and {@code persistence} are. */
  public PurserArchitecture withAdapter(String layer) {
    return new PurserArchitecture(layout.withAdapter(layer));
  }

  /** All of them. */
  public List<ArchitectureRule> rules() {
    return Stream.of(
            layers().all(),
            features().all(),
            ports().all(),
            adapters().all(),
            core().all(),
            code().all())
        .flatMap(List::stream)
        .toList();
  }

  /** Which layer knows which. */
  public LayerRules layers() {
    return new LayerRules(layout);
  }

  /** Which feature knows which. */
  public FeatureRules features() {
    return new FeatureRules(layout);
  }

  /** Ports, and the use cases behind them. */
  public PortRules ports() {
    return new PortRules(layout);
  }

  /** What adapters keep to themselves. */
  public AdapterRules adapters() {
    return new AdapterRules(layout);
  }

  /** What domain and application are like inside. */
  public CoreRules core() {
    return new CoreRules(layout);
  }

  /** What holds for every class. */
  public CodeRules code() {
    return new CodeRules(layout);
  }
}
