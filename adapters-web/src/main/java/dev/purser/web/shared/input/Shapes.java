package dev.purser.web.shared.input;

import dev.purser.application.shared.Change;
import java.lang.reflect.AnnotatedParameterizedType;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Derives a record's shape from its components, once at the start. A component is required unless
 * it is {@code @Nullable} or a {@link Change}, as those of a merge patch are.
 */
final class Shapes {
  private Shapes() {}

  static RecordShape of(Class<?> type) {
    var fields = Arrays.stream(type.getRecordComponents()).map(Shapes::field).toList();
    return new RecordShape(type, fields, new Constructor(type));
  }

  static RecordShape.Field field(RecordComponent component) {
    var type = component.getAnnotatedType();
    return new RecordShape.Field(
        component.getName(),
        shape(component, type),
        !type.isAnnotationPresent(Nullable.class) && component.getType() != Change.class,
        absent(component.getType()));
  }

  private static @Nullable Object absent(Class<?> type) {
    if (type == Change.class) {
      return ChangeShape.ABSENT;
    }
    return type == long.class ? 0L : null;
  }

  private static Shape shape(RecordComponent component, AnnotatedType annotated) {
    var type = annotated.getType();
    if (type == String.class) {
      return TextShape.of(component.getAnnotation(Text.class));
    } else if (type == long.class || type == Long.class) {
      return new WholeNumberShape();
    } else if (type == Boolean.class) {
      return new FlagShape();
    } else if (type == UUID.class) {
      return new UuidShape();
    } else if (type == Instant.class) {
      return new InstantShape();
    } else if (annotated instanceof AnnotatedParameterizedType generic) {
      return generic(component, generic);
    } else if (type instanceof Class<?> named && named.isEnum()) {
      return ChoiceShape.of(named);
    } else if (type instanceof Class<?> named && named.isRecord()) {
      return of(named);
    }
    throw new IllegalArgumentException("no shape for " + component);
  }

  private static Shape generic(RecordComponent component, AnnotatedParameterizedType type) {
    var raw = ((ParameterizedType) type.getType()).getRawType();
    var argument = type.getAnnotatedActualTypeArguments()[0];
    if (raw == Change.class) {
      var clearable = argument.isAnnotationPresent(Nullable.class);
      return new ChangeShape(shape(component, argument), clearable);
    }
    if (raw == Map.class) {
      var value = type.getAnnotatedActualTypeArguments()[1];
      return value.getType() == String.class
          ? new TextsShape(value.isAnnotationPresent(Nullable.class))
          : new AttributesShape();
    }
    if (raw != List.class) {
      throw new IllegalArgumentException("no shape for " + component);
    }
    var items =
        Objects.requireNonNull(
            component.getAnnotation(Items.class), () -> "no limit on " + component);
    return new ListShape(shape(component, argument), items.min(), items.max());
  }
}
