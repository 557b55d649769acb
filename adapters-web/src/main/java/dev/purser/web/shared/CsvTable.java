package dev.purser.web.shared;

import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A table that is written while it is read, as comma-separated values (RFC 4180) in UTF-8.
 *
 * @param file what somebody who keeps it would call it; letters, digits, dashes and dots
 * @param header the names of the columns
 * @param rows as many values each as there are columns: numbers, texts, and null for nothing
 */
public record CsvTable(String file, List<String> header, Iterator<List<@Nullable Object>> rows) {}
