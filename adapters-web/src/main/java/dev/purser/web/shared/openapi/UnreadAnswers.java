package dev.purser.web.shared.openapi;

import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.responses.ApiResponses;
import org.springdoc.core.models.MethodAttributes;
import org.springdoc.core.properties.SpringDocConfigProperties;
import org.springdoc.core.service.GenericResponseService;
import org.springdoc.core.service.OperationService;
import org.springdoc.core.utils.PropertyResolverUtils;
import org.springframework.web.method.HandlerMethod;

/** Has springdoc leave the answers of routes to {@link OperationDescription}. */
final class UnreadAnswers extends GenericResponseService {
  UnreadAnswers(
      OperationService operations,
      SpringDocConfigProperties properties,
      PropertyResolverUtils resolver) {
    super(operations, properties, resolver);
  }

  @Override
  public ApiResponses build(
      Components components,
      HandlerMethod method,
      Operation operation,
      MethodAttributes attributes) {
    return new ApiResponses();
  }
}
