package dev.purser.web.shared.input;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** What a text must look like. */
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.RECORD_COMPONENT, ElementType.FIELD})
public @interface Text {
  /** In UTF-16 units, as the domain counts. */
  int min() default 0;

  int max() default Integer.MAX_VALUE;

  /** Whether something other than white space must be in it. */
  boolean blank() default true;

  /** A regular expression for all of it; empty for any text. */
  String shape() default "";
}
