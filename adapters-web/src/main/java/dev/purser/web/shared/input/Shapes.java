package dev.purser.web.shared.input;

import java.lang.reflect.AnnotatedParameterizedType;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Derives a record's shape from its components, once at the start. A component is required unless
 * it is {@code @Nullable}.
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
        !type.isAnnotationPresent(Nullable.class),
        component.getType() == long.class ? 0L : null);
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
    if (component.getType() == Map.class) {
      return new AttributesShape();
    }
    if (component.getType() != List.class) {
      throw new IllegalArgumentException("no shape for " + component);
    }
    var items =
        Objects.requireNonNull(
            component.getAnnotation(Items.class), () -> "no limit on " + component);
    var item = shape(component, type.getAnnotatedActualTypeArguments()[0]);
    return new ListShape(item, items.min(), items.max());
  }
}
