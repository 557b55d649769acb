package dev.purser.web.shared.input;

import java.util.Map;
import java.util.function.Supplier;

/** Gathers the JSON Schemas of records, which are told once and referred to by name. */
public interface Schemas {
  /** A reference to the schema of the record, which is asked for when nobody has told it before. */
  Map<String, Object> named(Class<?> type, Supplier<Map<String, Object>> schema);
}
