package dev.purser.command;

import dev.purser.application.shared.schema.MigrationLimits;
import dev.purser.application.shared.schema.Migrations;
import dev.purser.configuration.DatabaseUrl;
import dev.purser.configuration.Setting;
import dev.purser.configuration.Settings;
import dev.purser.wiring.SchemaLauncher;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.springframework.context.ConfigurableApplicationContext;

/** Migrations of a database, within the limits that are set. */
final class SchemaMigration {

  private final Supplier<ConfigurableApplicationContext> schema;
  private final MigrationLimits limits;

  SchemaMigration(Settings settings, DatabaseUrl database) {
    this(settings, () -> SchemaLauncher.start(database));
  }

  private SchemaMigration(Settings settings, Supplier<ConfigurableApplicationContext> schema) {
    this.schema = schema;
    this.limits =
        new MigrationLimits(
            settings.seconds(Setting.PURSER_MIGRATION_LOCK_SECONDS),
            settings.seconds(Setting.PURSER_MIGRATION_STATEMENT_SECONDS),
            settings.seconds(Setting.PURSER_MIGRATION_WAIT_SECONDS));
  }

  /** The same with the log of the service that migrates before it starts. */
  static SchemaMigration ofService(Settings settings, DatabaseUrl database) {
    return new SchemaMigration(settings, () -> SchemaLauncher.startForService(settings, database));
  }

  MigrationLimits limits() {
    return limits;
  }

  /** Applies what is pending, and returns how many changesets that were. */
  int apply(Consumer<String> progress) {
    return with(migrations -> migrations.migrate(limits, progress).size());
  }

  <T> T with(Function<Migrations, T> work) {
    try (var context = schema.get()) {
      return work.apply(context.getBean(Migrations.class));
    }
  }
}
