package dev.purser.persistence.shared;

import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.abort;

/**
 * What tests use beyond Maven and a JDK. A developer may do without it: then the tests that want it
 * are skipped. A build server may not, or nobody would notice that a promise is no longer tested.
 */
public final class Components {
  private Components() {}

  /**
   * Goes on if it is there.
   *
   * @param missing the sentence that is told if it is not
   */
  public static void require(boolean installed, String missing) {
    if (installed) {
      return;
    }
    if ("true".equals(System.getenv("CI"))) {
      fail(missing);
    }
    // Maven does not report a class that is skipped as a whole.
    System.out.println(missing);
    abort(missing);
  }
}
