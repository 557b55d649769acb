package dev.purser.web.shared.openapi;

import dev.purser.web.shared.problem.ProblemCode;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The refusals of business that a route may answer. What any request of its form can be answered
 * with is known from its signature and not named again.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface Refuses {
  ProblemCode[] value();
}
