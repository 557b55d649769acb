package dev.purser.configuration;

import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The settings as the environment has them. */
public final class Settings {
  private static final String PREFIX = "PURSER_";
  private static final Set<String> KNOWN =
      Arrays.stream(Setting.values()).map(Setting::name).collect(Collectors.toUnmodifiableSet());

  private final Map<String, String> environment;

  public Settings(Map<String, String> environment) {
    this.environment = Map.copyOf(environment);
  }

  /** The same settings, in which this value stands where none was set. */
  public Settings withDefault(Setting setting, String value) {
    if (isSet(setting)) {
      return this;
    }
    var completed = new HashMap<>(environment);
    completed.put(setting.name(), value);
    return new Settings(completed);
  }

  /** Whether somebody has set it; what is set to nothing is not. */
  public boolean isSet(Setting setting) {
    return !set(setting).isEmpty();
  }

  /**
   * The value that is set, or the default; empty when there is neither.
   *
   * @throws InvalidSettingException if it is not what the setting may be set to
   */
  public Optional<String> text(Setting setting) {
    objection(setting)
        .ifPresent(wrong -> {
          throw new InvalidSettingException(wrong);
        });
    return value(setting);
  }

  /** The same, right or wrong, as anybody may see it. */
  public Optional<String> shown(Setting setting) {
    return value(setting).map(setting.format()::masked);
  }

  /**
   * A whole number.
   *
   * @throws InvalidSettingException unless it is one within the setting's bounds
   */
  public int number(Setting setting) {
    return Integer.parseInt(text(setting).orElseThrow());
  }

  /**
   * A number of seconds.
   *
   * @throws InvalidSettingException unless it is one within the setting's bounds
   */
  public Duration seconds(Setting setting) {
    return Duration.ofSeconds(number(setting));
  }

  /**
   * Whether it is on.
   *
   * @throws InvalidSettingException unless it is on or off
   */
  public boolean isOn(Setting setting) {
    return text(setting).orElseThrow().equals(Format.Choice.ON);
  }

  /** A sentence for each setting that cannot be used, with what would be right. */
  public List<String> faults() {
    return Arrays.stream(Setting.values()).flatMap(setting -> objection(setting).stream()).toList();
  }

  /** Variables that look like a setting and are none: misspelt, or of another release. */
  public List<String> unknown() {
    return environment.keySet().stream()
        .filter(name -> name.startsWith(PREFIX) && !KNOWN.contains(name))
        .sorted()
        .toList();
  }

  private Optional<String> objection(Setting setting) {
    return value(setting).flatMap(text -> setting.format().objection(setting.name(), text));
  }

  private Optional<String> value(Setting setting) {
    return Optional.of(isSet(setting) ? set(setting) : setting.defaultValue())
        .filter(text -> !text.isEmpty());
  }

  private String set(Setting setting) {
    return environment.getOrDefault(setting.name(), "").strip();
  }
}
