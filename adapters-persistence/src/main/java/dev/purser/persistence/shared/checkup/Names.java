package dev.purser.persistence.shared.checkup;

import java.util.List;

/** Lists of what was found, of which a sentence names the first few. */
final class Names {
  private static final int NAMED = 5;

  private Names() {}

  static String of(List<String> all) {
    var named = String.join(", ", all.subList(0, Math.min(NAMED, all.size())));
    return all.size() > NAMED ? named + " and %d more".formatted(all.size() - NAMED) : named;
  }
}
