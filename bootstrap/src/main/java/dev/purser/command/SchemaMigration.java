package dev.purser.command;

import dev.purser.application.shared.schema.MigrationLimits;
import dev.purser.application.shared.schema.Migrations;
import dev.purser.configuration.DatabaseUrl;
import dev.purser.configuration.Setting;
import dev.purser.configuration.Settings;
import dev.purser.wiring.SchemaLauncher;
import java.time.Duration;
import java.util.function.Consumer;
import java.util.function.Function;

/** Migrations of a database, within the limits that are set. */
final class SchemaMigration {
  private static final int MAX_LOCK_SECONDS = 600;
  private static final int MAX_SECONDS = 1_000_000;

  private final DatabaseUrl database;
  private final MigrationLimits limits;

  SchemaMigration(Settings settings, DatabaseUrl database) {
    this.database = database;
    this.limits =
        new MigrationLimits(
            seconds(settings, Setting.PURSER_MIGRATION_LOCK_SECONDS, MAX_LOCK_SECONDS),
            seconds(settings, Setting.PURSER_MIGRATION_STATEMENT_SECONDS, MAX_SECONDS),
            seconds(settings, Setting.PURSER_MIGRATION_WAIT_SECONDS, MAX_SECONDS));
  }

  private static Duration seconds(Settings settings, Setting setting, int most) {
    return Duration.ofSeconds(settings.number(setting, 1, most));
  }

  MigrationLimits limits() {
    return limits;
  }

  /** Applies what is pending, and returns how many changesets that were. */
  int apply(Consumer<String> progress) {
    return with(migrations -> migrations.migrate(limits, progress).size());
  }

  <T> T with(Function<Migrations, T> work) {
    try (var context = SchemaLauncher.start(database)) {
      return work.apply(context.getBean(Migrations.class));
    }
  }
}
