package dev.purser.architecture.violations.persistence.catalog;

import dev.purser.web.WebConfiguration;

/** Knows web. */
final class RowsAsAsked {
  final Class<?> form = WebConfiguration.class;
}
