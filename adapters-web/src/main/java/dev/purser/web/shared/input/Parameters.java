package dev.purser.web.shared.input;

import dev.purser.web.shared.problem.Fault;
import dev.purser.web.shared.problem.Faults;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads parameters into records of one type; each component is one that may be given. */
public final class Parameters<T extends Record> {
  private final Class<T> type;
  private final List<RecordShape.Field> fields;
  private final Constructor constructor;

  public Parameters(Class<T> type) {
    this.type = type;
    this.fields = Arrays.stream(type.getRecordComponents()).map(Shapes::field).toList();
    this.constructor = new Constructor(type);
  }

  public Set<String> names() {
    return fields.stream().map(RecordShape.Field::name).collect(Collectors.toUnmodifiableSet());
  }

  /** Those that must be given. */
  public Set<String> required() {
    return fields.stream()
        .filter(RecordShape.Field::required)
        .map(RecordShape.Field::name)
        .collect(Collectors.toUnmodifiableSet());
  }

  /** What each takes, in the order of the record. */
  public Map<String, Map<String, Object>> schemas(Schemas schemas) {
    var all = new LinkedHashMap<String, Map<String, Object>>();
    fields.forEach(f -> all.put(f.name(), f.shape().schema(schemas)));
    return all;
  }

  /** The record; or nothing, with the faults noted. Parameters of other names are left alone. */
  public Optional<T> read(Map<String, String> given, Faults faults) {
    var values = new @Nullable Object[fields.size()];
    for (var i = 0; i < values.length; i++) {
      values[i] = parse(fields.get(i), given, faults);
    }
    if (!faults.isEmpty()) {
      return Optional.empty();
    }
    var made = constructor.make(values);
    if (made instanceof Checked checked) {
      checked.check((name, detail) -> faults.add(Fault.ofParameter(name, detail)));
    }
    return faults.isEmpty() ? Optional.of(type.cast(made)) : Optional.empty();
  }

  private static @Nullable Object parse(
      RecordShape.Field field, Map<String, String> given, Faults faults) {
    var text = given.get(field.name());
    if (text == null) {
      if (field.required()) {
        faults.add(Fault.ofParameter(field.name(), "This parameter is required."));
      }
      return null;
    }
    return ((TextualShape) field.shape())
        .parse(text, wrong -> faults.add(Fault.ofParameter(field.name(), wrong)));
  }
}
