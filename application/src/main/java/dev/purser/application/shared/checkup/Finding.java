package dev.purser.application.shared.checkup;

/**
 * What came of one line of the going-live list.
 *
 * @param check the line, in a word or two
 * @param found what was found, as a sentence
 * @param remedy how it is mended, as a sentence; empty when there is nothing to mend
 */
public record Finding(String check, Verdict verdict, String found, String remedy) {
  /** Whether a line is met. */
  public enum Verdict {
    MET,
    NOT_MET,
    /** It could not be found out from here; somebody has to look. */
    UNKNOWN
  }

  public static Finding met(String check, String found) {
    return new Finding(check, Verdict.MET, found, "");
  }

  public static Finding notMet(String check, String found, String remedy) {
    return new Finding(check, Verdict.NOT_MET, found, remedy);
  }

  public static Finding unknown(String check, String found, String remedy) {
    return new Finding(check, Verdict.UNKNOWN, found, remedy);
  }
}
