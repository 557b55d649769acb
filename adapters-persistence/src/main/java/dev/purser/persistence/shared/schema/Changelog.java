package dev.purser.persistence.shared.schema;

import dev.purser.application.shared.schema.Changeset;
import java.util.List;
import java.util.Optional;
import liquibase.change.core.TagDatabaseChange;
import liquibase.changelog.ChangeLogParameters;
import liquibase.changelog.ChangeSet;
import liquibase.changelog.DatabaseChangeLog;
import liquibase.exception.LiquibaseException;
import liquibase.parser.ChangeLogParserFactory;
import liquibase.resource.ClassLoaderResourceAccessor;

/** The history of the schema as this release has it, read without a database. */
record Changelog(String path) {
  /** Of Purser itself. */
  static final Changelog MASTER = new Changelog("db/changelog/master.yaml");

  List<ChangeSet> read() {
    return Quietly.call(this::parse).getChangeSets();
  }

  List<Changeset> changesets() {
    return read().stream().map(Changelog::toChangeset).toList();
  }

  static Changeset toChangeset(ChangeSet read) {
    return new Changeset(read.getId(), read.getAuthor(), read.getFilePath());
  }

  /** The tag that it sets, if it is there for that. */
  static Optional<String> tag(ChangeSet read) {
    return read.getChanges().stream()
        .filter(TagDatabaseChange.class::isInstance)
        .map(change -> ((TagDatabaseChange) change).getTag())
        .findFirst();
  }

  private DatabaseChangeLog parse() throws LiquibaseException {
    var files = new ClassLoaderResourceAccessor();
    return ChangeLogParserFactory.getInstance()
        .getParser(path, files)
        .parse(path, new ChangeLogParameters(), files);
  }
}
