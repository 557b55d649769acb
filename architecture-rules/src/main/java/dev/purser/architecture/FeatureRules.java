package dev.purser.architecture;

import static dev.purser.architecture.Layout.SHARED;

import com.tngtech.archunit.core.domain.JavaClass;
import java.util.List;
import java.util.Set;

/** Which feature knows which. */
public final class FeatureRules {
  private final Layout layout;

  FeatureRules(Layout layout) {
    this.layout = layout;
  }

  List<ArchitectureRule> all() {
    return List.of(featuresFormADag());
  }

  /**
   * In every layer a feature uses itself, {@code shared} and the features it is declared to use;
   * {@code shared} uses itself alone. Ordering stands on customers, catalogue, stock and credits,
   * which know neither it nor each other: so each of them can be read, changed and replaced alone.
   * Code in a feature that nobody declared breaks the rule as well.
   */
  public ArchitectureRule featuresFormADag() {
    return ArchitectureRule.of(
        "features use only the features that they are declared to use",
        type -> layout.isOwn(type) && isInFeature(type),
        Faults.when(this::isInUnknownFeature, "stands in a feature that is not declared")
            .and(type ->
                Faults.dependingOn(used -> isInFeature(used) && !mayUse(type, used)).of(type)),
        "a feature that knows few others can be read, changed and replaced alone");
  }

  private boolean isInFeature(JavaClass type) {
    return layout.isInLayer(type) && !feature(type).isEmpty();
  }

  private boolean isInUnknownFeature(JavaClass type) {
    return !layout.features().containsKey(feature(type));
  }

  private boolean mayUse(JavaClass type, JavaClass used) {
    var uses = layout.features().getOrDefault(feature(type), Set.of());
    return feature(used).equals(feature(type))
        || feature(used).equals(SHARED)
        || uses.contains(feature(used));
  }

  private String feature(JavaClass type) {
    return layout.place(type).feature();
  }
}
