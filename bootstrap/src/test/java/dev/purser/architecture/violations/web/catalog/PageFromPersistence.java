package dev.purser.architecture.violations.web.catalog;

import dev.purser.persistence.PersistenceConfiguration;

/** Knows persistence. */
final class PageFromPersistence {
  final Class<?> rows = PersistenceConfiguration.class;
}
