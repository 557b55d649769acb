package dev.purser.architecture.violations.domain.catalog;

import java.nio.file.Path;

/** Reads a file. */
record PriceList(Path file) {}
