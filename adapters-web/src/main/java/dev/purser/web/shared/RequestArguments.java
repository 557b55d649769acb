package dev.purser.web.shared;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.core.ResolvableType;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;

/** Makes an argument of a controller's method out of the request alone. */
abstract class RequestArguments implements HandlerMethodArgumentResolver {
  abstract Object resolve(MethodParameter parameter, HttpServletRequest request) throws IOException;

  @Override
  public final Object resolveArgument(
      MethodParameter parameter,
      @Nullable ModelAndViewContainer container,
      NativeWebRequest request,
      @Nullable WebDataBinderFactory binders)
      throws IOException {
    return resolve(parameter, (HttpServletRequest) request.getNativeRequest());
  }

  /** The record that the parameter's type is generic in. */
  static Class<? extends Record> recordIn(MethodParameter parameter) {
    var type = ResolvableType.forMethodParameter(parameter).getGeneric(0).resolve();
    return Objects.requireNonNull(type, parameter::toString).asSubclass(Record.class);
  }
}
