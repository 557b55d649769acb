package dev.purser.web.shared.openapi;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.purser.description.ApiDocument;
import dev.purser.description.ApiOperation;
import dev.purser.description.BreakingChanges;
import dev.purser.web.TestService;
import dev.purser.web.WebConfiguration;
import dev.purser.web.shared.problem.ProblemCode;
import io.swagger.v3.core.util.Yaml31;
import io.swagger.v3.oas.annotations.Operation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

class OpenApiDocumentTest {
  private static final Path COPY = Path.of("..", "docs", "openapi.yaml");
  private static final Path RELEASED = Path.of("..", "docs", "openapi-released.yaml");
  private static final Path CHANGELOG = Path.of("..", "CHANGELOG.md");

  /** Set to write the copy instead of looking whether it is current. */
  private static final String WRITE = "purser.openapi.write";

  /** What a browser or an operator asks for, and no client of the API. */
  private static final Set<String> UNDESCRIBED = Set.of("/openapi.json", "/openapi.yaml", "/error");

  /** Told to no client by a route of its own. */
  private static final Set<ProblemCode> OF_NO_ROUTE = Set.of(ProblemCode.METHOD_NOT_ALLOWED);

  private final ApiDocument document = TestService.document();

  @Test
  void isOpenApi31() {
    assertThat(document.json().path("openapi").asString()).startsWith("3.1.");
    assertThat(TestService.client().get("/openapi.yaml").status()).isEqualTo(200);
  }

  @Test
  void describesEveryRoute() {
    var undescribed = new ArrayList<String>();
    TestService.bean(RequestMappingHandlerMapping.class)
        .getHandlerMethods()
        .forEach((route, on) -> {
          var said = on.getMethodAnnotation(Operation.class);
          var left = !isOurs(on.getBeanType()) || UNDESCRIBED.containsAll(route.getPatternValues());
          if (!left && (said == null || said.operationId().isEmpty() || said.summary().isEmpty())) {
            undescribed.add(
                route
                    + " ("
                    + on.getShortLogMessage()
                    + ") has no @Operation(operationId, summary)");
          }
        });

    assertThat(undescribed).isEmpty();
  }

  @Test
  void namesOperationsAsMethodsOfAClientAreNamed() {
    var ids = document.operations().stream().map(ApiOperation::id).toList();

    assertThat(ids)
        .hasSizeGreaterThan(20)
        .doesNotHaveDuplicates()
        .allMatch(id -> id.matches("[a-z][A-Za-z]+"));
  }

  @Test
  void putsEveryOperationUnderOneTagThatIsExplained() {
    var explained = new HashSet<String>();
    document
        .json()
        .path("tags")
        .forEach(tag -> {
          assertThat(tag.path("description").asString("")).isNotEmpty();
          explained.add(tag.path("name").asString());
        });

    assertThat(document.operations())
        .allSatisfy(o ->
            assertThat(o.tags())
                .as("the one @Tag(name, description) of the controller of %s", o.id())
                .hasSize(1)
                .isSubsetOf(explained));
  }

  @Test
  void hasAnExampleOfEveryBodyAndAnswerThatIsAsItsSchemaSays() {
    var faults = new ArrayList<String>();
    document
        .operations()
        .forEach(o ->
            contents(o)
                .forEach(content -> {
                  var name = content.schema().path("$ref").asString("").replaceAll(".*/", "");
                  if (content.example().isEmpty()) {
                    faults.add(
                        "%s has no example of %s: write adapters-web/src/main/resources/dev/purser/web/shared/openapi/examples/%s.json"
                            .formatted(o.id(), name, name.replaceAll("List$", "")));
                  } else {
                    document.faults(content.schema(), content.example().get()).stream()
                        .map(fault -> "the example of " + name + " is wrong at " + fault)
                        .forEach(faults::add);
                  }
                }));

    assertThat(new HashSet<>(faults)).isEmpty();
  }

  @Test
  void showsProblemsThatAreAsTheirSchemaSays() {
    var schema =
        document
            .json()
            .at("/components/responses/not-found/content/application~1problem+json/schema");

    var examples = document.json().at("/components/examples");

    assertThat(examples.size()).isEqualTo(ProblemCode.values().length);
    examples.forEach(e -> assertThat(document.faults(schema, e.path("value"))).isEmpty());
  }

  /** A code that nobody names is either forgotten at its route or dead. */
  @Test
  void namesEveryCodeAtSomeRoute() {
    var named = new HashSet<String>();
    document.operations().forEach(o -> o.answers().values().forEach(a -> named.addAll(a.codes())));

    var unnamed =
        Arrays.stream(ProblemCode.values())
            .filter(code -> !OF_NO_ROUTE.contains(code) && !named.contains(code.code()))
            .toList();

    assertThat(unnamed).as("codes that no route names in @Refuses").isEmpty();
  }

  @Test
  void refersOnlyToWhatIsThere() {
    document
        .json()
        .findValuesAsString("$ref")
        .forEach(reference ->
            assertThat(document.json().at(reference.substring(1)).isMissingNode())
                .as(reference)
                .isFalse());
  }

  @Test
  void isKeptInTheDocs() throws IOException {
    var current = TestService.client().get("/openapi.yaml").bytes();
    if (Boolean.getBoolean(WRITE)) {
      Files.write(COPY, current);
    }

    assertThat(Files.readString(COPY).equals(new String(current, UTF_8)))
        .as(
            "docs/openapi.yaml is what the code says; ./purser openapi makes it so, then read what"
                + " changed")
        .isTrue();
  }

  /**
   * The description as it was last released is a copy that only a release renews. As long as the
   * changelog has no version there may be none.
   */
  @Test
  void breaksNoClientOfTheReleasedDescription() throws IOException {
    if (Files.notExists(RELEASED)) {
      assertThat(Files.readString(CHANGELOG))
          .as("a released version needs its description: cp docs/openapi.yaml " + RELEASED)
          .doesNotContainPattern("(?m)^## \\[\\d");
      return;
    }
    var released = Yaml31.mapper().readTree(RELEASED.toFile()).toString();

    var changes = BreakingChanges.between(ApiDocument.parse(released.getBytes(UTF_8)), document);

    assertThat(changes).as("what clients of the released description would stumble over").isEmpty();
  }

  /** Whether it is no controller that tests bring along. */
  private static boolean isOurs(Class<?> controller) {
    return controller
        .getProtectionDomain()
        .getCodeSource()
        .getLocation()
        .equals(WebConfiguration.class.getProtectionDomain().getCodeSource().getLocation());
  }

  private static Stream<ApiOperation.Content> contents(ApiOperation operation) {
    var bodies = operation.body().stream().flatMap(b -> b.contents().entrySet().stream());
    var answers =
        operation.answers().entrySet().stream()
            .filter(a -> a.getKey() < 400)
            .flatMap(a -> a.getValue().contents().entrySet().stream());
    return Stream.concat(bodies, answers)
        .filter(content -> content.getKey().endsWith("json"))
        .map(Map.Entry::getValue);
  }
}
