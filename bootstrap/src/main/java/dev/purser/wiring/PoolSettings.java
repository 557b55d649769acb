package dev.purser.wiring;

import dev.purser.application.shared.writepath.WritePathSettings;
import dev.purser.configuration.InvalidSettingException;
import dev.purser.configuration.Setting;
import dev.purser.configuration.Settings;
import java.util.Optional;

/**
 * How many connections there are to be.
 *
 * @param size of this instance
 * @param instances that run side by side, each with as many
 */
record PoolSettings(int size, int instances) {
  /**
   * As they are set.
   *
   * @throws InvalidSettingException if not even batches could all have their connections
   */
  static PoolSettings of(Settings settings, WritePathSettings limits) {
    var pools =
        new PoolSettings(
            settings.number(Setting.PURSER_POOL_SIZE), settings.number(Setting.PURSER_INSTANCES));
    if (pools.size < limits.connectionsOfBatches()) {
      throw new InvalidSettingException(
          "%s is %d, and batches of %d committers and the lanes for heavy and for blocked commands alone hold %d connections; set it to %d, or %s lower."
              .formatted(
                  Setting.PURSER_POOL_SIZE,
                  pools.size,
                  limits.committers(),
                  limits.connectionsOfBatches(),
                  limits.connectionsOfAll(),
                  Setting.PURSER_COMMITTERS));
    }
    return pools;
  }

  /** What waits for connections under load; nothing if there are enough. */
  Optional<String> caution(WritePathSettings limits) {
    return size >= limits.connectionsOfAll()
        ? Optional.empty()
        : Optional.of(
            "With a %s of less than %d, which is 2 x %s + 4, reads wait for batches and quotes; it is %d."
                .formatted(
                    Setting.PURSER_POOL_SIZE,
                    limits.connectionsOfAll(),
                    Setting.PURSER_COMMITTERS,
                    size));
  }
}
