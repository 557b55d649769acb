package dev.purser.configuration;

import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;

/** Settings cannot be used; the message says of each why, and what would be right. */
public final class InvalidSettingException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** For one of them, in a sentence. */
  public InvalidSettingException(String sentence) {
    super(sentence);
  }

  /** For all of them, with a sentence for each. */
  public InvalidSettingException(Collection<String> sentences) {
    super(told(List.copyOf(sentences)));
  }

  private static String told(List<String> sentences) {
    return sentences.size() == 1
        ? sentences.getFirst()
        : sentences.stream()
            .map(sentence -> "- " + sentence)
            .collect(
                Collectors.joining(
                    System.lineSeparator(),
                    sentences.size() + " settings cannot be used:" + System.lineSeparator(),
                    ""));
  }
}
