package dev.purser.web.shared.openapi;

import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import org.springdoc.core.customizers.SpringDocCustomizers;
import org.springdoc.core.discoverer.SpringDocParameterNameDiscoverer;
import org.springdoc.core.extractor.MethodParameterPojoExtractor;
import org.springdoc.core.models.MethodAttributes;
import org.springdoc.core.service.GenericParameterService;
import org.springdoc.core.service.RequestBodyService;
import org.springdoc.webmvc.core.service.RequestService;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.method.HandlerMethod;

/**
 * Has springdoc leave the arguments of routes to {@link OperationDescription}: it does not know
 * their types, and to read them it would need a library that validates beans.
 */
final class UnreadArguments extends RequestService {
  UnreadArguments(
      GenericParameterService parameters,
      RequestBodyService bodies,
      SpringDocCustomizers customizers,
      SpringDocParameterNameDiscoverer names,
      MethodParameterPojoExtractor extractor) {
    super(parameters, bodies, customizers, names, extractor);
  }

  @Override
  public Operation build(
      HandlerMethod method,
      RequestMethod verb,
      Operation operation,
      MethodAttributes attributes,
      OpenAPI document) {
    return operation;
  }
}
