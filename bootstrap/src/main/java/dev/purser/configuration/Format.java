package dev.purser.configuration;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/** What a setting may be set to, and what of it anybody may see. */
public sealed interface Format {
  /** What may be set, as a table has it. */
  String allowed();

  /** The sentence that says what would be right; nothing if the value is. */
  Optional<String> objection(String name, String value);

  /** The value without what is secret in it. */
  default String masked(String value) {
    return value;
  }

  /** What stands in the place of a secret. */
  String MASK = "******";

  int MAX_PORT = 65_535;

  /** A whole number, both bounds included. */
  record WholeNumber(int least, int most) implements Format {
    @Override
    public String allowed() {
      return "%d to %d".formatted(least, most);
    }

    @Override
    public Optional<String> objection(String name, String value) {
      return isWithin(value)
          ? Optional.empty()
          : Optional.of(
              "%s is a whole number from %d to %d, not %s.".formatted(name, least, most, value));
    }

    private boolean isWithin(String value) {
      try {
        var number = Integer.parseInt(value);
        return number >= least && number <= most;
      } catch (NumberFormatException notANumber) {
        return false;
      }
    }
  }

  /** One of some words. */
  record Choice(List<String> words) implements Format {
    static final String ON = "on";
    static final String OFF = "off";
    static final Choice SWITCH = new Choice(List.of(ON, OFF));

    public Choice {
      words = List.copyOf(words);
    }

    @Override
    public String allowed() {
      return String.join(", ", words);
    }

    @Override
    public Optional<String> objection(String name, String value) {
      return words.contains(value)
          ? Optional.empty()
          : Optional.of("%s is %s, not %s.".formatted(name, String.join(" or ", words), value));
    }
  }

  /** Whatever somebody likes. */
  record Text(String allowed) implements Format {
    @Override
    public Optional<String> objection(String name, String value) {
      return Optional.empty();
    }
  }

  /** What nobody may see, within bounds of its length. */
  record Secret(int least, int most) implements Format {
    @Override
    public String allowed() {
      return "%d to %d characters".formatted(least, most);
    }

    @Override
    public Optional<String> objection(String name, String value) {
      return value.length() >= least && value.length() <= most
          ? Optional.empty()
          : Optional.of("%s needs %d to %d characters.".formatted(name, least, most));
    }

    @Override
    public String masked(String value) {
      return MASK;
    }
  }

  /** A file that holds a password, of which only the name is set. */
  record PasswordIn() implements Format {
    @Override
    public String allowed() {
      return "a file that can be read";
    }

    @Override
    public Optional<String> objection(String name, String value) {
      return refusal(name, () -> new PasswordFile(Path.of(value)).read());
    }
  }

  /** Where a database is, maybe with a password. */
  record Database() implements Format {
    @Override
    public String allowed() {
      return "a URL of PostgreSQL";
    }

    @Override
    public Optional<String> objection(String name, String value) {
      return refusal(name, () -> DatabaseUrl.parse(value));
    }

    /** One that cannot be understood may have its password anywhere. */
    @Override
    public String masked(String value) {
      if (objection("", value).isPresent()) {
        return MASK;
      }
      var url = DatabaseUrl.parse(value);
      return url.shown()
          + (url.user() == null ? "" : " as " + url.user())
          + (url.password() == null ? "" : " with password " + MASK);
    }
  }

  /** What has rules of its own, told by whoever reads it. */
  record Read(String allowed, Function<String, ?> reader) implements Format {
    @Override
    public Optional<String> objection(String name, String value) {
      try {
        return refusal(name, () -> reader.apply(value));
      } catch (IllegalArgumentException wrong) {
        return Optional.of("%s must be %s, not %s.".formatted(name, allowed, value));
      }
    }
  }

  private static Optional<String> refusal(String name, Supplier<?> reader) {
    try {
      var _ = reader.get();
      return Optional.empty();
    } catch (InvalidSettingException | InvalidDatabaseUrlException wrong) {
      var sentence = String.valueOf(wrong.getMessage());
      return Optional.of(sentence.startsWith(name) ? sentence : name + ": " + sentence);
    }
  }
}
