package dev.purser.application.shared;

import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What a write does to one field of what it changes: the field keeps its value, or it gets another
 * one. A field that may be without a value is a {@code Change<@Nullable T>}, and is cleared by a
 * change to null.
 */
public sealed interface Change<T extends @Nullable Object> {
  static <T extends @Nullable Object> Change<T> keep() {
    return new Keep<>();
  }

  static <T extends @Nullable Object> Change<T> to(T value) {
    return new To<>(value);
  }

  /** What the field has afterwards, when it has {@code current} now. */
  T over(T current);

  /** The same change, of another form of the value. */
  <R extends @Nullable Object> Change<R> map(Function<? super T, ? extends R> form);

  /** The field was not mentioned. */
  record Keep<T extends @Nullable Object>() implements Change<T> {
    @Override
    public T over(T current) {
      return current;
    }

    @Override
    public <R extends @Nullable Object> Change<R> map(Function<? super T, ? extends R> form) {
      return new Keep<>();
    }
  }

  /** The field gets this value. */
  record To<T extends @Nullable Object>(T value) implements Change<T> {
    @Override
    public T over(T current) {
      return value;
    }

    @Override
    public <R extends @Nullable Object> Change<R> map(Function<? super T, ? extends R> form) {
      return new To<>(form.apply(value));
    }
  }
}
