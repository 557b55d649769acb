package dev.purser.application.shared.writepath;

import dev.purser.domain.shared.LocatedRefusal;
import java.util.List;

/**
 * Adds to refusals what a decision did not need to know and whoever is refused wants to know. Asked
 * once per batch, after all of it is decided and only where something was refused, in whole or in
 * part, so that nobody else waits for it. What one gives back another may be asked to explain.
 */
@FunctionalInterface
public interface RefusalExplainer {
  /** Leaves refusals as they are. */
  RefusalExplainer NONE = (decided, refusals) -> refusals;

  /** Each of them adds what it knows of. */
  static RefusalExplainer all(List<RefusalExplainer> explainers) {
    return (decided, refusals) -> {
      var explained = refusals;
      for (var explainer : explainers) {
        explained = explainer.explain(decided, explained);
      }
      return explained;
    };
  }

  /**
   * The same refusals in the same order, with more figures.
   *
   * @param decided the working set as the batch leaves it
   */
  List<LocatedRefusal> explain(WorkingSet decided, List<LocatedRefusal> refusals);
}
