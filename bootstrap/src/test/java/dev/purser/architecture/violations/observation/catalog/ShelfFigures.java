package dev.purser.architecture.violations.observation.catalog;

import dev.purser.web.WebConfiguration;

/** Knows another adapter. */
final class ShelfFigures {
  final Class<?> requests = WebConfiguration.class;
}
