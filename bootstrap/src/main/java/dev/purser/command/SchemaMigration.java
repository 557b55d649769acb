package dev.purser.command;

import dev.purser.application.shared.schema.MigrationLimits;
import dev.purser.application.shared.schema.Migrations;
import dev.purser.configuration.DatabaseUrl;
import dev.purser.configuration.Setting;
import dev.purser.configuration.Settings;
import dev.purser.wiring.SchemaLauncher;
import java.util.function.Consumer;
import java.util.function.Function;

/** Migrations of a database, within the limits that are set. */
final class SchemaMigration {

  private final DatabaseUrl database;
  private final MigrationLimits limits;

  SchemaMigration(Settings settings, DatabaseUrl database) {
    this.database = database;
    this.limits =
        new MigrationLimits(
            settings.seconds(Setting.PURSER_MIGRATION_LOCK_SECONDS),
            settings.seconds(Setting.PURSER_MIGRATION_STATEMENT_SECONDS),
            settings.seconds(Setting.PURSER_MIGRATION_WAIT_SECONDS));
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
