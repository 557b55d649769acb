package dev.purser.web.shared;

import dev.purser.web.shared.problem.ProblemCode;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.security.SecurityRequirements;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** The pages that explain problems, which answers refer to. They are the ones of the docs. */
@Controller
@Tag(
    name = "Operations",
    description = "Whether the service lives, and whether the books are right.")
final class ProblemPages {
  private final Map<String, byte[]> pages =
      Arrays.stream(ProblemCode.values())
          .map(ProblemCode::code)
          .collect(Collectors.toUnmodifiableMap(Function.identity(), ProblemPages::read));

  @Operation(operationId = "explainProblem", summary = "Explain a code of a problem")
  @SecurityRequirements
  @GetMapping("/problems/{code}")
  Answer<Void> show(@PathVariable String code) {
    return Replies.answer(Optional.ofNullable(pages.get(code)), Answer.Prose::new);
  }

  private static byte[] read(String code) {
    try {
      return new ClassPathResource("problems/" + code + ".md").getContentAsByteArray();
    } catch (IOException missing) {
      throw new UncheckedIOException("no page for " + code, missing);
    }
  }
}
