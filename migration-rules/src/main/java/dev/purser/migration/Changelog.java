package dev.purser.migration;

import dev.purser.migration.Changeset.Rollback;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import liquibase.Scope;
import liquibase.change.Change;
import liquibase.change.core.TagDatabaseChange;
import liquibase.changelog.ChangeLogParameters;
import liquibase.changelog.ChangeSet;
import liquibase.database.OfflineConnection;
import liquibase.database.core.PostgresDatabase;
import liquibase.exception.LiquibaseException;
import liquibase.parser.ChangeLogParserFactory;
import liquibase.resource.ClassLoaderResourceAccessor;
import liquibase.resource.DirectoryResourceAccessor;
import liquibase.resource.ResourceAccessor;
import liquibase.sql.Sql;
import liquibase.sqlgenerator.SqlGeneratorFactory;
import org.jspecify.annotations.Nullable;

/**
 * A changelog as the rules read it: its changesets with their SQL, and the releases, each of which
 * ends with a {@code tagDatabase}.
 *
 * @param preamble what whoever runs the migrations executes before
 */
public record Changelog(List<Changeset> changesets, Tokens preamble) {
  /** As {@code [allow integers-are-big: counts the legs of a transfer]} in a comment. */
  private static final Pattern SUPPRESSION =
      Pattern.compile("\\[allow ([a-z-]+)(?::\\s*([^\\]]*))?]");

  /** Kept here, as a logger that nobody refers to forgets its level. */
  private static final Logger LOGGER = Logger.getLogger("liquibase");

  public Changelog {
    changesets = List.copyOf(changesets);
  }

  /** Reads one from the class path. */
  public static Changelog read(String path) {
    return read(path, new ClassLoaderResourceAccessor());
  }

  /** Reads one in a folder. */
  public static Changelog read(Path folder, String file) {
    try {
      return read(file, new DirectoryResourceAccessor(folder));
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  /** The same, run by somebody who executes this before, such as a limit on the wait for locks. */
  public Changelog after(String sql) {
    return new Changelog(changesets, Tokens.of(sql));
  }

  private static Changelog read(String path, ResourceAccessor files) {
    LOGGER.setLevel(Level.OFF);
    try {
      return Scope.child(
          Map.of(Scope.Attr.resourceAccessor.name(), files),
          () -> {
            var changelog =
                ChangeLogParserFactory.getInstance()
                    .getParser(path, files)
                    .parse(path, new ChangeLogParameters(), files);
            return new Changelog(translate(changelog.getChangeSets()), Tokens.of(""));
          });
    } catch (Exception unreadable) {
      throw new IllegalArgumentException(path + " cannot be read", unreadable);
    }
  }

  /** From the end on, as a release is known by the tag below it. */
  private static List<Changeset> translate(List<ChangeSet> all) throws LiquibaseException {
    var database = new PostgresDatabase();
    database.setConnection(
        new OfflineConnection("offline:postgresql", new ClassLoaderResourceAccessor()));
    var translated = new ArrayList<Changeset>();
    var release = "";
    for (var changeSet : all.reversed()) {
      var tag = tag(changeSet);
      release = tag == null ? release : tag;
      translated.add(translate(changeSet, release, tag != null, database));
    }
    return translated.reversed();
  }

  private static @Nullable String tag(ChangeSet changeSet) {
    return changeSet.getChanges().stream()
        .filter(TagDatabaseChange.class::isInstance)
        .map(change -> ((TagDatabaseChange) change).getTag())
        .findFirst()
        .orElse(null);
  }

  private static Changeset translate(
      ChangeSet changeSet, String release, boolean isTag, PostgresDatabase database) {
    var sql = isTag ? "" : sql(changeSet.getChanges(), database);
    return new Changeset(
        changeSet.getId(),
        changeSet.getAuthor(),
        changeSet.getFilePath(),
        release,
        isTag,
        changeSet.isRunInTransaction(),
        Tokens.of(sql).splitAt(";"),
        isTag || hasRollback(changeSet, database) ? Rollback.GIVEN : Rollback.MISSING,
        suppressions(changeSet.getComments()),
        changeSet.generateCheckSum(liquibase.ChecksumVersion.latest()).toString());
  }

  private static boolean hasRollback(ChangeSet changeSet, PostgresDatabase database) {
    var given = changeSet.getRollback().getChanges();
    return given.isEmpty()
        ? changeSet.getChanges().stream().allMatch(change -> change.supportsRollback(database))
        : !sql(given, database).isBlank();
  }

  private static String sql(List<Change> changes, PostgresDatabase database) {
    return changes.stream()
        .flatMap(change ->
            Arrays.stream(SqlGeneratorFactory.getInstance().generateSql(change, database)))
        .map(Sql::toSql)
        .collect(Collectors.joining(";\n"));
  }

  private static Map<String, String> suppressions(@Nullable String comment) {
    var found = new LinkedHashMap<String, String>();
    var matcher = SUPPRESSION.matcher(comment == null ? "" : comment);
    while (matcher.find()) {
      @Nullable String reason = matcher.group(2);
      found.put(matcher.group(1), reason == null ? "" : reason.strip());
    }
    return found;
  }
}
