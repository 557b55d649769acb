package dev.purser.benchmarks.load;

/** The service did not do what every request of a benchmark asks for. */
public final class UnexpectedAnswerException extends RuntimeException {
  private static final long serialVersionUID = 1;

  UnexpectedAnswerException(String message) {
    super(message);
  }
}
