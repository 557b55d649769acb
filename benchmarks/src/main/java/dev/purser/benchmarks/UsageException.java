package dev.purser.benchmarks;

/** The command line asks for something that there is not. */
final class UsageException extends RuntimeException {
  private static final long serialVersionUID = 1;

  UsageException(String sentence) {
    super(sentence);
  }
}
