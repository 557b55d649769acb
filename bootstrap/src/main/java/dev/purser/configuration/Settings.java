package dev.purser.configuration;

import java.util.Map;
import java.util.Optional;

/** The settings as the environment has them. */
public final class Settings {
  private final Map<String, String> environment;

  public Settings(Map<String, String> environment) {
    this.environment = Map.copyOf(environment);
  }

  /** The value that is set, or the default; empty when there is neither. */
  public Optional<String> text(Setting setting) {
    var value = environment.getOrDefault(setting.name(), "").strip();
    return Optional.of(value.isEmpty() ? setting.defaultValue() : value)
        .filter(text -> !text.isEmpty());
  }

  /**
   * A whole number.
   *
   * @throws InvalidSettingException unless it is one within the bounds
   */
  public int number(Setting setting, int least, int most) {
    var text = text(setting).orElseThrow();
    try {
      var number = Integer.parseInt(text);
      if (number >= least && number <= most) {
        return number;
      }
    } catch (NumberFormatException notANumber) {
      throw outOfBounds(setting, least, most, text);
    }
    throw outOfBounds(setting, least, most, text);
  }

  /**
   * Whether it is on.
   *
   * @throws InvalidSettingException unless it is on or off
   */
  public boolean isOn(Setting setting) {
    var text = text(setting).orElseThrow();
    return switch (text) {
      case "on" -> true;
      case "off" -> false;
      default ->
          throw new InvalidSettingException(setting.name() + " is on or off, not " + text + ".");
    };
  }

  private static InvalidSettingException outOfBounds(
      Setting setting, int least, int most, String text) {
    return new InvalidSettingException(
        "%s is a whole number from %d to %d, not %s.".formatted(setting, least, most, text));
  }
}
