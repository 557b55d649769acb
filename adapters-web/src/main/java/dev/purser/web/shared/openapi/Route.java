package dev.purser.web.shared.openapi;

import dev.purser.application.shared.Precondition;
import dev.purser.application.shared.writepath.Call;
import dev.purser.web.shared.Answer;
import dev.purser.web.shared.Asked;
import dev.purser.web.shared.CsvTable;
import dev.purser.web.shared.Filtered;
import dev.purser.web.shared.ListJson;
import dev.purser.web.shared.Listing;
import dev.purser.web.shared.PathId;
import dev.purser.web.shared.PathText;
import dev.purser.web.shared.Uploaded;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.core.ResolvableType;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.method.HandlerMethod;

/** What the signature of a controller's method says about its route. */
record Route(HandlerMethod method) {
  private static final String BODY = "body";
  static final int OK = 200;
  static final int CREATED = 201;
  static final int NO_CONTENT = 204;

  /** Whether it moves value under a key. */
  boolean isKeyed() {
    return carries(Call.class);
  }

  /** Whether it must name the version that it changes. */
  boolean isConditional() {
    return carries(Precondition.class);
  }

  /** Whether its body says what to change of what is there. */
  boolean isPatch() {
    return verb() == RequestMethod.PATCH;
  }

  /** Whether it changes something. */
  boolean isWrite() {
    return verb() != RequestMethod.GET && !isQuestion();
  }

  /** Whether it is a question that takes a body to ask. */
  boolean isQuestion() {
    return parameter(Asked.class).isPresent();
  }

  /** Whether whoever asks may know the answer already, and name it by its tag. */
  boolean mayBeKnown() {
    return verb() == RequestMethod.GET && !isList() && answer().isPresent();
  }

  boolean isList() {
    return parameter(Listing.class).isPresent();
  }

  /** Whether it speaks of a thing that may be missing. */
  boolean namesThing() {
    return parameter(PathId.class).isPresent()
        || parameter(PathText.class).isPresent()
        || Arrays.stream(method.getMethodParameters())
            .anyMatch(p -> p.hasParameterAnnotation(PathVariable.class));
  }

  /** The record that the body becomes. */
  Optional<Class<? extends Record>> body() {
    return parameters()
        .filter(p -> components(p).anyMatch(c -> c.getName().equals(BODY)))
        .findFirst()
        .map(Route::recordIn);
  }

  /** Whether its body is lines that are read while they come in. */
  boolean isUpload() {
    return parameter(Uploaded.class).isPresent();
  }

  /** The record of the parameters that choose what is told. */
  Optional<Class<? extends Record>> filter() {
    return parameter(Listing.class)
        .or(() -> parameter(Filtered.class))
        .or(() -> parameter(Uploaded.class))
        .map(Route::recordIn);
  }

  /** What a success is answered with; nothing where that is no JSON. */
  Optional<Type> answer() {
    var answer = ResolvableType.forMethodReturnType(method.getMethod()).as(Answer.class);
    var type = answer.getGeneric(0).getType();
    return type == Void.class || type == CsvTable.class ? Optional.empty() : Optional.of(type);
  }

  /** Whether a success is answered with a table. */
  boolean isTable() {
    var answer = ResolvableType.forMethodReturnType(method.getMethod()).as(Answer.class);
    return answer.getGeneric(0).toClass() == CsvTable.class;
  }

  /** What a list is of. */
  static Optional<Type> itemOf(Type answer) {
    return answer instanceof ParameterizedType list && list.getRawType() == ListJson.class
        ? Optional.of(list.getActualTypeArguments()[0])
        : Optional.empty();
  }

  /** Whether it is of the API proper, for which all rules of requests hold. */
  boolean isOfApi() {
    return Arrays.stream(mapping().path()).allMatch(path -> path.startsWith("/v1/"));
  }

  /**
   * What it is answered with when it succeeds: 201 for a POST that writes, 204 for what answers
   * nothing, and 200 for the rest, unless an {@link ApiResponse} on the method says otherwise.
   */
  int status() {
    var said = method.getMethodAnnotation(ApiResponse.class);
    if (said != null) {
      return Integer.parseInt(said.responseCode());
    } else if (answer().isEmpty() && isWrite()) {
      return NO_CONTENT;
    }
    return verb() == RequestMethod.POST && isWrite() ? CREATED : OK;
  }

  private RequestMethod verb() {
    return mapping().method()[0];
  }

  private RequestMapping mapping() {
    return Objects.requireNonNull(method.getMethodAnnotation(RequestMapping.class));
  }

  private Optional<ResolvableType> parameter(Class<?> type) {
    return parameters().filter(p -> p.toClass() == type).findFirst();
  }

  /** Whether one of the forms of requests that it takes has a component of the type. */
  private boolean carries(Class<?> type) {
    return parameters().flatMap(Route::components).anyMatch(c -> c.getType() == type);
  }

  private Stream<ResolvableType> parameters() {
    return Arrays.stream(method.getMethodParameters()).map(ResolvableType::forMethodParameter);
  }

  private static Stream<RecordComponent> components(ResolvableType form) {
    var type = form.toClass();
    return type.isRecord() ? Arrays.stream(type.getRecordComponents()) : Stream.empty();
  }

  private static Class<? extends Record> recordIn(ResolvableType type) {
    return type.getGeneric(0).toClass().asSubclass(Record.class);
  }
}
