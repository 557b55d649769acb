package dev.purser.architecture.violations.persistence.catalog;

import dev.purser.architecture.violations.persistence.shared.OpenEntity;

/** Keeps the rules of its own package. */
record OpenRows(OpenEntity entity) {}
